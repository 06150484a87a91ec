//! The files to check with all they import, indexed once.

mod build;
mod element;
mod features;
mod file;
mod locations;
mod names;
pub mod raw;
pub mod tag;

use std::collections::BTreeMap;

use playground_protos::descriptor::FileDescriptorProto;

pub use element::{Enum, EnumValue, Field, Message, Method, Oneof, Service};
pub use features::Features;
pub use file::{File, Syntax};
pub use locations::{Locations, span_of};
pub use names::{Names, Type};

/// Files in dependency order, each a target of the check or an import of one.
#[derive(Debug)]
pub struct Image<'a> {
    files: Vec<File<'a>>,
    by_path: BTreeMap<&'a str, usize>,
}

impl<'a> Image<'a> {
    /// Indexes linked files that hold all imports, in dependency order. `is_target` tells targets from imports.
    pub fn new(
        files: impl IntoIterator<Item = &'a FileDescriptorProto>,
        is_target: impl Fn(&str) -> bool,
    ) -> Self {
        let files: Vec<_> = files
            .into_iter()
            .map(|proto| build::file(proto, is_target(proto.name())))
            .collect();
        let by_path = files.iter().enumerate();
        let by_path = by_path.map(|(at, file)| (file.path(), at)).collect();
        Self { files, by_path }
    }

    /// All files in dependency order.
    pub fn files(&self) -> &[File<'a>] {
        &self.files
    }

    /// The files to check, in dependency order.
    pub fn targets(&self) -> impl Iterator<Item = &File<'a>> {
        self.files.iter().filter(|file| file.target)
    }

    /// The file with that path.
    pub fn file(&self, path: &str) -> Option<&File<'a>> {
        self.at(path).map(|(_, file)| file)
    }

    /// The file with that path, and its place among all.
    pub fn at(&self, path: &str) -> Option<(usize, &File<'a>)> {
        let index = *self.by_path.get(path)?;
        Some((index, self.files.get(index)?))
    }
}
