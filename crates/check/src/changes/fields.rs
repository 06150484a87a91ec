//! Changes of messages and their fields, and of extension fields.

use std::collections::{BTreeMap, BTreeSet};

use playground_protos::descriptor::FieldOptions;

use super::elements::{About, Both, Cx, Placed, difference, key, new, old, plain_options};
use super::log::Key;
use super::{Change, Kind, comments, ranges};
use crate::breaking::Side;
use crate::breaking::types::{self, Cardinality};
use crate::image::{Field, File, Message};

/// A message on both sides, or one. Entries of maps are a matter of their fields.
pub(super) fn compare<'i>(cx: &mut Cx<'_, 'i>, both: &Both<'i, Message<'i>>) {
    if [both.was, both.is]
        .iter()
        .flatten()
        .any(|of| of.it.map_entry)
    {
        return;
    }
    let name = |of: &'i Message<'i>| (of.full_name.as_str(), of.path.as_slice());
    let Some((key, was, is)) = cx.whole(both, Kind::Message, name) else {
        return;
    };
    let numbered = |of: &'i Message<'i>| -> BTreeMap<i32, &'i Field<'i>> {
        let fields = of.fields.iter();
        fields.map(|field| (field.proto.number(), field)).collect()
    };
    let (old_fields, new_fields) = (numbered(was.it), numbered(is.it));
    let numbers: BTreeSet<i32> = old_fields
        .keys()
        .chain(new_fields.keys())
        .copied()
        .collect();
    for number in numbers {
        let fields = (old_fields.get(&number), new_fields.get(&number));
        field(
            cx,
            &key,
            (was.file, fields.0.copied()),
            (is.file, fields.1.copied()),
        );
    }
    oneofs(cx, &key, was, is);
    ranges::of_message(cx, &key, was, is);
    let about = |of: Placed<'i, Message<'i>>| About {
        file: of.file,
        path: &of.it.path,
        deprecated: of.it.options().deprecated(),
        options: (of.it.proto.options.as_deref(), DEPRECATED),
    };
    cx.about(&key, "message", &about(was), &about(is));
}

type At<'f, 'i> = (&'f File<'i>, Option<&'f Field<'i>>);

/// A field of both sides, or of one.
fn field(cx: &mut Cx<'_, '_>, key: &Key, (was_in, was): At<'_, '_>, (is_in, is): At<'_, '_>) {
    match (was, is) {
        (Some(was), None) => {
            let text = format!("field {}", declared(cx.before, was));
            cx.log
                .add(key, Change::Removed, text, &[old(was_in, &was.path)]);
        }
        (None, Some(is)) => {
            let text = format!("field {}", declared(cx.after, is));
            let text = comments::with(text, &comments::of(is_in, &is.path));
            let is_required = Cardinality::of(cx.after, is) == Cardinality::Required;
            let change = if is_required {
                Change::Changed
            } else {
                Change::Added
            };
            let text = if is_required {
                format!("new required {text}")
            } else {
                text
            };
            cx.log.add(key, change, text, &[new(is_in, &is.path)]);
        }
        (Some(was), Some(is)) => changed(cx, key, (was_in, was), (is_in, is)),
        (None, None) => {}
    }
}

fn changed(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    (was_in, was): (&File<'_>, &Field<'_>),
    (is_in, is): (&File<'_>, &Field<'_>),
) {
    let (old_name, name) = (types::name(was), types::name(is));
    let what = format!("field `{name}`");
    let told = differences(cx, was, is);
    if old_name != name {
        let text = format!("field `{old_name}` to `{name}`");
        cx.log
            .add(key, Change::Renamed, text, &[old(was_in, &was.path)]);
    }
    if !told.is_empty() {
        let text = format!("{what}: {}", told.join(", "));
        let spots = [old(was_in, &was.path), new(is_in, &is.path)];
        cx.log.add(key, Change::Changed, text, &spots);
    }
    let (was_set, is_set) = (was.options(), is.options());
    cx.deprecated(key, &what, was_set.deprecated(), is_set.deprecated());
    cx.documented(key, &what, (was_in, &was.path), (is_in, &is.path));
}

