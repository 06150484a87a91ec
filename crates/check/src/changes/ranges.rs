//! Changes of what is reserved, and of ranges for extensions.

use std::collections::BTreeSet;

use super::Change;
use super::elements::{Cx, Placed, old};
use super::log::Key;
use crate::breaking::ranges::{self, MAX_FIELD, Range};
use crate::image::tag::{
    ENUM_RESERVED_NAME, ENUM_RESERVED_RANGE, MESSAGE_EXTENSION_RANGE, MESSAGE_RESERVED_NAME,
    MESSAGE_RESERVED_RANGE, part,
};
use crate::image::{Enum, File, Message};

/// Those of a message.
pub(super) fn of_message(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    was: Placed<'_, Message<'_>>,
    is: Placed<'_, Message<'_>>,
) {
    let at = (was.file, was.it.path.as_slice());
    let (one, other) = (was.it.proto, is.it.proto);
    let reserved = [one, other].map(ranges::reserved_in_message);
    numbers(
        cx,
        key,
        at,
        (MESSAGE_RESERVED_RANGE, "reserved"),
        reserved,
        MAX_FIELD,
    );
    names(
        cx,
        key,
        at,
        MESSAGE_RESERVED_NAME,
        [&one.reserved_name, &other.reserved_name],
    );
    let extensions = [one, other].map(ranges::extensions);
    numbers(
        cx,
        key,
        at,
        (MESSAGE_EXTENSION_RANGE, "extensions"),
        extensions,
        MAX_FIELD,
    );
}

/// Those of an enum.
pub(super) fn of_enum(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    was: Placed<'_, Enum<'_>>,
    is: Placed<'_, Enum<'_>>,
) {
    let at = (was.file, was.it.path.as_slice());
    let (one, other) = (was.it.proto, is.it.proto);
    let reserved = [one, other].map(ranges::reserved_in_enum);
    numbers(
        cx,
        key,
        at,
        (ENUM_RESERVED_RANGE, "reserved"),
        reserved,
        i32::MAX,
    );
    names(
        cx,
        key,
        at,
        ENUM_RESERVED_NAME,
        [&one.reserved_name, &other.reserved_name],
    );
}

type At<'f, 'i> = (&'f File<'i>, &'f [i32]);

fn numbers(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    (file, path): At<'_, '_>,
    (tag, word): (i32, &str),
    [was, is]: [Vec<Range>; 2],
    max: i32,
) {
    for (index, lost) in ranges::lost(&was, &is, max) {
        let spot = old(file, &part(path, &[tag, index]));
        cx.log
            .add(key, Change::Removed, format!("{word} {lost}"), &[spot]);
    }
    let kept = ranges::Ranges::new(was);
    for range in is {
        for new in ranges::missing(range, &kept) {
            let text = format!("{word} {}", ranges::words(new, max));
            cx.log.add(key, Change::Added, text, &[]);
        }
    }
}

fn names(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    (file, path): At<'_, '_>,
    tag: i32,
    [was, is]: [&[String]; 2],
) {
    for (index, lost) in ranges::lost_names(was, is) {
        let spot = old(file, &part(path, &[tag, index]));
        cx.log
            .add(key, Change::Removed, format!("reserved {lost}"), &[spot]);
    }
    let was: BTreeSet<&String> = was.iter().collect();
    for name in is.iter().filter(|name| !was.contains(name)) {
        cx.log
            .add(key, Change::Added, format!("reserved name `{name}`"), &[]);
    }
}
