//! What the checks see: a linked file, the types it uses, and the features that hold for each of its elements.

use std::collections::HashMap;
use std::sync::Arc;

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FeatureSet, FileDescriptorProto,
};

use crate::ir::{Lowered, Path};

/// One linked file and its surroundings.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    /// Names resolved (absolute, with a leading dot; those that did not resolve stay as written and have no `type`) and
    /// options interpreted into bytes.
    pub(crate) file: &'a FileDescriptorProto,
    /// The same before that: places and option statements.
    pub(crate) lowered: &'a Lowered,
    /// The text of the file; fixes look at what stands around a place.
    pub(crate) text: &'a str,
    /// Resolved features.
    pub(crate) features: &'a Features,
    /// Types of this file and everything it imports.
    pub(crate) types: &'a dyn Types,
}

/// Types by full name, with or without the leading dot.
pub(crate) trait Types {
    /// A message.
    fn message(&self, name: &str) -> Option<Found<'_, DescriptorProto>>;
    /// An enum.
    fn enumeration(&self, name: &str) -> Option<Found<'_, EnumDescriptorProto>>;
    /// A file by the name it is imported with, names resolved and options interpreted.
    fn file(&self, name: &str) -> Option<&FileDescriptorProto>;
}

/// An element and where it is declared.
#[derive(Clone)]
pub(crate) struct Found<'a, T> {
    /// It.
    pub(crate) element: &'a T,
    /// Its file, names resolved and options interpreted.
    pub(crate) file: &'a FileDescriptorProto,
    /// Its path there.
    pub(crate) path: Path,
    /// The features of that file.
    pub(crate) features: &'a Features,
}

/// The resolved features of the elements of a file; all core features are set.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// Of the file, and of each element whose features differ from those of what contains it.
    pub(crate) by_path: HashMap<Path, Arc<FeatureSet>>,
}

impl Features {
    /// What holds for an element.
    pub(crate) fn of(&self, path: &[i32]) -> Option<&FeatureSet> {
        let mut path = path;
        loop {
            if let Some(features) = self.by_path.get(path) {
                return Some(features);
            }
            let (_, rest) = path.split_last()?;
            path = rest;
        }
    }
}
