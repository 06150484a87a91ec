//! Reads a `buf.yaml`, and finds the folders it names.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use playground_check::config::{Config, Module};

use crate::input::Root;

/// Reads a configuration.
///
/// # Errors
/// If it cannot be read or honoured: one line for each place that is wrong.
pub(crate) fn read(path: &Path) -> anyhow::Result<Config> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    let errors = match Config::parse(&text) {
        Ok(config) => return Ok(config),
        Err(errors) => errors,
    };
    let lines = errors
        .iter()
        .map(|error| format!("{name}:{}:{}: {}", error.line, error.column, error.message));
    bail!("{}", lines.collect::<Vec<_>>().join("\n"))
}

/// What holds without a configuration: one module, and the rules that are usual.
pub(super) fn usual() -> Config {
    let module = Module {
        roots: vec![".".to_owned()],
        ..Module::default()
    };
    Config {
        modules: vec![module],
        ..Config::default()
    }
}

/// The import roots of a configuration in its folder, each with the index of its module.
pub(super) fn roots(config: &Config, folder: &Path) -> Vec<(usize, Root)> {
    let within = |path: &String| match path.as_str() {
        "." => folder.to_path_buf(),
        path => folder.join(path),
    };
    let modules = config.modules.iter().enumerate();
    let roots = modules.flat_map(|(index, module)| {
        module.roots.iter().map(move |root| {
            let root = Root {
                folder: within(root),
                includes: module.includes.iter().map(within).collect(),
                excludes: module.excludes.iter().map(within).collect(),
            };
            (index, root)
        })
    });
    roots.collect()
}

/// Whether a folder has all import roots of a configuration.
pub(super) fn fits(config: &Config, folder: &Path) -> bool {
    let roots = roots(config, folder);
    roots.iter().all(|(_, root)| root.folder.is_dir())
}
