//! Types compared by their shape instead of their names: what bytes or JSON of one tell the other.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::breaking::Side;
use crate::breaking::types::{self, Cardinality};
use crate::image::{Enum, Field, Message};

/// What has to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Numbers and types.
    Wire,
    /// Names and types.
    Json,
}

/// Fields that are compared at most; a shape larger than that counts as another one.
const LIMIT: usize = 20_000;

/// The numbers of the fields that lead to the first difference of two messages by full name; none if there is none.
pub(super) fn difference(sides: [&Side<'_>; 2], names: [&str; 2], by: By) -> Option<Vec<u32>> {
    let mut comparison = Comparison {
        sides,
        by,
        seen: HashSet::new(),
        left: LIMIT,
    };
    comparison.messages(names)
}

struct Comparison<'s, 'i> {
    sides: [&'s Side<'i>; 2],
    by: By,
    /// Pairs of messages that are the same unless a difference turns up: types may contain themselves.
    seen: HashSet<(String, String)>,
    left: usize,
}

impl<'i> Comparison<'_, 'i> {
    fn messages(&mut self, names: [&str; 2]) -> Option<Vec<u32>> {
        let pair = (names[0].to_owned(), names[1].to_owned());
        if !self.seen.insert(pair) {
            return None;
        }
        let [before, after] = self.sides;
        let (was, is) = (before.messages.get(names[0]), after.messages.get(names[1]));
        let (Some(was), Some(is)) = (was, is) else {
            return Some(Vec::new());
        };
        let is_set = |message: &Message<'_>| message.options().message_set_wire_format();
        if is_set(was.it) != is_set(is.it) {
            return Some(Vec::new());
        }
        let (was, is) = (numbered(was.it), numbered(is.it));
        let numbers: BTreeSet<u32> = was.keys().chain(is.keys()).copied().collect();
        for number in numbers {
            let Some(left) = self.left.checked_sub(1) else {
                return Some(Vec::new());
            };
            self.left = left;
            let (Some(was), Some(is)) = (was.get(&number), is.get(&number)) else {
                return Some(vec![number]);
            };
            if let Some(mut path) = self.fields(was, is) {
                path.insert(0, number);
                return Some(path);
            }
        }
        None
    }

    fn fields(
        &mut self,
        was: &(&'i Field<'i>, u32),
        is: &(&'i Field<'i>, u32),
    ) -> Option<Vec<u32>> {
        let ((was, with), (is, now_with)) = (was, is);
        let [before, after] = self.sides;
        let kind = types::kind(before, was);
        let (one, other) = (Cardinality::of(before, was), Cardinality::of(after, is));
        let is_read = match self.by {
            By::Wire => one.wire_like(other),
            By::Json => one.json_like(other) && was.proto.json_name() == is.proto.json_name(),
        };
        if kind != types::kind(after, is) || !is_read || with != now_with {
            return Some(Vec::new());
        }
        let names = [was.type_name(), is.type_name()];
        if names[0].is_empty() {
            return None;
        }
        let enums = (before.enums.get(names[0]), after.enums.get(names[1]));
        match enums {
            (Some(was), Some(is)) => (!self.enums(was.it, is.it)).then(Vec::new),
            _ => self.messages(names),
        }
    }

    fn enums(&self, was: &Enum<'_>, is: &Enum<'_>) -> bool {
        let values = |of: &Enum<'_>| -> BTreeSet<(i32, String)> {
            let name = |name: &str| match self.by {
                By::Wire => String::new(),
                By::Json => name.to_owned(),
            };
            let values = of.values.iter();
            let values = values.map(|value| (value.proto.number(), name(value.proto.name())));
            values.collect()
        };
        was.features.enum_type == is.features.enum_type && values(was) == values(is)
    }
}

/// Fields by number, each with the least number of its oneof, which stands for that; 0 where it is in none.
fn numbered<'i>(message: &'i Message<'i>) -> BTreeMap<u32, (&'i Field<'i>, u32)> {
    let mut first: BTreeMap<usize, u32> = BTreeMap::new();
    let number = |field: &Field<'_>| u32::try_from(field.proto.number()).unwrap_or(0);
    for field in &message.fields {
        if let Some(oneof) = field.oneof {
            let least = first.entry(oneof).or_insert(u32::MAX);
            *least = number(field).min(*least);
        }
    }
    let fields = message.fields.iter();
    let fields = fields.map(|field| {
        let oneof = field.oneof.and_then(|oneof| first.get(&oneof));
        (number(field), (field, oneof.copied().unwrap_or(0)))
    });
    fields.collect()
}
