//! Examples of what happens once a number or name is used again that is no longer kept free.

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{EnumDescriptorProto, EnumValueDescriptorProto};
use prost::Message as _;
use prost_reflect::{DynamicMessage, MessageDescriptor, ReflectMessage as _, Value};

use super::codec::{self, Names};
use super::sample::{self, Flavour};
use super::slot::Slot;
use super::told::Told;
use super::types::{scalar, wrapper};
use super::{Example, Outcome, World, Writer, fields};
use crate::breaking::ranges::{self, Ranges};
use crate::image::{Enum, Field, Message, tag};

/// The name that things have which take a number that is free again.
const NEW: &str = "something_else";

/// A deleted field whose number may be used again.
pub(super) fn field(world: &World<'_>, told: &mut Told, field: &Field<'_>) {
    let name = fields::around(field);
    let Some(writer) = world.before.message(name) else {
        return;
    };
    let number = fields::number(field);
    let Some(sample) = sample::message(&writer, None, &[number], Flavour::Usual) else {
        return;
    };
    let Some((of, reader)) = other_field(name, field.proto.number(), takes_text(field)) else {
        return;
    };
    told.wire(Some(bytes(&sample, &reader, &uses_number(number, of))));
}

/// Whether a field is so written that a number cannot be read from it.
fn takes_text(field: &Field<'_>) -> bool {
    use Type::{Bytes, Group, Message, String};
    matches!(field.proto.r#type(), String | Bytes | Message | Group)
}

/// A message with another field of a number: one that holds a number if texts were there, else one with a text.
fn other_field(
    name: &str,
    number: i32,
    was_text: bool,
) -> Option<(&'static str, MessageDescriptor)> {
    let (words, of) = match was_text {
        true => ("int32", Type::Int32),
        false => ("string", Type::String),
    };
    Some((words, scalar(name, NEW, number, of)?))
}

fn uses_number(number: u32, of: &str) -> String {
    format!("a later version with `{of} {NEW} = {number}`")
}

/// Bytes of a message, read by a message of a version to come.
fn bytes(message: &DynamicMessage, reader: &MessageDescriptor, who: &str) -> Example {
    let bytes = message.encode_to_vec();
    let read = codec::from_wire(reader, &bytes);
    let before = codec::to_json(message, Names::Json);
    let seen = read
        .as_ref()
        .ok()
        .and_then(|read| codec::to_json(read, Names::Json));
    Example {
        of: message.descriptor().full_name().to_owned(),
        by: Writer::Before,
        written: codec::hex(&bytes),
        outcome: match &read {
            Err(_) => Outcome::Refused,
            Ok(_) if seen == before => Outcome::Same,
            Ok(_) => Outcome::Changed,
        },
        means: before,
        reader: Some(who.to_owned()),
        read: read.err().or(seen).unwrap_or_default(),
    }
}

/// A deleted value whose number may be used again.
pub(super) fn value(told: &mut Told, of: &Enum<'_>, name: &str, number: i32) {
    told.wire(value_read(of, name, number));
}

fn value_read(of: &Enum<'_>, name: &str, number: i32) -> Option<Example> {
    let full_name = of.full_name.as_str();
    let writer = wrapper(full_name, &one_value(of, name, number))?;
    let new = NEW.to_uppercase();
    let reader = wrapper(full_name, &one_value(of, &new, number))?;
    let mut message = DynamicMessage::new(writer);
    let slot = Slot::of(&message.descriptor(), 1)?;
    slot.set(&mut message, Value::EnumNumber(number));
    let who = format!("a later version with `{new} = {number}`");
    Some(Example {
        of: format!("a message with the enum {full_name}"),
        ..bytes(&message, &reader, &who)
    })
}

/// An enum like another one, with only one value.
fn one_value(of: &Enum<'_>, name: &str, number: i32) -> EnumDescriptorProto {
    EnumDescriptorProto {
        name: of.proto.name.clone(),
        value: vec![EnumValueDescriptorProto {
            name: Some(name.to_owned()),
            number: Some(number),
            options: None,
        }],
        ..EnumDescriptorProto::default()
    }
}

/// JSON of a message of a version long gone, read by one of a version to come.
fn text(writer: &DynamicMessage, reader: &MessageDescriptor, who: String) -> Option<Example> {
    let written = codec::to_json(writer, Names::Json)?;
    let read = codec::from_json(reader, &written);
    let seen = read
        .as_ref()
        .ok()
        .and_then(|read| codec::to_json(read, Names::Json));
    Some(Example {
        of: reader.full_name().to_owned(),
        by: Writer::Before,
        outcome: match &read {
            Err(_) => Outcome::Refused,
            Ok(_) => Outcome::Changed,
        },
        written,
        means: None,
        reader: Some(who),
        read: read.err().or(seen).unwrap_or_default(),
    })
}

/// A number or name that a message no longer keeps free.
pub(super) fn in_message(world: &World<'_>, told: &mut Told, of: &Message<'_>, rest: &[i32]) {
    let [kind, index] = *rest else { return };
    let Ok(index) = usize::try_from(index) else {
        return;
    };
    let full_name = of.full_name.as_str();
    if kind == tag::MESSAGE_RESERVED_NAME {
        let name = of.proto.reserved_name.get(index).map_or("", String::as_str);
        let pair = (
            scalar(full_name, name, 1, Type::String),
            scalar(full_name, name, 1, Type::Int32),
        );
        if let (Some(writer), Some(reader)) = pair {
            let who = format!("a later version with `int32 {name}`");
            told.json(filled(&writer).and_then(|writer| text(&writer, &reader, who)));
        }
        return;
    }
    let Some(now) = world.after.side.messages.get(full_name) else {
        return;
    };
    let kept = Ranges::new(ranges::reserved_in_message(now.it.proto));
    let lost = ranges::reserved_in_message(of.proto).get(index).copied();
    let lost = lost.and_then(|range| ranges::missing(range, &kept).first().copied());
    let Some((number, _)) = lost else { return };
    let (writer, reader) = (
        scalar(full_name, "was_here", number, Type::String),
        other_field(full_name, number, true),
    );
    if let (Some(writer), Some((of, reader))) = (writer, reader)
        && let Some(sample) = filled(&writer)
    {
        let number = number.unsigned_abs();
        told.wire(Some(bytes(&sample, &reader, &uses_number(number, of))));
    }
}

fn filled(of: &MessageDescriptor) -> Option<DynamicMessage> {
    let number = of.fields().next()?.number();
    sample::message(of, None, &[number], Flavour::Usual)
}

/// A number or name that an enum no longer keeps free.
pub(super) fn in_enum(world: &World<'_>, told: &mut Told, of: &Enum<'_>, rest: &[i32]) {
    let [kind, index] = *rest else { return };
    let Ok(index) = usize::try_from(index) else {
        return;
    };
    if kind == tag::ENUM_RESERVED_NAME {
        let name = of.proto.reserved_name.get(index).map_or("", String::as_str);
        told.json(name_read(of, name));
        return;
    }
    let Some(now) = world.after.side.enums.get(of.full_name.as_str()) else {
        return;
    };
    let kept = Ranges::new(ranges::reserved_in_enum(now.it.proto));
    let lost = ranges::reserved_in_enum(of.proto).get(index).copied();
    let lost = lost.and_then(|range| ranges::missing(range, &kept).first().copied());
    if let Some((number, _)) = lost {
        told.wire(value_read(of, "WAS_HERE", number));
    }
}

/// A name of a value in JSON that stands for another number later.
fn name_read(of: &Enum<'_>, name: &str) -> Option<Example> {
    let numbers = of.values.iter().map(|value| value.proto.number());
    let was = numbers.clone().max().unwrap_or(0).checked_add(1)?;
    let is = was.checked_add(1)?;
    let writer = wrapper(&of.full_name, &one_value(of, name, was))?;
    let reader = wrapper(&of.full_name, &one_value(of, name, is))?;
    let mut message = DynamicMessage::new(writer);
    let slot = Slot::of(&message.descriptor(), 1)?;
    slot.set(&mut message, Value::EnumNumber(was));
    let mut example = text(
        &message,
        &reader,
        format!("a later version with `{name} = {is}`"),
    )?;
    example.of = format!("a message with the enum {}", of.full_name);
    example.read = format!("{name}, which is {is} and was {was}");
    Some(example)
}