/// What is another thing about a field, each in words.
fn differences(cx: &Cx<'_, '_>, was: &Field<'_>, is: &Field<'_>) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |what: &str, was: String, is: String| {
        told.extend(difference(what, &was, &is));
    };
    let oneof = |side, field| types::oneof(side, field).unwrap_or_default().to_owned();
    let cardinality = |side, field| Cardinality::of(side, field).words().to_owned();
    let moved = cx.moves.get(was.type_name());
    let moved = moved.is_some_and(|moved| moved.name == is.type_name());
    tell(
        if moved {
            "type, which was renamed,"
        } else {
            "type"
        },
        types::whole_words(cx.before, was),
        types::whole_words(cx.after, is),
    );
    tell(
        "cardinality",
        cardinality(cx.before, was),
        cardinality(cx.after, is),
    );
    tell("oneof", oneof(cx.before, was), oneof(cx.after, is));
    let default = |field: &Field<'_>| field.proto.default_value().to_owned();
    tell("default", default(was), default(is));
    if was.proto.name() == is.proto.name() {
        let json = |field: &Field<'_>| field.proto.json_name().to_owned();
        tell("JSON name", json(was), json(is));
    }
    let (one, other) = (was.proto.options.as_deref(), is.proto.options.as_deref());
    if plain_options(one, DEPRECATED) != plain_options(other, DEPRECATED) {
        told.push(options(&was.options(), &is.options()));
    }
    told
}

/// `deprecated` in `FieldOptions` and `MessageOptions`.
const DEPRECATED: u32 = 3;

/// The options of the language that changed, by name; else that some did.
fn options(was: &FieldOptions, is: &FieldOptions) -> String {
    let shown = |options: &FieldOptions| {
        [
            ("packed", format!("{:?}", options.packed)),
            ("ctype", format!("{:?}", options.ctype)),
            ("jstype", format!("{:?}", options.jstype)),
            ("lazy", format!("{:?}", options.lazy)),
            ("debug_redact", format!("{:?}", options.debug_redact)),
            ("features", format!("{:?}", options.features)),
        ]
    };
    let (was, is) = (shown(was), shown(is));
    let pairs = was.iter().zip(&is).filter(|(was, is)| was != is);
    let names: Vec<String> = pairs.map(|((name, _), _)| format!("`{name}`")).collect();
    match names.is_empty() {
        true => "options".to_owned(),
        false => format!("option {}", names.join(", ")),
    }
}

/// A field as it would be declared, without its options.
fn declared(side: &Side<'_>, field: &Field<'_>) -> String {
    let label = match Cardinality::of(side, field) {
        Cardinality::Repeated => "repeated ",
        Cardinality::Required => "required ",
        Cardinality::Explicit if field.proto.proto3_optional() => "optional ",
        _ => "",
    };
    let kind = types::whole_words(side, field);
    format!(
        "`{label}{kind} {} = {}`",
        field.proto.name(),
        field.proto.number()
    )
}

fn oneofs(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    was: Placed<'_, Message<'_>>,
    is: Placed<'_, Message<'_>>,
) {
    let names = |of: &Message<'_>| -> BTreeMap<String, Vec<i32>> {
        let written = of.oneofs.iter().filter(|oneof| !oneof.synthetic);
        let written = written.map(|oneof| (oneof.proto.name().to_owned(), oneof.path.clone()));
        written.collect()
    };
    let (before, after) = (names(was.it), names(is.it));
    for (name, path) in before.iter().filter(|(name, _)| !after.contains_key(*name)) {
        let spot = old(was.file, path);
        cx.log
            .add(key, Change::Removed, format!("oneof `{name}`"), &[spot]);
    }
    for (name, path) in &after {
        match before.get(name) {
            None => cx
                .log
                .add(key, Change::Added, format!("oneof `{name}`"), &[]),
            Some(old) => {
                let what = format!("oneof `{name}`");
                cx.documented(key, &what, (was.file, old), (is.file, path));
            }
        }
    }
}

/// Extension fields, under what they extend.
pub(super) fn extensions(cx: &mut Cx<'_, '_>) {
    let (before, after) = (cx.before, cx.after);
    let keys: BTreeSet<_> = before
        .extending
        .keys()
        .chain(after.extending.keys())
        .collect();
    for at in keys {
        let was = before
            .extending
            .get(at)
            .filter(|was| before.checks(was.file));
        let is = after.extending.get(at).filter(|is| after.checks(is.file));
        let Some(file) = is.or(was).map(|one| one.file) else {
            continue;
        };
        let key = key(file, Kind::Extensions, at.0);
        let old = (was.map_or(file, |was| was.file), was.map(|was| was.it));
        let new = (is.map_or(file, |is| is.file), is.map(|is| is.it));
        field(cx, &key, old, new);
    }
}
