//! What the rules about types and cardinality compare: groups of types that may stand for each other.

use std::collections::BTreeSet;

use playground_protos::descriptor::feature_set::{FieldPresence, MessageEncoding};
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};

use super::breaks::Breaks;
use super::check::{Cx, Pair, Spot};
use super::side::Side;
use crate::image::{Enum, EnumValue, Field, Message};

/// Numbers of `type` and `type_name` in a field.
const TYPE: i32 = 5;
const TYPE_NAME: i32 = 6;

/// How often a field has a value, and whether having none can be told from the zero value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cardinality {
    Explicit,
    Implicit,
    Required,
    Repeated,
    Map,
}

impl Cardinality {
    /// That of a field of one side.
    pub(crate) fn of(side: &Side<'_>, field: &Field<'_>) -> Self {
        let single =
            field.is_extension() || field.proto.oneof_index.is_some() || in_map(side, field);
        match (field.proto.label(), field.features.field_presence) {
            (Label::Repeated, _) if field.map => Self::Map,
            (Label::Repeated, _) => Self::Repeated,
            (_, FieldPresence::LegacyRequired) => Self::Required,
            (_, FieldPresence::Implicit) if !single && !is_message(field) => Self::Implicit,
            _ => Self::Explicit,
        }
    }

    /// In words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Explicit => "optional with explicit presence",
            Self::Implicit => "optional with implicit presence",
            Self::Required => "required",
            Self::Repeated => "repeated",
            Self::Map => "map",
        }
    }

    /// Whether JSON of one can be read as the other.
    pub(crate) fn json_like(self, other: Self) -> bool {
        use Cardinality::{Explicit, Implicit};
        self == other || matches!((self, other), (Explicit, Implicit) | (Implicit, Explicit))
    }

    /// Whether bytes of one can be read as the other.
    pub(crate) fn wire_like(self, other: Self) -> bool {
        use Cardinality::{Map, Repeated};
        self.json_like(other) || matches!((self, other), (Map, Repeated) | (Repeated, Map))
    }
}

fn is_message(field: &Field<'_>) -> bool {
    matches!(field.proto.r#type(), Type::Message | Type::Group)
}

/// The full name of the message a field is in; empty for an extension field of a file without a package.
fn around<'f>(field: &'f Field<'_>) -> &'f str {
    let around = field.full_name.rsplit_once('.');
    around.map_or("", |(around, _)| around)
}

/// Whether a field is the key or the value of a map.
pub(crate) fn in_map(side: &Side<'_>, field: &Field<'_>) -> bool {
    !field.is_extension() && side.maps.contains_key(around(field))
}

/// The type of a field, a message in the encoding of groups counting as a group.
pub(crate) fn kind(side: &Side<'_>, field: &Field<'_>) -> Type {
    let delimited = field.features.message_encoding == MessageEncoding::Delimited;
    match field.proto.r#type() {
        Type::Message if delimited && !field.map && !in_map(side, field) => Type::Group,
        kind => kind,
    }
}

/// The type of a field in words.
pub(crate) fn words(side: &Side<'_>, field: &Field<'_>) -> String {
    let name = || field.type_name().to_owned();
    match kind(side, field) {
        Type::Group => format!("{} (delimited)", name()),
        Type::Message | Type::Enum => name(),
        kind => kind
            .as_str_name()
            .trim_start_matches("TYPE_")
            .to_lowercase(),
    }
}

/// The type of a field in words, of a map those of its keys and values.
pub(crate) fn whole_words(side: &Side<'_>, field: &Field<'_>) -> String {
    let entry = side.messages.get(field.type_name()).filter(|_| field.map);
    let Some(entry) = entry else {
        return words(side, field);
    };
    let parts = entry.it.fields.iter().map(|part| words(side, part));
    format!("map<{}>", parts.collect::<Vec<_>>().join(", "))
}

/// What a change of type keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    /// It is the same type.
    pub(super) same: bool,
    /// JSON of one can be read as the other.
    pub(super) json: bool,
    /// Bytes of one can be read as the other.
    pub(super) wire: bool,
}

impl Kept {
    const ALL: Self = Self {
        same: true,
        json: true,
        wire: true,
    };
    const NONE: Self = Self {
        same: false,
        json: false,
        wire: false,
    };
}

/// Compares the types of two fields.
pub(super) fn kept(cx: &Cx<'_>, pair: &Pair<'_, Field<'_>>) -> Kept {
    let (before, after) = (kind(cx.before, pair.before), kind(cx.after, pair.after));
    let same_name = pair.before.type_name() == pair.after.type_name();
    if before != after {
        let json = json_group(before) == json_group(after);
        let wire = wire_group(before) == wire_group(after)
            || (before, after) == (Type::String, Type::Bytes);
        return Kept {
            same: false,
            json,
            wire,
        };
    }
    match before {
        Type::Message | Type::Group if !same_name => Kept::NONE,
        Type::Enum if !same_name => {
            let like = enum_like(cx, pair);
            Kept {
                same: false,
                json: like,
                wire: like,
            }
        }
        _ => Kept::ALL,
    }
}

/// An enum may take the place of another with the same short name that it has all values of.
fn enum_like(cx: &Cx<'_>, pair: &Pair<'_, Field<'_>>) -> bool {
    let before = cx.before.enums.get(pair.before.type_name());
    let after = cx.after.enums.get(pair.after.type_name());
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    before.it.proto.name() == after.it.proto.name() && has_all(after.it, before.it)
}

