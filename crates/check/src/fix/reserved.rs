//! Numbers and names of what was deleted, reserved.

use std::collections::BTreeSet;

use playground_syntax::SyntaxKind as Syntax;

use super::Fix;
use super::breaking::Both;
use super::reserve::Reserve;
use crate::breaking::With;
use crate::breaking::ranges::{self, Range, Ranges};
use crate::image::{Enum, Message, Syntax as Language, tag};
use crate::names::enum_at;
use crate::text::is_name;

/// Number and name of a deleted field.
pub(super) fn field(both: Both<'_, '_>, with: With) -> Option<Fix> {
    let field = both.old_file()?.field_at(both.old_path())?;
    let message = both.new_file()?.message_at(both.new_path())?;
    let mut fields = message.fields.iter();
    let used = fields.any(|other| other.proto.name() == field.proto.name());
    if used && with == With::Name {
        return None;
    }
    let number = field.proto.number();
    in_message(
        both,
        vec![(number, number)],
        vec![field.proto.name().to_owned()],
    )
}

/// Numbers and names of all deleted values of an enum.
pub(super) fn values(both: Both<'_, '_>, with: With) -> Option<Fix> {
    let old = enum_at(both.old_file()?, both.old_path())?;
    let new = enum_at(both.new_file()?, both.new_path())?;
    let kept: BTreeSet<i32> = new
        .values
        .iter()
        .map(|value| value.proto.number())
        .collect();
    let gone = old
        .values
        .iter()
        .filter(|value| !kept.contains(&value.proto.number()));
    let numbers: BTreeSet<i32> = gone.clone().map(|value| value.proto.number()).collect();
    let is_used = |name: &str| new.values.iter().any(|value| value.proto.name() == name);
    let used = gone.clone().any(|value| is_used(value.proto.name()));
    if used && with == With::Name {
        return None;
    }
    let names = gone.map(|value| value.proto.name().to_owned());
    in_enum(
        both,
        new,
        numbers.into_iter().map(|number| (number, number)).collect(),
        names.collect(),
    )
}

/// What a message or an enum had reserved.
pub(super) fn again(both: Both<'_, '_>) -> Option<Fix> {
    if let Some(new) = enum_at(both.new_file()?, both.new_path()) {
        let old = enum_at(both.old_file()?, both.old_path())?;
        let names = old.proto.reserved_name.clone();
        return in_enum(both, new, ranges::reserved_in_enum(old.proto), names);
    }
    let old = both.old_file()?.message_at(both.old_path())?;
    let names = old.proto.reserved_name.clone();
    in_message(both, ranges::reserved_in_message(old.proto), names)
}

fn in_message(both: Both<'_, '_>, numbers: Vec<Range>, names: Vec<String>) -> Option<Fix> {
    let file = both.new_file()?;
    let message: &Message<'_> = file.message_at(both.new_path())?;
    let proto = message.proto;
    let reserved = Ranges::new(ranges::reserved_in_message(proto));
    let numbers = left(numbers, &reserved);
    let fields = proto.field.iter().map(|field| field.number());
    let extensions = ranges::extensions(proto);
    if fields.clone().any(|number| holds(&numbers, number))
        || extensions.iter().any(|range| overlaps(&numbers, *range))
    {
        return None;
    }
    let used = proto.field.iter().map(|field| field.name());
    let names = free(names, used, &proto.reserved_name);
    let kinds = [Syntax::MessageDecl, Syntax::GroupDecl];
    fix(both, &kinds, numbers, names, tag::MAX_FIELD)
}

fn in_enum(
    both: Both<'_, '_>,
    new: &Enum<'_>,
    numbers: Vec<Range>,
    names: Vec<String>,
) -> Option<Fix> {
    let reserved = Ranges::new(ranges::reserved_in_enum(new.proto));
    let numbers = left(numbers, &reserved);
    let mut values = new.values.iter();
    if values.any(|value| holds(&numbers, value.proto.number())) {
        return None;
    }
    let used = new.values.iter().map(|value| value.proto.name());
    let names = free(names, used, &new.proto.reserved_name);
    fix(both, &[Syntax::EnumDecl], numbers, names, i32::MAX)
}

fn fix(
    both: Both<'_, '_>,
    kinds: &[Syntax],
    numbers: Vec<Range>,
    names: Vec<String>,
    max: i32,
) -> Option<Fix> {
    let bare = matches!(both.new_file()?.syntax, Language::Edition(_));
    let reserve = Reserve {
        numbers,
        names: names
            .into_iter()
            .filter(|name| !bare || is_name(name))
            .collect(),
        max,
        bare,
    };
    let body = both.new_node(both.new_path(), kinds)?.child(Syntax::Body)?;
    let edits = reserve.edits(both.editing()?, body)?;
    let title = format!("reserve {}", reserve.words());
    (!edits.is_empty()).then(|| Fix::new(title, edits))
}

/// The parts of ranges that are not reserved yet, joined.
fn left(numbers: Vec<Range>, reserved: &Ranges) -> Vec<Range> {
    let joined = Ranges::new(numbers);
    let parts = joined.all().iter();
    parts
        .flat_map(|range| ranges::missing(*range, reserved))
        .collect()
}

fn holds(ranges: &[Range], number: i32) -> bool {
    overlaps(ranges, (number, number))
}

fn overlaps(ranges: &[Range], (first, last): Range) -> bool {
    ranges
        .iter()
        .any(|(start, end)| *start <= last && first <= *end)
}

/// The names that nothing has and that are not reserved yet.
fn free<'n>(
    names: Vec<String>,
    used: impl Iterator<Item = &'n str>,
    reserved: &'n [String],
) -> Vec<String> {
    let mut taken: BTreeSet<String> = used.map(str::to_owned).collect();
    taken.extend(reserved.iter().cloned());
    names
        .into_iter()
        .filter(|name| taken.insert(name.clone()))
        .collect()
}
