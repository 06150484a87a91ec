//! What one file may see of the table, and how a name is searched from the inside out.
//!
//! Rule: <https://protobuf.com/docs/language-spec#resolving-relative-references>. The innermost scope that knows the
//! first part of a name decides, and imports are seen with what they import publicly.

use std::collections::{HashMap, HashSet};

use super::declare::Kind;
use super::hash::Quick;
use super::table::{At, Table};

/// What a file that is seen gives names to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Anything.
    All,
    /// Options: it is imported by `import option`.
    Options,
}

/// What a name is found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// Something declared.
    Symbol(At, Kind),
    /// A package.
    Package,
}

/// The end of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is this.
    Found(Hit),
    /// The first part is found and makes it this absolute name, which nothing has.
    Astray(String),
    /// No scope knows it.
    Unknown,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The type of a field: a name without dots passes over what is no type.
    Type,
    /// Anything, for what is no option.
    Any,
    /// Anything, for an option.
    Option,
}

/// The view of one file.
pub(super) struct Scope<'t> {
    pub(super) table: &'t Table,
    pub(super) own: u32,
    pub(super) reach: HashMap<u32, Reach, Quick>,
    packages: HashSet<&'t str, Quick>,
    /// Files of which something was found.
    pub(super) used: HashSet<u32, Quick>,
    buffer: String,
}

impl<'t> Scope<'t> {
    /// The view of a file on itself and those in reach.
    pub(super) fn new(table: &'t Table, own: u32, reach: HashMap<u32, Reach, Quick>) -> Self {
        let files = reach.keys().copied().chain([own]);
        let declared = files.filter_map(|file| table.declared(file));
        let packages = declared.flat_map(|file| file.packages.iter().map(AsRef::as_ref));
        Self {
            table,
            own,
            packages: packages.collect(),
            reach,
            used: HashSet::default(),
            buffer: String::new(),
        }
    }

    /// Searches a name as it is written from a scope, which is empty or a name without dot at its ends.
    pub(super) fn resolve(&mut self, name: &str, scope: &str, wanted: Wanted) -> Outcome {
        if let Some(absolute) = name.strip_prefix('.') {
            let found = self.find(absolute, wanted);
            return found.map_or(Outcome::Unknown, Outcome::Found);
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.push_str(scope);
        let outcome = self.outwards(name, &mut buffer, wanted);
        self.buffer = buffer;
        outcome
    }

    fn outwards(&mut self, name: &str, buffer: &mut String, wanted: Wanted) -> Outcome {
        let (first, rest) = name.find('.').map_or((name, ""), |at| name.split_at(at));
        while !buffer.is_empty() {
            let scope = buffer.len();
            buffer.push('.');
            buffer.push_str(first);
            match self.find(buffer, wanted) {
                Some(hit) if rest.is_empty() && (wanted != Wanted::Type || hit.is_type()) => {
                    return Outcome::Found(hit);
                }
                Some(hit) if !rest.is_empty() && hit.is_scope() => {
                    buffer.push_str(rest);
                    return match self.find(buffer, wanted) {
                        Some(hit) => Outcome::Found(hit),
                        None => Outcome::Astray(buffer.clone()),
                    };
                }
                _ => {}
            }
            buffer.truncate(scope);
            buffer.truncate(buffer.rfind('.').unwrap_or(0));
        }
        let found = self.find(name, wanted);
        found.map_or(Outcome::Unknown, Outcome::Found)
    }

    /// What an absolute name without leading dot is for this file.
    pub(super) fn find(&mut self, name: &str, wanted: Wanted) -> Option<Hit> {
        let entry = self.table.get(name);
        let at = entry.and_then(|entry| {
            let mut own = entry.all().filter(|at| at.file == self.own);
            let first = own.next();
            // Of two declarations of one name the one that fits is meant.
            let fits = |at: &At| wanted != Wanted::Type || self.is_type(*at);
            let own = first.filter(fits).or_else(|| own.find(fits)).or(first);
            own.or_else(|| entry.all().find(|at| self.sees(at.file, wanted)))
        });
        match at {
            Some(at) => {
                if at.file != self.own {
                    self.used.insert(at.file);
                }
                let kind = self.table.symbol(at)?.kind;
                Some(Hit::Symbol(at, kind))
            }
            None => self.packages.contains(name).then_some(Hit::Package),
        }
    }

    fn is_type(&self, at: At) -> bool {
        let symbol = self.table.symbol(at);
        symbol.is_some_and(|symbol| symbol.kind.is_type())
    }

    fn sees(&self, file: u32, wanted: Wanted) -> bool {
        match self.reach.get(&file) {
            Some(Reach::All) => true,
            Some(Reach::Options) => wanted == Wanted::Option,
            None => false,
        }
    }
}

impl Hit {
    fn is_scope(self) -> bool {
        match self {
            Self::Package => true,
            Self::Symbol(_, kind) => kind.is_scope(),
        }
    }

    fn is_type(self) -> bool {
        matches!(self, Self::Symbol(_, kind) if kind.is_type())
    }
}
