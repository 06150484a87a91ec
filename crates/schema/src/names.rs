//! Every type that the workspace and the bundled files define, by full name.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use prost_types::{DescriptorProto, EnumDescriptorProto, FileDescriptorProto};

use crate::near::nearest;
use crate::syntax::SCALARS;

/// Where a name is defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) file: String,
    /// The path of the name in its descriptor, as `SourceCodeInfo` counts it.
    pub(crate) path: Vec<i32>,
    /// A message or enum, so that a field can have it as its type.
    pub(crate) is_type: bool,
}

impl Place {
    /// Whether it is a message, told by the kind of the element in the path.
    pub(crate) fn is_message(&self) -> bool {
        match *self.path.as_slice() {
            [kind, _, NAME] => kind == 4,
            [.., kind, _, NAME] => self.is_type && kind == 3,
            _ => false,
        }
    }
}

/// A name that another file defines already.
#[derive(Debug)]
pub(crate) struct Clash {
    pub(crate) name: String,
    /// The path of the name in the descriptor of the file that comes second.
    pub(crate) path: Vec<i32>,
    pub(crate) first: Place,
}

impl Clash {
    /// Whether the path of a name leads into the element that has this name.
    fn holds(&self, path: &[i32]) -> bool {
        let element = self.path.split_last().map(|(_, element)| element);
        element.is_some_and(|element| path.starts_with(element))
    }
}

/// Most names that a misspelt one is compared with.
const MAX_COMPARED: usize = 20_000;

/// Names and where they are defined first.
#[derive(Debug, Default)]
pub(crate) struct Names {
    places: HashMap<String, Place>,
}

impl Names {
    /// The names of the bundled files.
    pub(crate) fn bundled() -> Self {
        let mut names = Self::default();
        for file in crate::bundled::files() {
            names.add(file);
        }
        names
    }

    /// Adds a file's names; returns those that another file defines already, the outermost ones only.
    pub(crate) fn add(&mut self, file: &FileDescriptorProto) -> Vec<Clash> {
        let mut clashes: Vec<Clash> = Vec::new();
        for (name, path, is_type) in definitions(file) {
            let first = match self.places.entry(name) {
                Entry::Occupied(entry) => entry,
                Entry::Vacant(entry) => {
                    entry.insert(Place {
                        file: file.name().to_owned(),
                        path,
                        is_type,
                    });
                    continue;
                }
            };
            // What is inside comes right after what it is in.
            let inside = clashes.last().is_some_and(|outer| outer.holds(&path));
            if first.get().file != file.name() && !inside {
                clashes.push(Clash {
                    name: first.key().clone(),
                    path,
                    first: first.get().clone(),
                });
            }
        }
        clashes
    }

    pub(crate) fn get(&self, full_name: &str) -> Option<&Place> {
        self.places.get(full_name)
    }

    /// The full name that a type name in a scope stands for, searched from the inside out as protoc does.
    pub(crate) fn resolve(&self, scope: &str, name: &str) -> Option<String> {
        if let Some(full) = name.strip_prefix('.') {
            return self.places.contains_key(full).then(|| full.to_owned());
        }
        let outer = scope
            .rmatch_indices('.')
            .map(|(at, _)| scope.get(..at).unwrap_or_default());
        let scopes = std::iter::once(scope)
            .chain(outer)
            .filter(|scope| !scope.is_empty());
        let mut candidates = scopes
            .map(|scope| format!("{scope}.{name}"))
            .chain([name.to_owned()]);
        candidates.find(|candidate| {
            self.places
                .get(candidate)
                .is_some_and(|place| place.is_type)
        })
    }

    /// The one type whose last part is this word; none if several have it.
    pub(crate) fn by_last_part(&self, word: &str) -> Option<(&str, &Place)> {
        let mut found = self.types().filter(|(name, _)| last_part(name) == word);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// A scalar or type that a misspelt name may stand for, as it is to be written.
    pub(crate) fn near(&self, word: &str) -> Option<&str> {
        if !word.contains('.')
            && let Some(scalar) = nearest(word, SCALARS)
        {
            return Some(scalar);
        }
        let (before, word) = word
            .rsplit_once('.')
            .map_or(("", word), |(before, word)| (before, word));
        if self.places.len() > MAX_COMPARED {
            return None;
        }
        let types = self
            .types()
            .map(|(name, _)| name)
            .filter(|name| before.is_empty() || name.contains(before));
        nearest(word, types.map(last_part))
    }

    /// The names that a file defines first.
    pub(crate) fn of_file(&self, path: &str) -> impl Iterator<Item = (&str, &Place)> {
        let places = self
            .places
            .iter()
            .filter(move |(_, place)| place.file == path);
        places.map(|(name, place)| (name.as_str(), place))
    }

    fn types(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.places
            .iter()
            .filter(|(_, place)| place.is_type)
            .map(|(name, place)| (name.as_str(), place))
    }
}

/// The part after the last dot.
pub(crate) fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// A name inside a scope, which may be empty.
pub(crate) fn join(scope: &str, name: &str) -> String {
    if scope.is_empty() {
        name.to_owned()
    } else {
        format!("{scope}.{name}")
    }
}

// Field numbers of `FileDescriptorProto` and its parts, from descriptor.proto.
const NAME: i32 = 1;

/// Full name, path of the name, and whether it is a type, of all that shares the scope of packages and messages.
fn definitions(file: &FileDescriptorProto) -> Vec<(String, Vec<i32>, bool)> {
    let mut out = Vec::new();
    let package = file.package();
    for (index, message) in file.message_type.iter().enumerate() {
        of_message(package, &[4, number(index)], message, &mut out);
    }
    for (index, item) in file.enum_type.iter().enumerate() {
        of_enum(package, &[5, number(index)], item, &mut out);
    }
    for (index, service) in file.service.iter().enumerate() {
        out.push((
            join(package, service.name()),
            vec![6, number(index), NAME],
            false,
        ));
    }
    for (index, extension) in file.extension.iter().enumerate() {
        out.push((
            join(package, extension.name()),
            vec![7, number(index), NAME],
            false,
        ));
    }
    out
}

fn of_message(
    scope: &str,
    path: &[i32],
    message: &DescriptorProto,
    out: &mut Vec<(String, Vec<i32>, bool)>,
) {
    let name = join(scope, message.name());
    out.push((name.clone(), [path, &[NAME]].concat(), true));
    for (index, nested) in message.nested_type.iter().enumerate() {
        of_message(&name, &[path, &[3, number(index)]].concat(), nested, out);
    }
    for (index, item) in message.enum_type.iter().enumerate() {
        of_enum(&name, &[path, &[4, number(index)]].concat(), item, out);
    }
}

fn of_enum(
    scope: &str,
    path: &[i32],
    item: &EnumDescriptorProto,
    out: &mut Vec<(String, Vec<i32>, bool)>,
) {
    out.push((join(scope, item.name()), [path, &[NAME]].concat(), true));
    for (index, value) in item.value.iter().enumerate() {
        out.push((
            join(scope, value.name()),
            [path, &[2, number(index), NAME]].concat(),
            false,
        ));
    }
}

/// An index as `SourceCodeInfo` counts it.
pub(crate) fn number(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}
