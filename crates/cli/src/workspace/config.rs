//! Reads a `buf.yaml`, and finds the folders it names.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use playground_check::Version;
use playground_check::config::{self, Config, ConfigError};

use crate::input::Root;

/// Reads a configuration.
///
/// # Errors
/// If it cannot be read or honoured: one line for each place that is wrong.
pub(crate) fn read(path: &Path) -> anyhow::Result<Config> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    honoured(path, Config::parse(&text))
}

/// The configuration of a folder: its `buf.yaml`, or those of the folders that its `buf.work.yaml` names.
///
/// # Errors
/// If one cannot be read or honoured, or both are there.
pub(super) fn of_folder(folder: &Path) -> anyhow::Result<Option<Config>> {
    let (own, work) = (folder.join("buf.yaml"), folder.join("buf.work.yaml"));
    match (own.is_file(), work.is_file()) {
        (false, false) => Ok(None),
        (true, false) => read(&own).map(Some),
        (false, true) => of_work(folder, &work).map(Some),
        (true, true) => bail!("`{}` has a buf.yaml and a buf.work.yaml", folder.display()),
    }
}

fn of_work(around: &Path, work: &Path) -> anyhow::Result<Config> {
    let name = work.display();
    let text = fs::read_to_string(work).with_context(|| format!("cannot read `{name}`"))?;
    let mut configs = Vec::new();
    for folder in honoured(work, config::work(&text))? {
        let own = around.join(&folder).join("buf.yaml");
        let config = match own.is_file() {
            true => read(&own)?,
            false => Config::usual(),
        };
        if config.version == Version::V2 {
            bail!(
                "`{}`: in a workspace of a buf.work.yaml it should be v1 or v1beta1",
                own.display()
            );
        }
        configs.push((folder, config));
    }
    Ok(Config::joined(configs))
}

/// What was read from a file.
///
/// # Errors
/// If it cannot be honoured: one line for each place that is wrong.
pub(super) fn honoured<T>(path: &Path, read: Result<T, Vec<ConfigError>>) -> anyhow::Result<T> {
    let errors = match read {
        Ok(config) => return Ok(config),
        Err(errors) => errors,
    };
    let name = path.display();
    let lines = errors
        .iter()
        .map(|error| format!("{name}:{}:{}: {}", error.line, error.column, error.message));
    bail!("{}", lines.collect::<Vec<_>>().join("\n"))
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
