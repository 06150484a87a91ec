//! What is checked: compiled files, and the modules of a `buf.yaml` that say which rules hold for which.

mod config;
pub(crate) mod git;

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
use crate::input::{self, Input};
use crate::roots;

/// One state of files, compiled.
#[derive(Debug)]
pub(crate) struct Workspace {
    /// The files.
    pub(crate) files: Files,
    /// The modules they are in.
    pub(crate) modules: Vec<Module>,
    /// What its `buf.yaml` says, or what was given.
    pub(crate) config: Config,
    /// The files asked for by name; none if a whole folder was asked for.
    pub(crate) named: Option<BTreeSet<String>>,
    /// Where files were read.
    pub(crate) places: BTreeMap<String, PathBuf>,
}

/// A module of a configuration and its files.
#[derive(Debug)]
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
        (None, Place::Folder(folder) | Place::Files(folder)) => {
            let path = folder.join("buf.yaml");
            path.is_file().then(|| config::read(&path)).transpose()?
        }
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
            let config = config.unwrap_or_else(config::usual);
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
    let (input, owned) = input::read_roots(&found)?;
    let mut modules: Vec<Module> = config.modules.iter().map(Module::new).collect();
    for (owner, paths) in owners.into_iter().zip(owned) {
        if let Some(module) = modules.get_mut(owner) {
            module.paths.extend(paths);
        }
    }
    let Some((files, wanted, missing, places)) = sources(input) else {
        bail!("`{}` is no folder of sources", folder.display());
    };
    let named = named.map(|named| names(named, &places)).transpose()?;
    let compiled = compiled(&files, &wanted, &missing)?;
    Ok(match compiled {
        Ok(files) => Ok(Workspace {
            files: files.only(|path| named.as_ref().is_none_or(|named| named.contains(path))),
            modules,
            config,
            named,
            places,
        }),
        Err(errors) => Err(Broken {
            errors,
            sources: files,
            places,
        }),
    })
}

impl Module {
    fn new(config: &playground_check::config::Module) -> Self {
        Self {
            config: config.clone(),
            paths: BTreeSet::new(),
        }
    }
}

type Sources = (
    Vec<SourceFile>,
    Vec<String>,
    BTreeMap<String, Option<PathBuf>>,
    BTreeMap<String, PathBuf>,
);

fn sources(input: Input) -> Option<Sources> {
    match input {
        Input::Sources {
            files,
            wanted,
            missing,
            places,
        } => Some((files, wanted, missing, places)),
        Input::DescriptorSet(_) => None,
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
    config: Config,
    is_named: bool,
) -> anyhow::Result<Result<Workspace, Broken>> {
    let (files, wanted, places) = match input {
        Input::DescriptorSet(bytes) => {
            let schema = Schema::decode(&bytes)?;
            let is_own = |path: &&String| {
                let known = [CORE_PATHS, LIBRARY_PATHS];
                !known.iter().any(|paths| paths.contains(&path.as_str()))
            };
            let wanted: Vec<String> = schema.roots().iter().filter(is_own).cloned().collect();
            let files = Files::decode(&bytes, &wanted, &[])?;
            (files, wanted, BTreeMap::new())
        }
        Input::Sources {
            files,
            wanted,
            missing,
            places,
        } => match compiled(&files, &wanted, &missing)? {
            Ok(compiled) => (compiled, wanted, places),
            Err(errors) => {
                return Ok(Err(Broken {
                    errors,
                    sources: files,
                    places,
                }));
            }
        },
    };
    let modules = config.modules.first().map(|module| Module {
        config: module.clone(),
        paths: wanted.iter().cloned().collect(),
    });
    Ok(Ok(Workspace {
        files,
        modules: modules.into_iter().collect(),
        named: is_named.then(|| wanted.into_iter().collect()),
        config,
        places,
    }))
}

/// Compiles sources; the errors if there are any.
fn compiled(
    files: &[SourceFile],
    wanted: &[String],
    missing: &BTreeMap<String, Option<PathBuf>>,
) -> anyhow::Result<Result<Files, Vec<Diagnostic>>> {
    let mut analysis = analyze(&Engine::new(Terminal), files)?;
    roots::advise(&mut analysis.diagnostics, files, missing);
    let mut errors = analysis.diagnostics;
    errors.retain(|finding| finding.severity == Severity::Error);
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    let schema = analysis.schema.unwrap_or_default();
    Ok(Ok(Files::decode(&schema, wanted, files)?))
}
