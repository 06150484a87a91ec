//! Examples for findings about fields.

use playground_protos::descriptor::field_descriptor_proto::Type;
use prost::Message as _;
use prost::encoding::{WireType, encode_key, encode_varint};
use prost_reflect::{DynamicMessage, MessageDescriptor};

use super::codec::{self, Names};
use super::sample::{self, ENDS, Flavour};
use super::shape::{self, By};
use super::slot::Slot;
use super::told::Told;
use super::trial::{Sample, Shown, Trial, worst};
use super::{Example, Moved, Outcome, World, Writer, subject};
use crate::breaking::{strings, types};
use crate::image::{Field, File};

/// The full name of the message a field is of.
pub(super) fn around<'f>(field: &'f Field<'_>) -> &'f str {
    match field.is_extension() {
        true => {
            let extendee = field.proto.extendee();
            extendee.strip_prefix('.').unwrap_or(extendee)
        }
        false => field
            .full_name
            .rsplit_once('.')
            .map_or("", |(around, _)| around),
    }
}

pub(super) fn number(field: &Field<'_>) -> u32 {
    u32::try_from(field.proto.number()).unwrap_or(0)
}

/// Both sides of a message.
pub(super) fn trial<'w, 'i>(world: &'w World<'i>, name: &str) -> Option<Trial<'w, 'i>> {
    Some(Trial {
        world,
        before: world.before.message(name)?,
        after: world.after.message(name)?,
    })
}

/// A field that is gone, or has another type, cardinality or name.
pub(super) fn changed(world: &World<'_>, told: &mut Told, rule: &str, field: &Field<'_>) {
    let Some(trial) = trial(world, around(field)) else {
        return;
    };
    let path = [&[number(field)], difference(world, told, field).as_slice()].concat();
    let mut samples = usual(&trial, &path);
    if now(world, field).is_some_and(|now| now.map != field.map) {
        // The path leads into the entries, which only one side has.
        samples.extend(usual(&trial, &[number(field)]));
    }
    if rule.ends_with("CARDINALITY") {
        samples.extend(without(&trial, number(field)));
    }
    let mut shown = trial.run(&samples);
    if rule.starts_with("FIELD_NO_DELETE") && moved(world, field).is_some() {
        shown = shown.renumbered();
    }
    if matches!(rule, "FIELD_SAME_NAME" | "FIELD_SAME_JSON_NAME") {
        told.json(shown.json);
        return;
    }
    told.shown(shown);
    if rule.contains("TYPE") || rule.contains("CARDINALITY") {
        told.edge = edge(&trial, told, &path);
    }
}

/// Where the messages in a field first differ from those that are there now; empty if they are not messages.
fn difference(world: &World<'_>, told: &mut Told, field: &Field<'_>) -> Vec<u32> {
    let now = now(world, field);
    let Some(now) = now.filter(|now| !now.type_name().is_empty()) else {
        return Vec::new();
    };
    let names = [field.type_name(), now.type_name()];
    let [before, after] = world.sides();
    if !before.messages.contains_key(names[0]) || !after.messages.contains_key(names[1]) {
        return Vec::new();
    }
    let found = [By::Wire, By::Json].map(|by| shape::difference([before, after], names, by));
    if names[0] != names[1] && !field.map {
        let same_kind = types::kind(before, field) == types::kind(after, now);
        told.same_shape = Some(same_kind && found.iter().all(Option::is_none));
    }
    found.into_iter().flatten().next().unwrap_or_default()
}

/// The field with the same number on the new side.
pub(super) fn now<'w>(world: &'w World<'_>, field: &Field<'_>) -> Option<&'w Field<'w>> {
    let side = &world.after.side;
    if field.is_extension() {
        let found = side.extending.get(&(around(field), field.proto.number()));
        return found.map(|found| found.it);
    }
    let message = side.messages.get(around(field))?;
    let mut fields = message.it.fields.iter();
    fields.find(|now| now.proto.number() == field.proto.number())
}

/// Old data for the new side, and new data for the old one.
pub(super) fn usual(trial: &Trial<'_, '_>, path: &[u32]) -> Vec<Sample> {
    let Trial { before, after, .. } = trial;
    let old = |flavour| {
        Some((
            Writer::Before,
            sample::message(before, Some(after), path, flavour)?,
        ))
    };
    let new = |flavour| {
        Some((
            Writer::After,
            sample::message(after, Some(before), path, flavour)?,
        ))
    };
    let samples = [old(Flavour::Usual), old(Flavour::Hard), new(Flavour::Usual)];
    samples.into_iter().flatten().collect()
}

