//! Where the elements of a descriptor are in the text as written, those that the parser made up included.

use prost_types::field_descriptor_proto::Type;
use prost_types::{DescriptorProto, EnumDescriptorProto, FileDescriptorProto};

use crate::Span;
use crate::line_index::LineIndex;
use crate::names::number;
use crate::patch::Patched;
use crate::statement::Statements;

/// An element and its place.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    /// The path of the element, as `SourceCodeInfo` counts it.
    pub(crate) path: Vec<i32>,
    pub(crate) span: Span,
    /// The name of something that nobody wrote, such as the message behind a map field; its place is the field's name.
    pub(crate) made: bool,
}

/// The places of one descriptor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    /// By path.
    spots: Vec<Spot>,
}

impl Places {
    /// The places of a descriptor that was read from a repaired text.
    pub(crate) fn new(file: &FileDescriptorProto, patched: &Patched, text: &Statements) -> Self {
        let lines = LineIndex::new(&patched.text);
        let info = file.source_code_info.iter();
        let read = info.flat_map(|info| &info.location).filter_map(|location| {
            Some(Spot {
                path: location.path.clone(),
                span: patched.origin_span(lines.span(&location.span)?),
                made: false,
            })
        });
        let mut read = Self {
            spots: read.collect(),
        };
        read.sort();
        let mut unread = Unread {
            read: &read,
            text,
            found: Vec::new(),
        };
        unread.file(file);
        let found = unread.found;
        read.spots.extend(found);
        read.sort();
        read
    }

    fn sort(&mut self) {
        self.spots.sort_by(|one, other| one.path.cmp(&other.path));
    }

    /// The span of an element; none if it has no place in the text.
    pub(crate) fn get(&self, path: &[i32]) -> Option<Span> {
        let spots = &self.spots;
        let at = spots
            .binary_search_by(|spot| spot.path.as_slice().cmp(path))
            .ok()?;
        spots.get(at).map(|spot| spot.span)
    }

    /// The span of the closest element around a path that has a place, short of the whole file.
    pub(crate) fn nearest(&self, path: &[i32]) -> Option<Span> {
        (1..=path.len())
            .rev()
            .find_map(|len| self.get(path.get(..len)?))
    }

    /// Up to so many elements in the order of the text: all, or those from an offset on.
    pub(crate) fn window(&self, start: u32, count: usize) -> Vec<&Spot> {
        let all = self.spots.len() <= count;
        let spots = self.spots.iter();
        let mut spots: Vec<&Spot> = spots
            .filter(|spot| all || spot.span.start >= start)
            .collect();
        spots.sort_by_key(|spot| spot.span.start);
        spots.truncate(count);
        spots
    }

    pub(crate) fn len(&self) -> usize {
        self.spots.len()
    }
}

/// Finds places for what the parser gives none.
struct Unread<'a> {
    read: &'a Places,
    text: &'a Statements,
    found: Vec<Spot>,
}

impl Unread<'_> {
    fn file(&mut self, file: &FileDescriptorProto) {
        for (index, message) in file.message_type.iter().enumerate() {
            self.message(&[4, number(index)], message);
        }
        for (index, item) in file.enum_type.iter().enumerate() {
            self.enumeration(&[5, number(index)], item);
        }
    }

    fn message(&mut self, path: &[i32], message: &DescriptorProto) {
        let fields = || message.field.iter().enumerate();
        for (index, field) in fields().filter(|(_, field)| field.proto3_optional()) {
            let oneof = [path, &[8, field.oneof_index()]].concat();
            self.made(&[path, &[2, number(index), 1]].concat(), &oneof, &[&[1]]);
        }
        // Only a map field has this type so early: that of others is known when they are linked.
        let is_map = |kind| kind == Some(Type::Message as i32);
        let mut maps = fields().filter(|(_, field)| is_map(field.r#type));
        for (index, nested) in message.nested_type.iter().enumerate() {
            let at = [path, &[3, number(index)]].concat();
            let entry = nested.options.as_ref().is_some_and(|it| it.map_entry());
            match entry.then(|| maps.next()).flatten() {
                Some((field, _)) => self.entry(&[path, &[2, number(field), 1]].concat(), &at),
                None => self.message(&at, nested),
            }
        }
        for (index, item) in message.enum_type.iter().enumerate() {
            self.enumeration(&[path, &[4, number(index)]].concat(), item);
        }
    }

    /// The message behind a map field, with its fields `key` and `value`.
    fn entry(&mut self, name: &[i32], entry: &[i32]) {
        self.made(name, entry, &[&[], &[1], &[2, 0, 1], &[2, 1, 1]]);
        let Some(name) = self.read.get(name) else {
            return;
        };
        // `map<K, V> name`: V is between the last comma and the last sign before the name.
        let close = self.text.at(name.start).saturating_sub(1);
        let comma = (0..close).rev().find(|index| self.text.is(*index, b','));
        let value = comma.map(|comma| Span {
            start: self.text.span(comma + 1).start,
            end: self.text.span(close.saturating_sub(1)).end,
        });
        self.found.extend(value.map(|span| Spot {
            path: [entry, &[2, 1, 6]].concat(),
            span,
            made: false,
        }));
    }

    fn made(&mut self, name: &[i32], around: &[i32], below: &[&[i32]]) {
        let span = self.read.get(name);
        let spots = below.iter().zip(std::iter::repeat(span));
        self.found.extend(spots.filter_map(|(below, span)| {
            Some(Spot {
                path: [around, below].concat(),
                span: span?,
                made: true,
            })
        }));
    }

    /// The linker looks for the number of a value that is reserved where its options are.
    fn enumeration(&mut self, path: &[i32], item: &EnumDescriptorProto) {
        let reserved = !item.reserved_range.is_empty();
        for index in (0..item.value.len()).filter(|_| reserved) {
            let value = [path, &[2, number(index)]].concat();
            let span = self.read.get(&[value.as_slice(), &[2]].concat());
            self.found.extend(span.map(|span| Spot {
                path: [value.as_slice(), &[3]].concat(),
                span,
                made: false,
            }));
        }
    }
}
