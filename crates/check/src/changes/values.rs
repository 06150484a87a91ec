//! Changes of enums and their values.

use std::collections::BTreeSet;

use super::elements::{About, Both, Cx, Placed, old};
use super::log::Key;
use super::{Change, Kind, comments, ranges};
use crate::breaking::values::by_number;
use crate::image::{Enum, EnumValue, File};

/// `deprecated` in `EnumOptions` and `EnumValueOptions`.
const IN_ENUM: u32 = 3;
const IN_VALUE: u32 = 1;

/// An enum on both sides, or one.
pub(super) fn compare<'i>(cx: &mut Cx<'_, 'i>, both: &Both<'i, Enum<'i>>, kind: Kind) {
    let name = |of: &'i Enum<'i>| (of.full_name.as_str(), of.path.as_slice());
    let Some((key, was, is)) = cx.whole(both, kind, name) else {
        return;
    };
    let (before, after) = (by_number(was.it), by_number(is.it));
    let numbers: BTreeSet<i32> = before.keys().chain(after.keys()).copied().collect();
    for number in numbers {
        let [one, other] =
            [&before, &after].map(|side| side.get(&number).map_or(&[][..], Vec::as_slice));
        values(cx, &key, (was.file, one), (is.file, other));
    }
    ranges::of_enum(cx, &key, was, is);
    let kinds = [was, is].map(|of| of.it.features.enum_type.as_str_name());
    if kinds[0] != kinds[1] {
        let text = format!("enum type from `{}` to `{}`", kinds[0], kinds[1]);
        cx.log
            .add(&key, Change::Changed, text, &[old(was.file, &was.it.path)]);
    }
    let about = |of: Placed<'i, Enum<'i>>| About {
        file: of.file,
        path: &of.it.path,
        deprecated: of.it.options().deprecated(),
        options: (of.it.proto.options.as_deref(), IN_ENUM),
    };
    cx.about(&key, "enum", &about(was), &about(is));
}

type At<'f, 'i> = (&'f File<'i>, &'f [&'f EnumValue<'i>]);

/// The values of a number: names that came and went, and what changed about those that stayed.
fn values(cx: &mut Cx<'_, '_>, key: &Key, (was_in, was): At<'_, '_>, (is_in, is): At<'_, '_>) {
    names(cx, key, (was_in, was), (is_in, is));
    for one in was {
        let mut others = is.iter();
        let Some(other) = others.find(|other| other.proto.name() == one.proto.name()) else {
            continue;
        };
        let what = format!("value `{}`", one.proto.name());
        cx.about(key, &what, &about(was_in, one), &about(is_in, other));
    }
}

fn about<'f, 'i>(file: &'f File<'i>, value: &'f EnumValue<'i>) -> About<'f, 'i> {
    About {
        file,
        path: &value.path,
        deprecated: value.options().deprecated(),
        options: (value.proto.options.as_deref(), IN_VALUE),
    }
}

/// The names of a number that came and went; one for one is a rename.
fn names(cx: &mut Cx<'_, '_>, key: &Key, (was_in, was): At<'_, '_>, (is_in, is): At<'_, '_>) {
    let without = |list: &[&EnumValue<'_>], name: &str| {
        let mut list = list.iter();
        list.all(|value| value.proto.name() != name)
    };
    let gone = was.iter().filter(|value| without(is, value.proto.name()));
    let gone: Vec<_> = gone.collect();
    let new = is.iter().filter(|value| without(was, value.proto.name()));
    let new: Vec<_> = new.collect();
    if let ([gone], [new]) = (gone.as_slice(), new.as_slice()) {
        let text = format!("value `{}` to `{}`", gone.proto.name(), new.proto.name());
        let spot = old(was_in, &gone.path);
        return cx.log.add(key, Change::Renamed, text, &[spot]);
    }
    for gone in gone {
        let text = format!("value {}", declared(gone));
        let spot = old(was_in, &gone.path);
        cx.log.add(key, Change::Removed, text, &[spot]);
    }
    for new in new {
        let text = format!("value {}", declared(new));
        let text = comments::with(text, &comments::of(is_in, &new.path));
        cx.log.add(key, Change::Added, text, &[]);
    }
}

fn declared(value: &EnumValue<'_>) -> String {
    format!("`{} = {}`", value.proto.name(), value.proto.number())
}
