//! A workspace with other texts, in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use playground_check::{Files, Move};
use playground_engine::Engine;
use playground_schema::{Severity, SourceFile};

use super::{Workspace, asked};
use crate::commands::analyze;

impl Workspace {
    /// The same with these files, some of which have another path than they had; the files of the errors if they do
    /// not compile.
    ///
    /// # Errors
    /// If the library of the engine is damaged.
    pub(crate) fn with(
        &self,
        engine: &Engine,
        files: &[SourceFile],
        moves: &[Move],
    ) -> anyhow::Result<Result<Self, Vec<String>>> {
        let analysis = analyze(engine, files)?;
        let errors = analysis.diagnostics.into_iter();
        let errors = errors.filter(|found| found.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|error| error.path).collect();
        if !errors.is_empty() {
            return Ok(Err(errors));
        }
        let mut modules = self.modules.clone();
        for module in &mut modules {
            module.paths = all_moved(&module.paths, moves);
        }
        let wanted: Vec<String> = modules
            .iter()
            .flat_map(|module| module.paths.clone())
            .collect();
        let all = Files::decode(&engine.encoded().unwrap_or_default(), &wanted, files)?;
        let named = self.named.as_ref().map(|named| all_moved(named, moves));
        Ok(Ok(Self {
            files: asked(&all, named.as_ref()),
            all,
            modules,
            config: self.config.clone(),
            configured: self.configured,
            named,
            places: places(&self.places, moves),
        }))
    }
}

/// Where a path leads after moves, one after the other.
pub(crate) fn moved(path: &str, moves: &[Move]) -> String {
    moves
        .iter()
        .fold(path.to_owned(), |path, step| match path == step.from {
            true => step.to.clone(),
            false => path,
        })
}

fn all_moved(paths: &BTreeSet<String>, moves: &[Move]) -> BTreeSet<String> {
    paths.iter().map(|path| moved(path, moves)).collect()
}

/// Where files are after moves: below the same import roots.
pub(crate) fn places(
    places: &BTreeMap<String, PathBuf>,
    moves: &[Move],
) -> BTreeMap<String, PathBuf> {
    let after = places.iter().map(|(path, place)| {
        let name = moved(path, moves);
        let root = place.ancestors().nth(Path::new(path).components().count());
        let place = root.map_or_else(|| place.clone(), |root| root.join(&name));
        (name, place)
    });
    after.collect()
}
