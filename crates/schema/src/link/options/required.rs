//! Required fields that an option leaves out.

use std::collections::HashMap;

use playground_protos::descriptor::feature_set::FieldPresence;
use playground_protos::descriptor::field_descriptor_proto::Label;

use super::built::{Built, Datum};
use crate::finding::Finding;
use crate::link::table::At;
use crate::link::world::World;

/// Numbers and names of the required fields of messages.
pub(in crate::link) type Required<'w> = HashMap<At, Vec<(i32, &'w str)>>;

/// Tells what is missing in a message and in those within it.
pub(in crate::link) fn check<'w>(
    world: &World<'w>,
    built: &Built,
    known: &mut Required<'w>,
    findings: &mut Vec<Finding>,
) {
    let required = known
        .entry(built.of)
        .or_insert_with(|| required(world, built.of));
    let absent: Vec<_> = required
        .iter()
        .filter(|(number, _)| !built.slots.contains_key(number))
        .map(|(_, name)| format!("`{name}`"))
        .collect();
    if !absent.is_empty() {
        let text = format!(
            "required {} of `{}` {} not set",
            absent.join(", "),
            world.name(built.of),
            if absent.len() == 1 { "is" } else { "are" }
        );
        findings.push(Finding::error(built.span, text));
    }
    // Literals are as deep as the parser lets them be.
    for slot in built.slots.values() {
        for value in &slot.values {
            if let Datum::Message(inner) = value {
                check(world, inner, known, findings);
            }
        }
    }
}

fn required<'w>(world: &World<'w>, of: At) -> Vec<(i32, &'w str)> {
    let Some(message) = world.message(of) else {
        return Vec::new();
    };
    let editions = world
        .file(of.file)
        .is_some_and(|(file, _)| file.edition.is_some());
    let fields = message.field.iter().filter(|field| {
        field.label == Some(Label::Required as i32)
            || editions
                && field.options.is_some()
                && world
                    .member(of, field.name())
                    .and_then(|at| world.features(at))
                    .is_some_and(|features| {
                        features.field_presence == Some(FieldPresence::LegacyRequired as i32)
                    })
    });
    fields.map(|field| (field.number(), field.name())).collect()
}