fn has_all(after: &Enum<'_>, before: &Enum<'_>) -> bool {
    let value = |of: &EnumValue<'_>| (of.proto.name().to_owned(), of.proto.number());
    let after: BTreeSet<_> = after.values.iter().map(value).collect();
    before
        .values
        .iter()
        .map(value)
        .all(|value| after.contains(&value))
}

/// The first of the types whose JSON is the same.
fn json_group(kind: Type) -> Type {
    match kind {
        Type::Uint32 => Type::Int32,
        Type::Uint64 => Type::Int64,
        Type::Sfixed32 => Type::Fixed32,
        Type::Sfixed64 => Type::Fixed64,
        kind => kind,
    }
}

/// The first of the types whose bytes are the same.
fn wire_group(kind: Type) -> Type {
    match kind {
        Type::Int64 | Type::Uint32 | Type::Uint64 | Type::Bool => Type::Int32,
        Type::Sint64 => Type::Sint32,
        kind => json_group(kind),
    }
}

/// Reports a change of type, at the type.
pub(super) fn report(cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>, breaks: Breaks, which: &str) {
    let (before, after) = (
        words(cx.before, fields.before),
        words(cx.after, fields.after),
    );
    let name = name(fields.after);
    let message = format!("the type of field `{name}` changed from `{before}` to `{after}`{which}");
    let (before, after) = spots(cx, fields);
    cx.report_as(breaks, before, Some(after), message);
}

/// Reports a change of cardinality, at the field.
pub(super) fn report_cardinality(
    cx: &mut Cx<'_>,
    fields: &Pair<'_, Field<'_>>,
    before: Cardinality,
    after: Cardinality,
) {
    let breaks = Breaks {
        source: true,
        json: !before.json_like(after),
        wire: !before.wire_like(after),
    };
    let (name, before, after) = (name(fields.after), before.words(), after.words());
    let message = format!("the cardinality of field `{name}` changed from {before} to {after}");
    let (before, after) = field_spots(cx, fields, &[]);
    cx.report_as(breaks, before, Some(after), message);
}

/// The name of the oneof of a field, if somebody wrote one.
pub(crate) fn oneof<'s>(side: &'s Side<'s>, field: &Field<'_>) -> Option<&'s str> {
    let (around, _) = field.full_name.rsplit_once('.')?;
    let message = side.messages.get(around)?;
    Some(message.it.oneofs.get(field.oneof?)?.proto.name())
}

/// Whether `jstype` means something for a field.
pub(super) fn is_64_bit_integer(field: &Field<'_>) -> bool {
    use Type::{Fixed64, Int64, Sfixed64, Sint64, Uint64};
    matches!(
        field.proto.r#type(),
        Int64 | Uint64 | Sint64 | Fixed64 | Sfixed64
    )
}

fn spots<'p>(cx: &Cx<'_>, pair: &Pair<'p, Field<'p>>) -> (Spot<'p>, Spot<'p>) {
    let before = type_path(pair.before);
    let after = type_path(pair.after);
    (
        Spot {
            file: pair.before_file,
            path: in_field(cx.before, pair.before, before),
        },
        Spot {
            file: pair.after_file,
            path: in_field(cx.after, pair.after, after),
        },
    )
}

/// Of a group, source info has the keyword as `type` and the name as `type_name`.
fn type_path(field: &Field<'_>) -> Vec<i32> {
    let tag = match field.proto.r#type() {
        Type::Message | Type::Enum => TYPE_NAME,
        _ => TYPE,
    };
    [&field.path[..], &[tag]].concat()
}

/// The path, or for the key or value of a map the type of the map field, as they have no place.
fn in_field(side: &Side<'_>, field: &Field<'_>, path: Vec<i32>) -> Vec<i32> {
    match in_map(side, field) {
        true => map_type(side, around(field)).unwrap_or(path),
        false => path,
    }
}

/// The path of the type of the map field that has such entries.
fn map_type(side: &Side<'_>, entry: &str) -> Option<Vec<i32>> {
    let map = side.maps.get(entry)?;
    Some([&map.path[..], &[TYPE_NAME]].concat())
}

/// Where a change of a message is: at the first of its parts that was written, else at the message; for the entry of a
/// map at the type of the map field.
pub(super) fn message_spots<'p>(
    cx: &Cx<'_>,
    pair: &Pair<'p, Message<'p>>,
    parts: &[&[i32]],
) -> (Spot<'p>, Spot<'p>) {
    let (mut before, mut after) = cx.spots(pair, (&pair.before.path, &pair.after.path), parts);
    let entry = |side, message: &Message<'_>| {
        message
            .map_entry
            .then(|| map_type(side, &message.full_name))?
    };
    before.path = entry(cx.before, pair.before).unwrap_or(before.path);
    after.path = entry(cx.after, pair.after).unwrap_or(after.path);
    (before, after)
}

/// Where a change of a field is: at the first of its parts that was written, else at the field.
pub(super) fn field_spots<'p>(
    cx: &Cx<'_>,
    pair: &Pair<'p, Field<'p>>,
    parts: &[&[i32]],
) -> (Spot<'p>, Spot<'p>) {
    let (before, after) = (&pair.before.path, &pair.after.path);
    let (mut before, mut after) = cx.spots(pair, (before, after), parts);
    before.path = in_field(cx.before, pair.before, before.path);
    after.path = in_field(cx.after, pair.after, after.path);
    (before, after)
}

/// The name of a field in messages: the full one of an extension.
pub(crate) fn name<'n>(field: &'n Field<'_>) -> &'n str {
    match field.is_extension() {
        true => &field.full_name,
        false => field.proto.name(),
    }
}
