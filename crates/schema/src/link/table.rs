//! The names of all files in one table; who may see which is decided where they are looked up.

use std::collections::HashMap;
use std::sync::Arc;

use super::declare::{Declared, Symbol};
use super::hash::Quick;
use super::order::{Apart, Order};

/// A symbol of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct At {
    /// Which file.
    pub(crate) file: u32,
    /// Which of its [`Declared::symbols`].
    pub(crate) symbol: u32,
}

/// Most places of one name in one file that are kept.
const SAME_FILE: usize = 8;

/// Where a name is declared: once, unless there is a mistake or the files have nothing to do with each other.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) first: At,
    pub(super) more: Vec<At>,
}

impl Entry {
    /// Every place.
    pub(super) fn all(&self) -> impl Iterator<Item = At> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// The place that a file means, of those that fit: its own, else one it sees, else any.
    pub(super) fn meant(&self, order: &Order, from: u32, fits: impl Fn(&At) -> bool) -> Option<At> {
        if self.more.is_empty() {
            return Some(self.first).filter(fits);
        }
        let find = |near: &dyn Fn(&At) -> bool| self.all().find(|at| fits(at) && near(at));
        find(&|at| at.file == from)
            .or_else(|| find(&|at| order.sees(from, at.file)))
            .or_else(|| find(&|_| true))
    }

    /// Whether the last file, this one, has the name so often already that one more place tells nothing new: places
    /// are searched one by one.
    fn is_crowded(&self, file: u32) -> bool {
        let before = self.more.len().checked_sub(SAME_FILE);
        let before = before.and_then(|index| self.more.get(index));
        before.is_some_and(|at| at.file == file)
    }
}

/// Every name of every file.
#[derive(Debug, Default)]
pub(crate) struct Table {
    files: Vec<Arc<Declared>>,
    names: HashMap<Arc<str>, Entry, Quick>,
    /// Each package with the first file that is in it or in one below it, and before that those that come along.
    packages: HashMap<Arc<str>, Vec<u32>, Quick>,
    /// Names by what stands after their last dot, made when first asked for.
    pub(super) by_last: std::sync::OnceLock<HashMap<Arc<str>, Vec<At>>>,
}

/// A name that is declared in two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clash {
    /// Two symbols.
    Symbols { first: At, second: At },
    /// A symbol has the name of a package: `later` tells which of the two files comes later.
    Package { symbol: At, package: u32 },
}

impl Table {
    /// The names of files that are numbered as they come, what is imported before what imports it.
    pub(super) fn new(files: Vec<Arc<Declared>>, apart: &mut Apart<'_>) -> (Self, Vec<Clash>) {
        let count = files.iter().map(|file| file.symbols.len()).sum();
        let mut table = Self {
            names: HashMap::with_capacity_and_hasher(count, Quick::default()),
            ..Self::default()
        };
        let mut clashes = Vec::new();
        for (file, declared) in files.iter().enumerate() {
            table.add_packages(file as u32, declared, apart, &mut clashes);
            table.add_symbols(file as u32, declared, apart, &mut clashes);
        }
        table.files = files;
        (table, clashes)
    }

    fn add_packages(
        &mut self,
        file: u32,
        declared: &Declared,
        apart: &mut Apart<'_>,
        clashes: &mut Vec<Clash>,
    ) {
        for package in &declared.packages {
            if let Some(entry) = self.names.get(package) {
                let symbol = entry.all().find(|at| apart.meet(at.file, file));
                let package = file;
                clashes.extend(symbol.map(|symbol| Clash::Package { symbol, package }));
            }
            let files = self.packages.entry(Arc::clone(package)).or_default();
            if files.iter().all(|file| apart.comes_along(*file)) {
                files.push(file);
            }
        }
    }

    /// What lies in something that is declared twice clashes as one with it.
    fn add_symbols(
        &mut self,
        file: u32,
        declared: &Declared,
        apart: &mut Apart<'_>,
        clashes: &mut Vec<Clash>,
    ) {
        let mut quiet = vec![false; declared.symbols.len()];
        for (index, symbol) in declared.symbols.iter().enumerate() {
            let within = symbol.parent.and_then(|parent| quiet.get(parent as usize));
            let told = within.copied().unwrap_or(false);
            let at = At {
                file,
                symbol: index as u32,
            };
            let clash = self.add(at, symbol, apart);
            if let Some(slot) = quiet.get_mut(index) {
                *slot = told || clash.is_some();
            }
            clashes.extend(clash.filter(|_| !told));
        }
    }

    fn add(&mut self, at: At, symbol: &Symbol, apart: &mut Apart<'_>) -> Option<Clash> {
        if symbol.name.is_empty() {
            return None;
        }
        let files = self.packages.get(&symbol.name).into_iter().flatten();
        let package = files.copied().find(|file| apart.meet(*file, at.file));
        let first = self.push(at, symbol, apart);
        Some(match package {
            Some(package) => Clash::Package {
                symbol: at,
                package,
            },
            None => Clash::Symbols {
                first: first?,
                second: at,
            },
        })
    }

    /// Gives the symbol that has the name already.
    fn push(&mut self, at: At, symbol: &Symbol, apart: &mut Apart<'_>) -> Option<At> {
        match self.names.get_mut(&symbol.name) {
            Some(entry) => {
                let first = entry.all().find(|first| apart.meet(first.file, at.file));
                if !entry.is_crowded(at.file) {
                    entry.more.push(at);
                }
                first
            }
            None => {
                let entry = Entry {
                    first: at,
                    more: Vec::new(),
                };
                self.names.insert(Arc::clone(&symbol.name), entry);
                None
            }
        }
    }

    /// Everything of that name, which has no leading dot.
    pub(super) fn get(&self, name: &str) -> Option<&Entry> {
        self.names.get(name)
    }

    /// What is known of a symbol.
    pub(super) fn symbol(&self, at: At) -> Option<&Symbol> {
        let file = self.declared(at.file)?;
        file.symbols.get(at.symbol as usize)
    }

    /// The names of a file.
    pub(super) fn declared(&self, file: u32) -> Option<&Declared> {
        self.files.get(file as usize).map(Arc::as_ref)
    }

    /// The path of a symbol in its descriptor.
    pub(super) fn path(&self, at: At) -> crate::ir::Path {
        let file = self.declared(at.file);
        file.map(|file| file.path(at.symbol)).unwrap_or_default()
    }

    /// Gives the path of a symbol in its descriptor to a function.
    pub(super) fn with_path<T>(&self, at: At, look: impl FnOnce(&[i32]) -> Option<T>) -> Option<T> {
        self.declared(at.file)?.with_path(at.symbol, look)
    }

    /// What contains a symbol.
    pub(super) fn parent(&self, at: At) -> Option<At> {
        let symbol = self.symbol(at)?.parent?;
        Some(At { symbol, ..at })
    }

    /// Symbols whose name ends with `.last` or is `last`.
    pub(super) fn by_last(&self, last: &str) -> &[At] {
        let map = self.by_last.get_or_init(|| {
            let mut map: HashMap<Arc<str>, Vec<At>> = HashMap::new();
            for (name, entry) in &self.names {
                let last = name.rsplit('.').next().unwrap_or(name);
                map.entry(last.into()).or_default().extend(entry.all());
            }
            for list in map.values_mut() {
                list.sort_by_key(|at| (at.file, at.symbol));
            }
            map
        });
        map.get(last).map(Vec::as_slice).unwrap_or_default()
    }
}