/// Messages with nothing but what is required, without a field wherever its own side does not require that.
fn without(trial: &Trial<'_, '_>, number: u32) -> Vec<Sample> {
    let Trial { before, after, .. } = trial;
    let sides = [
        (Writer::Before, before, after),
        (Writer::After, after, before),
    ];
    let samples = sides.into_iter().filter_map(|(by, of, other)| {
        let mut made = sample::whole(of, Some(other))?;
        let field = of.get_field(number);
        if let Some(field) = field.filter(|field| !field.is_required()) {
            made.clear_field(&field);
        }
        Some((by, made))
    });
    samples.collect()
}

/// The worst of what happens to values at the ends of what the types hold, where usual ones are safe.
fn edge(trial: &Trial<'_, '_>, told: &Told, path: &[u32]) -> Option<Example> {
    let Trial { before, after, .. } = trial;
    let ends = (0..ENDS).map(Flavour::End);
    let samples: Vec<Sample> = ends
        .flat_map(|end| {
            let old = sample::message(before, Some(after), path, end);
            let new = sample::message(after, Some(before), path, end);
            [
                old.map(|old| (Writer::Before, old)),
                new.map(|new| (Writer::After, new)),
            ]
        })
        .flatten()
        .collect();
    let shown = trial.run(&samples);
    let wire = shown
        .wire
        .filter(|wire| !told.breaks.wire && wire.outcome.breaks());
    wire.or_else(|| {
        shown
            .json
            .filter(|json| !told.breaks.json && json.outcome.breaks())
    })
}

/// A field that is required on one side only.
pub(super) fn required(world: &World<'_>, told: &mut Told, message: &str, number: u32) {
    if let Some(trial) = trial(world, message) {
        told.shown(trial.run(&without(&trial, number)));
    }
}

/// A field that has another value if it is not sent.
pub(super) fn default(world: &World<'_>, told: &mut Told, field: &Field<'_>) {
    let Some(trial) = trial(world, around(field)) else {
        return;
    };
    let slots = [&trial.before, &trial.after].map(|of| Slot::of(of, number(field)));
    let whole = sample::whole(&trial.before, Some(&trial.after));
    let ([Some(was), Some(is)], Some(sample)) = (slots, whole) else {
        return;
    };
    let before = was.get(&sample);
    let sample = (Writer::Before, sample);
    let example = |written: Option<Example>, read: Result<DynamicMessage, String>| {
        let (mut example, read) = (written?, read.ok()?);
        let after = is.get(&read);
        example.read = format!("{} is {after}, not {before}", is.name());
        example.outcome = match after == before {
            true => Outcome::Same,
            false => Outcome::Changed,
        };
        Some(example)
    };
    let read = codec::from_wire(&trial.after, &sample.1.encode_to_vec());
    let wire = example(trial.wire(&sample), read);
    let json = trial.json(&sample);
    let read = json
        .as_ref()
        .map(|json| codec::from_json(&trial.after, &json.written));
    let json = read.and_then(|read| example(json, read));
    told.shown(Shown { json, wire });
}

/// A field that shares a oneof with others on one side only: of what is set, the last one is left.
pub(super) fn oneof(world: &World<'_>, told: &mut Told, field: &Field<'_>) {
    let Some(trial) = trial(world, around(field)) else {
        return;
    };
    let number = number(field);
    let sides = [
        (Writer::Before, &trial.before, &trial.after),
        (Writer::After, &trial.after, &trial.before),
    ];
    let samples = sides.into_iter().flat_map(|(by, writer, reader)| {
        let together = with_others(writer, reader, number);
        together.into_iter().map(move |message| (by, message))
    });
    let samples: Vec<Sample> = samples.collect();
    if samples.is_empty() {
        told.safe();
    }
    told.shown(trial.run(&samples));
}

/// Messages with a field and another one set that are in one oneof for the reader.
fn with_others(
    writer: &MessageDescriptor,
    reader: &MessageDescriptor,
    number: u32,
) -> Vec<DynamicMessage> {
    let oneof = reader
        .get_field(number)
        .and_then(|field| field.containing_oneof());
    let others = oneof
        .iter()
        .flat_map(|oneof| oneof.fields().collect::<Vec<_>>());
    let others = others
        .map(|other| other.number())
        .filter(|other| *other != number);
    let both = others.filter_map(|other| {
        let mut made = sample::message(writer, Some(reader), &[number], Flavour::Usual)?;
        let more = sample::message(writer, Some(reader), &[other], Flavour::Usual)?;
        let slot = Slot::of(writer, other)?;
        slot.set(&mut made, slot.get(&more));
        made.has_field_by_number(number).then_some(made)
    });
    both.take(1).collect()
}

