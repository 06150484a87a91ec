//! Which rules are for which types of fields.

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};

use crate::image::{Field, File};

/// What rules are about: a field, an item of it, or a key or value of a map.
#[derive(Clone, Copy)]
pub(super) struct Of<'o> {
    /// The field, or that of the map entry.
    pub(super) field: &'o Field<'o>,
    /// The part of it.
    pub(super) part: Part,
    entry: Option<(&'o Field<'o>, &'o Field<'o>)>,
}

/// A part of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The field as a whole.
    Whole,
    /// An item of a repeated field.
    Item,
    /// A key or a value of a map.
    Entry,
}

impl<'o> Of<'o> {
    /// A field as a whole.
    pub(super) fn field(file: &'o File<'o>, field: &'o Field<'o>) -> Self {
        let entry = field.map.then(|| file.message_named(field.type_name()));
        let entry = entry
            .flatten()
            .and_then(|entry| match entry.fields.as_slice() {
                [key, value] => Some((key, value)),
                _ => None,
            });
        let part = Part::Whole;
        Self { field, part, entry }
    }

    /// An item of a repeated field.
    pub(super) fn element(self) -> Self {
        let part = Part::Item;
        Self { part, ..self }
    }

    /// Key and value of a map.
    pub(super) fn entry(self) -> Option<(Self, Self)> {
        let of = |field| Self {
            field,
            part: Part::Entry,
            entry: None,
        };
        self.entry.map(|(key, value)| (of(key), of(value)))
    }

    /// Whether it is a message, and none that stands for a scalar.
    pub(super) fn is_plain_message(self) -> bool {
        let is_message = matches!(self.field.proto.r#type(), Type::Message | Type::Group);
        is_message
            && !KINDS
                .iter()
                .any(|kind| kind.wrapper == Some(self.field.type_name()))
    }

    fn is_list(self) -> bool {
        self.field.proto.label() == Label::Repeated && !self.field.map
    }
}

/// A kind of rules.
pub(super) struct Kind {
    /// Number in `FieldRules`.
    pub(super) number: u32,
    /// Name there.
    pub(super) name: &'static str,
    /// Number of `const` in these rules.
    pub(super) constant: Option<u32>,
    scalar: Option<Type>,
    wrapper: Option<&'static str>,
}

impl Kind {
    /// Whether such rules are for such a field.
    pub(super) fn fits(&self, of: Of<'_>) -> bool {
        match self.name {
            "repeated" => return of.is_list(),
            "map" => return of.entry.is_some(),
            _ => {}
        }
        let is_many = of.field.proto.label() == Label::Repeated;
        if is_many && of.part == Part::Whole {
            return false;
        }
        match of.field.proto.r#type() {
            Type::Message => self.wrapper == Some(of.field.type_name()),
            scalar => self.scalar == Some(scalar),
        }
    }

    /// What such a field is called.
    pub(super) fn told(&self) -> &'static str {
        match (self.name, self.scalar, self.wrapper) {
            ("repeated", ..) => "repeated field",
            (_, None, Some(message)) => message,
            (name, ..) => name,
        }
    }
}

const fn scalar(number: u32, name: &'static str, of: Type, wrapper: Option<&'static str>) -> Kind {
    Kind {
        number,
        name,
        constant: Some(1),
        scalar: Some(of),
        wrapper,
    }
}

const fn message(number: u32, name: &'static str, of: &'static str, constant: Option<u32>) -> Kind {
    Kind {
        number,
        name,
        constant,
        scalar: None,
        wrapper: Some(of),
    }
}

const fn many(number: u32, name: &'static str) -> Kind {
    Kind {
        number,
        name,
        constant: None,
        scalar: None,
        wrapper: None,
    }
}

/// All kinds of rules.
pub(super) const KINDS: &[Kind] = &[
    scalar(1, "float", Type::Float, Some("google.protobuf.FloatValue")),
    scalar(
        2,
        "double",
        Type::Double,
        Some("google.protobuf.DoubleValue"),
    ),
    scalar(3, "int32", Type::Int32, Some("google.protobuf.Int32Value")),
    scalar(4, "int64", Type::Int64, Some("google.protobuf.Int64Value")),
    scalar(
        5,
        "uint32",
        Type::Uint32,
        Some("google.protobuf.UInt32Value"),
    ),
    scalar(
        6,
        "uint64",
        Type::Uint64,
        Some("google.protobuf.UInt64Value"),
    ),
    scalar(7, "sint32", Type::Sint32, None),
    scalar(8, "sint64", Type::Sint64, None),
    scalar(9, "fixed32", Type::Fixed32, None),
    scalar(10, "fixed64", Type::Fixed64, None),
    scalar(11, "sfixed32", Type::Sfixed32, None),
    scalar(12, "sfixed64", Type::Sfixed64, None),
    scalar(13, "bool", Type::Bool, Some("google.protobuf.BoolValue")),
    scalar(
        14,
        "string",
        Type::String,
        Some("google.protobuf.StringValue"),
    ),
    scalar(15, "bytes", Type::Bytes, Some("google.protobuf.BytesValue")),
    scalar(16, "enum", Type::Enum, None),
    many(18, "repeated"),
    many(19, "map"),
    message(20, "any", "google.protobuf.Any", None),
    message(21, "duration", "google.protobuf.Duration", Some(2)),
    message(22, "timestamp", "google.protobuf.Timestamp", Some(2)),
    message(28, "field_mask", "google.protobuf.FieldMask", Some(1)),
];
