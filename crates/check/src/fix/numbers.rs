//! Numbers given back to fields and values that have others than they had: their names are in use, so nothing is gone.

use std::collections::{BTreeSet, HashMap, HashSet};

use playground_syntax::{Node, Span, SyntaxKind as Syntax};

use super::Fix;
use super::breaking::Both;
use super::words::FIELDS;
use crate::breaking::Undo;
use crate::breaking::ranges::{self, Ranges};
use crate::image::{Enum, Field, Message};
use crate::names::enum_at;

/// A name, its number, and its path in the descriptor.
type Numbered<'n> = (&'n str, i32, &'n [i32]);

/// Both states of a message or an enum.
struct Change<'c> {
    old: Vec<Numbered<'c>>,
    new: Vec<Numbered<'c>>,
    /// What the new one may not use.
    barred: Ranges,
    kinds: &'static [Syntax],
    /// Whether what moved is otherwise what it was.
    alike: bool,
}

/// Whether a finding is about a name that has another number now, and what gives the numbers back if that is sure to be
/// right.
pub(super) fn moved(both: Both<'_, '_>, undo: Undo) -> Option<Option<Fix>> {
    match undo {
        Undo::RestoreField | Undo::ReserveField(_) => {
            let gone = both.old_file()?.field_at(both.old_path())?;
            let change = fields(both, &gone.path, both.new_path())?;
            let used = change.moved().any(|(name, ..)| name == gone.proto.name());
            used.then(|| change.fix(both, true))
        }
        Undo::Type | Undo::Label | Undo::Name | Undo::JsonName | Undo::FieldOption(_) => {
            let (was, is) = (both.old_field()?, both.new_field()?);
            let [message @ .., 2, _] = is.path.as_slice() else {
                return None;
            };
            let change = fields(both, &was.path, message)?;
            let used = change.moved().any(|(name, ..)| name == is.proto.name());
            used.then(|| change.fix(both, false))
        }
        Undo::RestoreValues | Undo::ReserveValues(_) => {
            let change = values(both)?;
            let used = change.moved().next().is_some();
            used.then(|| change.fix(both, true))
        }
        Undo::ValueName => {
            let change = values(both)?;
            let path = both.new_path();
            let used = change.moved().any(|(.., value)| path.starts_with(value));
            used.then(|| change.fix(both, false))
        }
        _ => None,
    }
}

/// The change of the message that an old field was in.
fn fields<'b>(both: Both<'b, '_>, old: &[i32], new: &[i32]) -> Option<Change<'b>> {
    let [old @ .., 2, _] = old else {
        return None;
    };
    let old: &Message<'_> = both.old_file()?.message_at(old)?;
    let new: &Message<'_> = both.new_file()?.message_at(new)?;
    let mut barred = ranges::reserved_in_message(new.proto);
    barred.extend(ranges::extensions(new.proto));
    let before: HashMap<&str, &Field<'_>> = old
        .fields
        .iter()
        .map(|field| (field.proto.name(), field))
        .collect();
    let alike = |is: &Field<'_>| {
        let was = before.get(is.proto.name());
        was.is_none_or(|was| was.proto.number() == is.proto.number() || same(was, is))
    };
    Some(Change {
        alike: both.same_language() && new.fields.iter().all(alike),
        old: old.fields.iter().map(field).collect(),
        new: new.fields.iter().map(field).collect(),
        barred: Ranges::new(barred),
        kinds: FIELDS,
    })
}

/// Whether fields differ in nothing but their numbers.
fn same(was: &Field<'_>, is: &Field<'_>) -> bool {
    let mut proto = was.proto.clone();
    proto.number = is.proto.number;
    proto == *is.proto && was.features == is.features
}

fn field<'f>(field: &'f Field<'_>) -> Numbered<'f> {
    (field.proto.name(), field.proto.number(), &field.path)
}

fn values<'b>(both: Both<'b, '_>) -> Option<Change<'b>> {
    let numbered = |of: &'b Enum<'b>| -> Vec<Numbered<'b>> {
        let values = of.values.iter();
        let numbered = values.map(|value| {
            let path = value.path.as_slice();
            (value.proto.name(), value.proto.number(), path)
        });
        numbered.collect()
    };
    let new = enum_at(both.new_file()?, both.new_path())?;
    Some(Change {
        old: numbered(enum_at(both.old_file()?, both.old_path())?),
        new: numbered(new),
        barred: Ranges::new(ranges::reserved_in_enum(new.proto)),
        kinds: &[Syntax::EnumValueDecl],
        alike: true,
    })
}

impl<'c> Change<'c> {
    /// The new elements that have another number than their names had, with the old ones.
    fn moved(&self) -> impl Iterator<Item = Numbered<'c>> {
        let old = self.old.iter().map(|(name, number, _)| (*name, *number));
        let old: HashMap<&str, i32> = old.collect();
        self.new.iter().filter_map(move |(name, number, path)| {
            let was = *old.get(name)?;
            (was != *number).then_some((*name, was, *path))
        })
    }

    /// All of them at once, if nothing else has their numbers; or only if fewer numbers are gone then.
    fn fix(&self, both: Both<'_, '_>, fewer: bool) -> Option<Fix> {
        let moved: Vec<Numbered<'_>> = self.moved().collect();
        if !self.alike {
            return None;
        }
        let paths: HashSet<&[i32]> = moved.iter().map(|(.., path)| *path).collect();
        let (go, stay): (Vec<_>, Vec<_>) =
            self.new.iter().partition(|(.., path)| paths.contains(path));
        let numbers = |of: &[&Numbered<'_>]| -> BTreeSet<i32> {
            of.iter().map(|(_, number, _)| *number).collect()
        };
        let (left, mut after) = (numbers(&go), numbers(&stay));
        let now: BTreeSet<i32> = left.union(&after).copied().collect();
        let mut free = moved.iter().map(|(_, number, _)| *number);
        // The first value of an open enum has to stay zero.
        if left.contains(&0)
            || !free.all(|number| number != 0 && !self.barred.hold(number) && after.insert(number))
        {
            return None;
        }
        let gone = |kept: &BTreeSet<i32>| {
            let old: BTreeSet<i32> = self.old.iter().map(|(_, number, _)| *number).collect();
            old.difference(kept).count()
        };
        if fewer && gone(&after) >= gone(&now) {
            return None;
        }
        let editing = both.editing()?;
        let (mut edits, mut words) = (Vec::new(), Vec::new());
        for (name, number, path) in moved {
            let place = number_in(both.new_node(path, self.kinds)?)?;
            edits.push(editing.replace(place, number.to_string()));
            words.push(format!("`{name}` the number {number}"));
        }
        let title = format!("give {} back", words.join(", "));
        Some(Fix::new(title, edits))
    }
}

/// Where the number of a declaration stands.
fn number_in(node: Node<'_>) -> Option<Span> {
    let mut tokens = node.tokens();
    tokens.find(|token| token.kind() == Syntax::Equals)?;
    let first = tokens.next()?;
    let last = match first.kind() {
        Syntax::Minus => tokens.next()?,
        _ => first,
    };
    Some(Span {
        start: first.span().start,
        end: last.span().end,
    })
}