/// A string that is no UTF-8, which one of the sides refuses.
pub(super) fn utf8(world: &World<'_>, told: &mut Told, rule: &str, file: &File<'_>, path: &[i32]) {
    let (subject::Subject::Field(field), _) = subject::find(file, path) else {
        return;
    };
    let Some(trial) = trial(world, around(field)) else {
        return;
    };
    let checks = |file: &File<'_>, field: &Field<'_>| match rule {
        "FIELD_SAME_JAVA_UTF8_VALIDATION" => strings::java(file, field) == Some("VERIFY"),
        _ => strings::verifies(field),
    };
    let by = match checks(file, field) {
        true => Writer::After,
        false => Writer::Before,
    };
    let (writer, reader) = match by {
        Writer::Before => (&trial.before, &trial.after),
        Writer::After => (&trial.after, &trial.before),
    };
    let Some(bytes) = no_text(world, field, writer) else {
        return;
    };
    let read = codec::from_wire(reader, &bytes);
    told.wire(Some(Example {
        of: writer.full_name().to_owned(),
        by,
        written: codec::hex(&bytes),
        means: None,
        reader: (rule != "FIELD_SAME_UTF8_VALIDATION").then(|| "code in Java".to_owned()),
        outcome: match read {
            Ok(_) => Outcome::Same,
            Err(_) => Outcome::Refused,
        },
        read: read.map_or_else(
            |error| error,
            |read| codec::to_json(&read, Names::Json).unwrap_or_default(),
        ),
    }));
}

/// A message whose strings in a field are the byte ff.
fn no_text(world: &World<'_>, field: &Field<'_>, writer: &MessageDescriptor) -> Option<Vec<u8>> {
    let mut bytes = sample::bare(writer)?.encode_to_vec();
    let string = |number: u32, out: &mut Vec<u8>| {
        encode_key(number, WireType::LengthDelimited, out);
        out.extend([1, 0xff]);
    };
    if !field.map {
        string(number(field), &mut bytes);
        return Some(bytes);
    }
    let entry = world.before.side.messages.get(field.type_name())?;
    let mut parts = entry.it.fields.iter();
    let part = parts.find(|part| part.proto.r#type() == Type::String)?;
    let mut inner = Vec::new();
    string(number(part), &mut inner);
    encode_key(number(field), WireType::LengthDelimited, &mut bytes);
    encode_varint(inner.len() as u64, &mut bytes);
    bytes.extend(inner);
    Some(bytes)
}

/// The worst that happens to messages of two types that shall stand for each other.
pub(super) fn replaced(world: &World<'_>, told: &mut Told, names: [&str; 2]) {
    let sides = world.sides();
    let found = [By::Wire, By::Json].map(|by| shape::difference(sides, names, by));
    told.same_shape = Some(found.iter().all(Option::is_none));
    let (Some(before), Some(after)) = (
        world.before.message(names[0]),
        world.after.message(names[1]),
    ) else {
        return;
    };
    let trial = Trial {
        world,
        before,
        after,
    };
    let shown = found.map(|path| trial.run(&usual(&trial, &path.unwrap_or_default())));
    let [wire, json] = shown;
    told.shown(Shown {
        json: worst([json.json, wire.json].into_iter()),
        wire: worst([wire.wire, json.wire].into_iter()),
    });
}

/// The type of a field of one side in words.
pub(super) fn words(world: &World<'_>, of: Writer, field: &Field<'_>) -> String {
    types::whole_words(&world.half(of).side, field)
}

/// Where a field went that is gone: the field of the same name that has another number now.
pub(super) fn moved(world: &World<'_>, field: &Field<'_>) -> Option<Moved> {
    if field.is_extension() {
        return None;
    }
    let now = world.after.side.messages.get(around(field))?;
    let mut fields = now.it.fields.iter();
    let is = fields.find(|is| is.proto.name() == field.proto.name())?;
    let same = |by: Writer, field: &Field<'_>| words(world, by, field);
    Some(Moved {
        name: is.full_name.clone(),
        path: now.file.path().to_owned(),
        words: format!("moved to number {}", is.proto.number()),
        same_shape: same(Writer::Before, field) == same(Writer::After, is),
    })
}
