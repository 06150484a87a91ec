//! One file of an image.

use playground_protos::descriptor::{Edition, FileDescriptorProto, FileOptions};

use super::{Enum, Features, Field, Locations, Message, Service};

/// The language of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Syntax {
    /// No line, or `syntax = "proto2";`.
    Proto2,
    /// `syntax = "proto3";`.
    Proto3,
    /// An `edition` line.
    Edition(Edition),
}

/// One file: its descriptor, its elements as rules see them, and where they stand.
#[derive(Debug)]
pub struct File<'a> {
    /// The descriptor.
    pub proto: &'a FileDescriptorProto,
    /// Whether findings are wanted, or others import it only.
    pub target: bool,
    /// Its language.
    pub syntax: Syntax,
    /// Its options, those of the language.
    pub options: FileOptions,
    /// Its features.
    pub features: Features,
    /// Where its elements stand.
    pub locations: Locations<'a>,
    /// Top-level messages.
    pub messages: Vec<Message<'a>>,
    /// Top-level enums.
    pub enums: Vec<Enum<'a>>,
    /// Extension fields declared at the top level.
    pub extensions: Vec<Field<'a>>,
    /// Services.
    pub services: Vec<Service<'a>>,
}

impl<'a> File<'a> {
    /// Path relative to the import root.
    pub fn path(&self) -> &'a str {
        self.proto.name()
    }

    /// Folder of the path; `.` for the import root.
    pub fn directory(&self) -> &'a str {
        let path: &'a str = self.proto.name();
        path.rsplit_once('/').map_or(".", |(folder, _)| folder)
    }

    /// Its package; empty if it has none.
    pub fn package(&self) -> &'a str {
        self.proto.package()
    }

    /// Paths of what it imports publicly.
    pub fn public_imports(&self) -> impl Iterator<Item = &'a str> {
        let proto = self.proto;
        let indexes = proto.public_dependency.iter();
        indexes.filter_map(|at| {
            let path = proto.dependency.get(usize::try_from(*at).ok()?)?;
            Some(path.as_str())
        })
    }
}

impl<'a> File<'a> {
    /// The field or extension field with that path.
    pub fn field_at(&self, path: &[i32]) -> Option<&Field<'a>> {
        match path {
            [7, at] => self.extensions.get(usize::try_from(*at).ok()?),
            [message @ .., 2, at] => {
                let message = self.message_at(message)?;
                message.fields.get(usize::try_from(*at).ok()?)
            }
            [message @ .., 6, at] => {
                let message = self.message_at(message)?;
                message.extensions.get(usize::try_from(*at).ok()?)
            }
            _ => None,
        }
    }

    /// The message with that path.
    pub fn message_at(&self, path: &[i32]) -> Option<&Message<'a>> {
        let [4, at, path @ ..] = path else {
            return None;
        };
        let mut message = self.messages.get(usize::try_from(*at).ok()?)?;
        let mut path = path;
        while let [3, at, rest @ ..] = path {
            message = message.messages.get(usize::try_from(*at).ok()?)?;
            path = rest;
        }
        path.is_empty().then_some(message)
    }

    /// The message of this file with that full name.
    pub fn message_named(&self, name: &str) -> Option<&Message<'a>> {
        let mut inside = &self.messages;
        loop {
            let found = inside.iter().find(|message| {
                let rest = name.strip_prefix(message.full_name.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })?;
            if found.full_name == name {
                return Some(found);
            }
            inside = &found.messages;
        }
    }
}

/// Options from their bytes; what cannot be read counts as unset.
pub(super) fn decoded<T: prost::Message + Default>(options: Option<&[u8]>) -> T {
    options
        .and_then(|bytes| T::decode(bytes).ok())
        .unwrap_or_default()
}
