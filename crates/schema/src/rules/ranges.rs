//! Reserved and extension ranges, and reserved names.

use std::collections::HashMap;

use prost_types::{DescriptorProto, EnumDescriptorProto};

use super::Rules;
use crate::names::number;

/// One range; both ends belong to it.
struct Range {
    kind: &'static str,
    first: i64,
    last: i64,
    path: Vec<i32>,
}

impl Range {
    fn text(&self) -> String {
        if self.first == self.last {
            format!("{} {}", self.kind, self.first)
        } else {
            format!("{} {} to {}", self.kind, self.first, self.last)
        }
    }
}

impl Rules<'_> {
    /// The ranges and reserved names of a message.
    pub(super) fn message_ranges(&mut self, path: &[i32], message: &DescriptorProto) {
        let range = |kind, tag, index, start: i32, end: i32| Range {
            kind,
            first: start.into(),
            last: i64::from(end) - 1,
            path: [path, &[tag, number(index)]].concat(),
        };
        let reserved = message.reserved_range.iter().enumerate();
        let reserved =
            reserved.map(|(at, item)| range("reserved", 9, at, item.start(), item.end()));
        let extensions = message.extension_range.iter().enumerate();
        let extensions =
            extensions.map(|(at, item)| range("extensions", 5, at, item.start(), item.end()));
        self.ranges(reserved.chain(extensions).collect());
        if self.proto3 {
            for index in 0..message.extension_range.len() {
                let help = "use proto2 for it, or a field of type google.protobuf.Any";
                let at = [path, &[5, number(index)]].concat();
                self.tell(&at, "proto3 messages have no extension ranges", help);
            }
        }
        let fields = message.field.iter().enumerate();
        let fields = fields.map(|(at, field)| (at, field.name()));
        self.names(
            "field",
            &[path, &[10]].concat(),
            &message.reserved_name,
            path,
            fields,
        );
    }

    /// The ranges and reserved names of an enum.
    pub(super) fn enum_ranges(&mut self, path: &[i32], item: &EnumDescriptorProto) {
        let reserved = item.reserved_range.iter().enumerate();
        let reserved = reserved.map(|(at, range)| Range {
            kind: "reserved",
            first: range.start().into(),
            last: range.end().into(),
            path: [path, &[4, number(at)]].concat(),
        });
        self.ranges(reserved.collect());
        let values = item.value.iter().enumerate();
        let values = values.map(|(at, value)| (at, value.name()));
        self.names(
            "enum value",
            &[path, &[5]].concat(),
            &item.reserved_name,
            path,
            values,
        );
    }

    fn ranges(&mut self, ranges: Vec<Range>) {
        let (mut ranges, wrong): (Vec<_>, Vec<_>) = ranges
            .into_iter()
            .partition(|range| range.first <= range.last);
        for range in wrong {
            let message = format!("{} ends before it starts", range.text());
            let help = format!("write {} to {}", range.last, range.first);
            self.tell(&range.path, message, &help);
        }
        ranges.sort_by_key(|range| range.first);
        let mut widest: Option<&Range> = None;
        for range in &ranges {
            if let Some(other) = widest.filter(|other| range.first <= other.last) {
                self.overlap(other, range);
            }
            if widest.is_none_or(|other| other.last < range.last) {
                widest = Some(range);
            }
        }
    }

    /// Told at the one that comes later in the text.
    fn overlap(&mut self, one: &Range, other: &Range) {
        let start = |range: &Range| self.file.place(&range.path).map(|span| span.start);
        let (first, second) = if start(one) <= start(other) {
            (one, other)
        } else {
            (other, one)
        };
        let message = format!("{} overlaps {}", second.text(), first.text());
        let help = "put each number in one range only";
        self.tell_with(
            &second.path,
            message,
            help,
            Some((&first.path, "first listed here")),
        );
    }

    /// Reserved names that are listed twice or used; `path` is that of the block, `list` that of the names.
    fn names<'b>(
        &mut self,
        what: &str,
        list: &[i32],
        reserved: &'b [String],
        path: &[i32],
        used: impl Iterator<Item = (usize, &'b str)>,
    ) {
        let mut places: HashMap<&str, Vec<i32>> = HashMap::new();
        for (index, name) in reserved.iter().enumerate() {
            let at = [list, &[number(index)]].concat();
            match places.get(name.as_str()) {
                Some(first) => {
                    let message = format!("'{name}' is reserved twice");
                    let first = Some((first.as_slice(), "first reserved here"));
                    self.tell_with(&at, message, "remove it", first);
                }
                None => {
                    places.insert(name, at);
                }
            }
        }
        for (index, name) in used {
            if let Some(first) = places.get(name) {
                let message = format!("{what} name '{name}' is reserved");
                let help = "choose another name: a reserved one was used before, by something else";
                let at = [path, &[2, number(index), 1]].concat();
                self.tell_with(&at, message, help, Some((first, "reserved here")));
            }
        }
    }
}
