//! What is checked: compiled files, and the modules of a `buf.yaml` that say which rules hold for which.

pub(crate) mod again;
pub(crate) mod against;
mod config;
mod git;
pub(crate) mod own;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use playground_check::Files;
use playground_check::config::Config;
use playground_engine::{Engine, LIBRARY_PATHS};
use playground_protos::CORE_PATHS;
use playground_schema::{Diagnostic, Schema, Severity, SourceFile};

use crate::commands::analyze;
use crate::host::Terminal;
use crate::input::{self, Input, Sources};
use crate::roots;

/// One state of files, compiled.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The files that are checked, with all they import.
    pub(crate) files: Files,
    /// All files, as who uses what matters to fixes.
    pub(crate) all: Files,
    /// The modules they are in.
    pub(crate) modules: Vec<Module>,
    /// What its `buf.yaml` says, or what was given.
    pub(crate) config: Config,
    /// Whether that was said at all.
    pub(crate) configured: bool,
    /// The files asked for by name; none if a whole folder was asked for.
    pub(crate) named: Option<BTreeSet<String>>,
    /// Where files were read.
    pub(crate) places: BTreeMap<String, PathBuf>,
}

/// A module of a configuration and its files.
#[derive(Debug, Clone)]
pub(crate) struct Module {
    /// What the configuration says of it.
    pub(crate) config: playground_check::config::Module,
    /// Its files.
    pub(crate) paths: BTreeSet<String>,
}

/// Files that do not compile.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The errors.
    pub(crate) errors: Vec<Diagnostic>,
    /// The files.
    pub(crate) sources: Vec<SourceFile>,
    /// Where they were read.
    pub(crate) places: BTreeMap<String, PathBuf>,
}

/// Reads and compiles inputs. The configuration is the given one, else the `buf.yaml` of the folder, else `fallback`.
///
/// # Errors
/// If an input cannot be read, or the configuration cannot be honoured.
pub(crate) fn read(
    inputs: &[PathBuf],
    config: Option<&Path>,
    fallback: Option<&Config>,
) -> anyhow::Result<Result<Workspace, Broken>> {
    let place = Place::of(inputs);
    let config = match (config, &place) {
        (Some(path), _) => Some(config::read(path)?),
        (None, Place::Folder(folder) | Place::Files(folder)) => config::of_folder(folder)?,
        (None, Place::Other) => None,
    };
    let config = match (config, &place) {
        (None, Place::Folder(folder)) => fallback
            .filter(|other| config::fits(other, folder))
            .cloned(),
        (config, _) => config,
    };
    match (config, place) {
        (Some(config), Place::Folder(folder)) => in_folder(&folder, config, None),
        (Some(config), Place::Files(folder)) => in_folder(&folder, config, Some(inputs)),
        (config, place) => {
            let is_named = matches!(place, Place::Files(_));
            of_input(input::read(inputs)?, config, is_named)
        }
    }
}

/// Where inputs are.
enum Place {
    /// One folder.
    Folder(PathBuf),
    /// Sources; the current directory counts as their folder.
    Files(PathBuf),
    /// Several folders, or a descriptor set.
    Other,
}

impl Place {
    fn of(inputs: &[PathBuf]) -> Self {
        let is_source = |path: &PathBuf| path.extension().is_some_and(|end| end == "proto");
        match inputs {
            [] => Self::Folder(PathBuf::from(".")),
            [folder] if folder.is_dir() => Self::Folder(folder.clone()),
            files if files.iter().all(is_source) => Self::Files(PathBuf::from(".")),
            _ => Self::Other,
        }
    }
}

