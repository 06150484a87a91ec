//! The descriptors behind the symbols: of the files that are linked, and of the one that is being linked.

use std::sync::Arc;

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FeatureSet, FieldDescriptorProto, FileDescriptorProto,
};

use super::Linked;
use super::declare::Kind;
use super::elements;
use super::order::Order;
use super::table::{At, Table};
use crate::view::Features;

/// Extensions of `cpp_features.proto` and the like that are part of `protoc`, measured.
const BUILT_IN: &[(&str, i32)] = &[
    ("google.protobuf.FeatureSet", 1000),
    ("google.protobuf.FeatureSet", 1001),
    ("google.protobuf.FeatureSet", 1004),
    ("google.protobuf.FileOptions", 990),
    ("google.protobuf.EnumValueOptions", 998),
];

/// The file that is being linked.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) file: u32,
    /// Names resolved.
    pub(super) descriptor: &'a FileDescriptorProto,
    /// Those of the file's edition until they are known better.
    pub(super) features: &'a Features,
}

/// Everything that options can lead to.
#[derive(Clone, Copy)]
pub(super) struct World<'a> {
    pub(super) table: &'a Table,
    pub(super) done: &'a [Option<Arc<Linked>>],
    pub(super) order: &'a Order,
    pub(super) own: Own<'a>,
}

impl<'a> World<'a> {
    /// Descriptor and features of a file.
    pub(super) fn file(&self, file: u32) -> Option<(&'a FileDescriptorProto, &'a Features)> {
        if file == self.own.file {
            return Some((self.own.descriptor, self.own.features));
        }
        let linked = self.done.get(file as usize)?.as_ref()?;
        Some((&linked.descriptor, &linked.features))
    }

    /// A message.
    pub(super) fn message(&self, at: At) -> Option<&'a DescriptorProto> {
        let (file, _) = self.file(at.file)?;
        self.table
            .with_path(at, |path| elements::message(file, path))
    }

    /// An enum.
    pub(super) fn enumeration(&self, at: At) -> Option<&'a EnumDescriptorProto> {
        let (file, _) = self.file(at.file)?;
        self.table
            .with_path(at, |path| elements::enumeration(file, path))
    }

    /// A field or extension.
    pub(super) fn field(&self, at: At) -> Option<&'a FieldDescriptorProto> {
        let (file, _) = self.file(at.file)?;
        self.table.with_path(at, |path| elements::field(file, path))
    }

    /// The features of an element.
    pub(super) fn features(&self, at: At) -> Option<&'a FeatureSet> {
        let (_, features) = self.file(at.file)?;
        if features.by_path.len() == 1 {
            return features.of(&[]);
        }
        self.table.with_path(at, |path| features.of(path))
    }

    /// The symbol behind a resolved name such as `.a.B`, seen from a file that uses it.
    pub(super) fn absolute(&self, name: &str, from: u32) -> Option<At> {
        self.named(name.strip_prefix('.')?, from)
    }

    /// The same without the dot.
    pub(super) fn named(&self, name: &str, from: u32) -> Option<At> {
        let entry = self.table.get(name)?;
        entry.meant(self.order, from, |at| self.file(at.file).is_some())
    }

    /// A field of a message by its name; no extension.
    pub(super) fn member(&self, message: At, name: &str) -> Option<At> {
        let outer = self.table.symbol(message)?;
        let full = format!("{}.{name}", outer.name);
        let entry = self.table.get(&full)?;
        entry.all().find(|at| {
            let symbol = self.table.symbol(*at);
            at.file == message.file
                && symbol.is_some_and(|symbol| {
                    symbol.kind == Kind::Field && symbol.parent == Some(message.symbol)
                })
        })
    }

    /// The number of a value of an enum.
    pub(super) fn value(&self, enumeration: At, name: &str) -> Option<i32> {
        let full = self.name(enumeration);
        let full = match full.rsplit_once('.') {
            Some((outer, _)) => format!("{outer}.{name}"),
            None => name.to_owned(),
        };
        let entry = self.table.get(&full)?;
        let at = entry
            .all()
            .find(|at| self.table.parent(*at) == Some(enumeration))?;
        let (file, _) = self.file(at.file)?;
        let value = self.table.with_path(at, |path| elements::value(file, path));
        Some(value?.number())
    }

    /// The message a field or extension is set in.
    pub(super) fn container(&self, field: At) -> Option<At> {
        match self.table.symbol(field)?.kind {
            Kind::Field => self.table.parent(field),
            _ => self.absolute(self.field(field)?.extendee(), field.file),
        }
    }

    /// An extension `protoc` has no type of, so that to it what sets it are unknown fields.
    pub(super) fn is_custom(&self, field: At) -> bool {
        let known = || {
            let container = self.container(field).map_or("", |at| self.name(at));
            let number = self.field(field).map_or(0, FieldDescriptorProto::number);
            BUILT_IN.contains(&(container, number))
        };
        self.is_extension(field) && !known()
    }

    /// It is an extension, no field of its message.
    pub(super) fn is_extension(&self, at: At) -> bool {
        let symbol = self.table.symbol(at);
        symbol.is_some_and(|symbol| symbol.kind == Kind::Extension)
    }

    /// It is an extension of a message.
    pub(super) fn extends(&self, at: At, message: At) -> bool {
        self.is_extension(at) && self.container(at) == Some(message)
    }

    /// Full name of a symbol.
    pub(super) fn name(&self, at: At) -> &'a str {
        self.table
            .symbol(at)
            .map(|symbol| symbol.name.as_ref())
            .unwrap_or_default()
    }
}
