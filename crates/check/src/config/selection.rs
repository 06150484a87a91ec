//! Rules chosen by id and category, and the files each leaves out.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::is_within;
use crate::rule::{Categories, Rule, Version};

/// What choosing needs to know of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its id.
    pub id: &'static str,
    /// Its categories.
    pub categories: Categories,
    /// What took its place, if it is deprecated.
    pub replacements: &'static [&'static str],
}

impl<C: ?Sized> From<&Rule<C>> for Row {
    fn from(rule: &Rule<C>) -> Self {
        Self {
            id: rule.id,
            categories: rule.categories,
            replacements: rule.replacements,
        }
    }
}

/// Rules chosen by id and category, and the files each leaves out. Paths are relative to the import root.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Version that decides the categories.
    pub version: Version,
    /// Ids and categories to use; none means the default.
    pub uses: Vec<String>,
    /// Ids and categories not to use.
    pub except: Vec<String>,
    /// Files and folders without findings.
    pub ignore: Vec<String>,
    /// Files and folders without findings of a rule or category.
    pub ignore_only: BTreeMap<String, Vec<String>>,
    /// Whether no rule of ours runs.
    pub disable_builtin: bool,
}

/// The categories rules are in by default, of lint and of breaking.
const DEFAULT: &[&str] = &["STANDARD", "FILE"];

impl Selection {
    /// The chosen rules among those of a registry.
    pub fn choose(&self, rows: &[Row]) -> Chosen<'_> {
        let mut ids: BTreeSet<_> = match self.uses.as_slice() {
            [] => self.expand_all(DEFAULT, rows),
            uses => self.expand_all(uses, rows),
        };
        for id in self.expand_all(&self.except, rows) {
            ids.remove(id);
        }
        if self.disable_builtin {
            ids.clear();
        }
        let mut ignore_only: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (name, paths) in &self.ignore_only {
            for id in self.expand_all(&[name], rows) {
                ignore_only
                    .entry(id)
                    .or_default()
                    .extend(paths.iter().map(String::as_str));
            }
        }
        Chosen {
            ids,
            ignore: &self.ignore,
            ignore_only,
        }
    }

    /// The rules that ids and categories stand for.
    fn expand_all(&self, names: &[impl AsRef<str>], rows: &[Row]) -> BTreeSet<&'static str> {
        let mut ids = BTreeSet::new();
        for row in rows {
            let Some(categories) = row.categories.of(self.version) else {
                continue;
            };
            let mut names = names.iter().map(AsRef::as_ref);
            if !names.any(|name| row.id == name || categories.contains(&name)) {
                continue;
            }
            match row.replacements {
                [] => ids.extend([row.id]),
                replacements => ids.extend(replacements),
            }
        }
        ids
    }
}

/// What a selection comes to.
#[derive(Debug)]
pub struct Chosen<'s> {
    ids: BTreeSet<&'static str>,
    ignore: &'s [String],
    ignore_only: BTreeMap<&'static str, Vec<&'s str>>,
}

impl Chosen<'_> {
    /// Whether a rule is chosen.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether findings of a rule in a file are not wanted.
    pub fn ignores(&self, id: &str, path: &str) -> bool {
        let only = self.ignore_only.get(id).map_or(&[][..], Vec::as_slice);
        let mut folders = self
            .ignore
            .iter()
            .map(String::as_str)
            .chain(only.iter().copied());
        folders.any(|folder| is_within(path, folder))
    }
}
