//! All files of a run, and the types each of them sees.

use std::collections::HashMap;
use std::sync::Arc;

use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto, FileDescriptorProto};

use super::clash::Findings;
use super::declare::Kind;
use super::order::Order;
use super::table::{At, Table};
use super::{Linked, elements};
use crate::finding::Finding;
use crate::view::{Found, Types, View};

/// Linked files, in the order they were given.
pub(crate) struct Pool {
    files: Vec<Option<Arc<Linked>>>,
    table: Table,
    order: Order,
    clashes: Findings,
    beside: HashMap<u32, u32>,
    by_path: HashMap<Arc<str>, u32>,
}

impl Pool {
    pub(super) fn new(
        files: Vec<Option<Arc<Linked>>>,
        table: Table,
        order: Order,
        clashes: Findings,
        beside: HashMap<u32, u32>,
    ) -> Self {
        let linked = files.iter().enumerate();
        let linked = linked.filter_map(|(file, linked)| Some((file as u32, linked.as_ref()?)));
        Self {
            by_path: linked
                .map(|(file, linked)| (Arc::clone(&linked.path), file))
                .collect(),
            files,
            table,
            order,
            clashes,
            beside,
        }
    }

    /// What came of a unit.
    pub(crate) fn linked(&self, unit: usize) -> Option<&Arc<Linked>> {
        self.files.get(self.file(unit)? as usize)?.as_ref()
    }

    /// All that is wrong with a unit.
    pub(crate) fn findings(&self, unit: usize) -> impl Iterator<Item = &Finding> {
        let own = self.linked(unit).map(|linked| linked.findings.as_slice());
        let clashes = self.file(unit).and_then(|file| self.clashes.get(&file));
        let own = own.unwrap_or_default().iter();
        own.chain(clashes.into_iter().flatten())
    }

    /// A file that comes with the compiler and has names of this unit, which is right because no file uses both.
    pub(crate) fn beside(&self, unit: usize) -> Option<&str> {
        let other = self.beside.get(&self.file(unit)?)?;
        let linked = self.files.get(*other as usize)?.as_ref()?;
        Some(&linked.path)
    }

    /// What a unit sees.
    pub(crate) fn seen(&self, unit: usize) -> Option<Seen<'_>> {
        let file = self.file(unit)?;
        let linked = self.linked(unit)?;
        Some(Seen {
            pool: self,
            file,
            linked,
        })
    }

    fn file(&self, unit: usize) -> Option<u32> {
        self.order.files.get(unit).copied()
    }
}

/// The types a file sees; a name that several files declare is that of the file itself or the first.
pub(crate) struct Seen<'p> {
    pool: &'p Pool,
    file: u32,
    linked: &'p Arc<Linked>,
}

impl Seen<'_> {
    /// The view for the checks; `text` is that of the file.
    pub(crate) fn view<'a>(&'a self, text: &'a str) -> View<'a> {
        View {
            text,
            file: &self.linked.descriptor,
            lowered: &self.linked.lowered,
            features: &self.linked.features,
            types: self,
        }
    }

    fn find<'a, T>(
        &'a self,
        name: &str,
        kinds: &[Kind],
        element: impl Fn(&'a Linked, &[i32]) -> Option<&'a T>,
    ) -> Option<Found<'a, T>> {
        let table = &self.pool.table;
        let entry = table.get(name.strip_prefix('.').unwrap_or(name))?;
        let fits = |at: &At| {
            let symbol = table.symbol(*at);
            symbol.is_some_and(|symbol| kinds.contains(&symbol.kind))
        };
        let at = entry.meant(&self.pool.order, self.file, fits)?;
        let linked = self.pool.files.get(at.file as usize)?.as_ref()?;
        let path = table.path(at);
        Some(Found {
            element: element(linked, &path)?,
            file: &linked.descriptor,
            path,
            features: &linked.features,
        })
    }
}

impl Types for Seen<'_> {
    fn message(&self, name: &str) -> Option<Found<'_, DescriptorProto>> {
        self.find(name, &[Kind::Message], |linked, path| {
            elements::message(&linked.descriptor, path)
        })
    }

    fn enumeration(&self, name: &str) -> Option<Found<'_, EnumDescriptorProto>> {
        self.find(name, &[Kind::Enum], |linked, path| {
            elements::enumeration(&linked.descriptor, path)
        })
    }

    fn file(&self, name: &str) -> Option<&FileDescriptorProto> {
        let file = self.pool.by_path.get(name)?;
        let linked = self.pool.files.get(*file as usize)?.as_ref()?;
        Some(&linked.descriptor)
    }
}