/// The modules of a folder; with `named` files only those are checked.
fn in_folder(
    folder: &Path,
    config: Config,
    named: Option<&[PathBuf]>,
) -> anyhow::Result<Result<Workspace, Broken>> {
    let (owners, found): (Vec<usize>, Vec<_>) = config::roots(&config, folder).into_iter().unzip();
    let (sources, owned) = input::read_roots(&found)?;
    let mut modules: Vec<Module> = config.modules.iter().map(Module::new).collect();
    for (owner, paths) in owners.into_iter().zip(owned) {
        if let Some(module) = modules.get_mut(owner) {
            module.paths.extend(paths);
        }
    }
    let named = named.map(|named| names(named, &sources.places));
    let named = named.transpose()?;
    Ok(
        compiled(sources)?.map(|Compiled { files, places, .. }| Workspace {
            files: asked(&files, named.as_ref()),
            all: files,
            modules,
            config,
            configured: true,
            named,
            places,
        }),
    )
}

/// The files that were asked for by name, if any were.
fn asked(files: &Files, named: Option<&BTreeSet<String>>) -> Files {
    files.only(|path| named.is_none_or(|named| named.contains(path)))
}

impl Module {
    fn new(config: &playground_check::config::Module) -> Self {
        Self {
            config: config.clone(),
            paths: BTreeSet::new(),
        }
    }
}

/// The import paths of files that were given by name.
fn names(
    given: &[PathBuf],
    places: &BTreeMap<String, PathBuf>,
) -> anyhow::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for path in given {
        let cannot = || format!("cannot read `{}`", path.display());
        let place = fs::canonicalize(path).with_context(cannot)?;
        let Some((name, _)) = places.iter().find(|(_, other)| **other == place) else {
            bail!("`{}` is in no module of the buf.yaml", path.display());
        };
        names.insert(name.clone());
    }
    Ok(names)
}

/// Inputs without a `buf.yaml` of their own: one module, whatever its folders are.
fn of_input(
    input: Input,
    config: Option<Config>,
    is_named: bool,
) -> anyhow::Result<Result<Workspace, Broken>> {
    let compiled = match input {
        Input::DescriptorSet(bytes) => decoded(&bytes)?,
        Input::Sources(sources) => match compiled(sources)? {
            Ok(compiled) => compiled,
            Err(broken) => return Ok(Err(broken)),
        },
    };
    let Compiled {
        files,
        wanted,
        places,
    } = compiled;
    let configured = config.is_some();
    let config = config.unwrap_or_else(Config::usual);
    let modules = config.modules.first().map(|module| Module {
        config: module.clone(),
        paths: wanted.iter().cloned().collect(),
    });
    Ok(Ok(Workspace {
        all: files.clone(),
        files,
        modules: modules.into_iter().collect(),
        named: is_named.then(|| wanted.into_iter().collect()),
        config,
        configured,
        places,
    }))
}

/// Files that compiled, those of them asked for, and where they were read.
struct Compiled {
    files: Files,
    wanted: Vec<String>,
    places: BTreeMap<String, PathBuf>,
}

/// The files of a descriptor set; what every compiler brings along was not asked for.
fn decoded(bytes: &[u8]) -> anyhow::Result<Compiled> {
    let schema = Schema::decode(bytes)?;
    let is_own = |path: &&String| {
        let known = [CORE_PATHS, LIBRARY_PATHS];
        !known.iter().any(|paths| paths.contains(&path.as_str()))
    };
    let wanted: Vec<String> = schema.roots().iter().filter(is_own).cloned().collect();
    Ok(Compiled {
        files: Files::decode(bytes, &wanted, &[])?,
        wanted,
        places: BTreeMap::new(),
    })
}

/// Compiles sources.
fn compiled(sources: Sources) -> anyhow::Result<Result<Compiled, Broken>> {
    let Sources {
        files,
        wanted,
        missing,
        places,
    } = sources;
    let engine = Engine::new(Terminal);
    let mut analysis = analyze(&engine, &files)?;
    roots::advise(&mut analysis.diagnostics, &files, &missing);
    let mut errors = analysis.diagnostics;
    errors.retain(|finding| finding.severity == Severity::Error);
    if !errors.is_empty() {
        return Ok(Err(Broken {
            errors,
            sources: files,
            places,
        }));
    }
    let schema = engine.encoded().unwrap_or_default();
    Ok(Ok(Compiled {
        files: Files::decode(&schema, &wanted, &files)?,
        wanted,
        places,
    }))
}
