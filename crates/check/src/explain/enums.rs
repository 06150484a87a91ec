//! Examples for findings about enums and their values.

use std::collections::BTreeMap;

use playground_protos::descriptor::feature_set::EnumType;
use prost_reflect::{DynamicMessage, Value};

use super::codec::{self, Names};
use super::sample::{self, Flavour};
use super::slot::Slot;
use super::told::Told;
use super::trial::Trial;
use super::types::{wrapper, wrapper_name};
use super::{Example, World, Writer, fields};
use crate::image::{Enum, EnumValue};

/// For each enum the first field of both sides that holds it, by the full name of its message and its number.
pub(super) fn users(world: &World<'_>) -> BTreeMap<String, (String, u32)> {
    let mut found = BTreeMap::new();
    for (name, message) in &world.before.side.messages {
        for field in &message.it.fields {
            let of = field.type_name();
            if message.it.map_entry || found.contains_key(of) {
                continue;
            }
            let is_enum = world.before.side.enums.contains_key(of);
            let now = || fields::now(world, field);
            if is_enum && now().is_some_and(|now| now.type_name() == of) {
                found.insert(of.to_owned(), ((*name).to_owned(), fields::number(field)));
            }
        }
    }
    found
}

/// A trial with a field that holds the enum, and the number of that field.
fn with<'w, 'i>(world: &'w World<'i>, of: &Enum<'_>) -> Option<(Trial<'w, 'i>, u32)> {
    if let Some((message, number)) = world.user_of(&of.full_name)
        && let Some(trial) = fields::trial(world, message)
    {
        return Some((trial, *number));
    }
    let now = world.after.side.enums.get(of.full_name.as_str())?;
    let trial = Trial {
        world,
        before: wrapper(of.full_name.as_str(), of.proto)?,
        after: wrapper(of.full_name.as_str(), now.it.proto)?,
    };
    Some((trial, 1))
}

/// The message of a trial with one number of the enum in it.
fn holding(trial: &Trial<'_, '_>, by: Writer, field: u32, number: i32) -> Option<DynamicMessage> {
    let (of, other) = match by {
        Writer::Before => (&trial.before, &trial.after),
        Writer::After => (&trial.after, &trial.before),
    };
    let mut made = sample::message(of, Some(other), &[field], Flavour::Usual)?;
    let slot = Slot::of(of, field)?;
    slot.set(&mut made, slot.whole(vec![Value::EnumNumber(number)])?);
    Some(made)
}

/// The example with a message of our own called after the enum in it: no schema has that message.
fn named(example: Example, of: &Enum<'_>) -> Example {
    match example.of == wrapper_name(&of.full_name) {
        true => Example {
            of: format!("a message with the enum {}", of.full_name),
            ..example
        },
        false => example,
    }
}

/// A value that is gone, or has another name.
pub(super) fn value(world: &World<'_>, told: &mut Told, of: &Enum<'_>, value: &EnumValue<'_>) {
    let Some((trial, field)) = with(world, of) else {
        return;
    };
    let Some(old) = holding(&trial, Writer::Before, field, value.proto.number()) else {
        return;
    };
    let by_name = under_its_name(&old, of, value).map(|text| {
        let sample = (Writer::Before, &old);
        trial.json_text(sample, Names::Json, text)
    });
    let mut shown = trial.run(&[(Writer::Before, old)]);
    shown.json = by_name.or(shown.json);
    match renumbered(world, of, value) {
        Some(_) => shown = shown.renumbered(),
        None => shown.wire = shown.wire.map(|wire| renamed(world, of, value, wire)),
    }
    told.json(shown.json.map(|json| named(json, of)));
    told.wire(shown.wire.map(|wire| named(wire, of)));
}

/// The number that the name of a value has now, if that is another one.
pub(super) fn renumbered(world: &World<'_>, of: &Enum<'_>, value: &EnumValue<'_>) -> Option<i32> {
    let now = world.after.side.enums.get(of.full_name.as_str())?;
    let mut values = now.it.values.iter();
    let is = values.find(|is| is.proto.name() == value.proto.name())?;
    let number = is.proto.number();
    (number != value.proto.number()).then_some(number)
}

/// The example with the name that the number has for its reader, if that is another one.
fn renamed(world: &World<'_>, of: &Enum<'_>, value: &EnumValue<'_>, wire: Example) -> Example {
    let now = world.after.side.enums.get(of.full_name.as_str());
    let number = value.proto.number();
    let values = || {
        let values = now.iter().flat_map(|now| &now.it.values);
        values.filter(|is| is.proto.number() == number)
    };
    let is_kept = values().any(|is| is.proto.name() == value.proto.name());
    let name = values().next().map(|is| is.proto.name());
    let Some(name) = name.filter(|_| !is_kept) else {
        return wire;
    };
    let reader = format!("the new schema, where {number} is `{name}`,");
    Example {
        reader: Some(reader),
        ..wire
    }
}

/// JSON of a message with a value of an enum under one of several names; none if that is the usual one.
fn under_its_name(
    message: &DynamicMessage,
    of: &Enum<'_>,
    value: &EnumValue<'_>,
) -> Option<String> {
    let text = codec::to_json(message, Names::Json)?;
    let mut others = of.values.iter().filter(|other| {
        let same_number = other.proto.number() == value.proto.number();
        same_number && other.proto.name() != value.proto.name()
    });
    let usual = others.find_map(|other| {
        let usual = format!("\"{}\"", other.proto.name());
        text.contains(&usual).then_some(usual)
    })?;
    Some(text.replace(&usual, &format!("\"{}\"", value.proto.name())))
}

/// An enum that takes numbers it does not name on one side only.
pub(super) fn open(world: &World<'_>, told: &mut Told, of: &Enum<'_>) {
    let Some((trial, field)) = with(world, of) else {
        return;
    };
    let now = world.after.side.enums.get(of.full_name.as_str());
    let known = now.iter().flat_map(|now| &now.it.values);
    let known = known.map(|value| value.proto.number());
    let numbers = of.values.iter().map(|value| value.proto.number());
    let all = numbers.clone().chain(known);
    let (Some(unknown), Some(known)) =
        (all.max().and_then(|max| max.checked_add(1)), numbers.max())
    else {
        return;
    };
    let sample = |by, number| Some((by, holding(&trial, by, field, number)?));
    let shown = trial.run(
        &sample(Writer::Before, known)
            .into_iter()
            .collect::<Vec<_>>(),
    );
    told.json(shown.json.map(|json| named(json, of)));
    told.wire(shown.wire.map(|wire| named(wire, of)));
    // Only the open side writes numbers without a name.
    let open = match of.features.enum_type {
        EnumType::Closed => Writer::After,
        _ => Writer::Before,
    };
    let edge = sample(open, unknown).and_then(|sample| trial.wire(&sample));
    told.edge = edge.map(|edge| named(edge, of));
}
