//! What rules about deletions from a message have in common.

use std::collections::HashSet;

use super::check::{Cx, Pair, Spot};
use crate::image::{Field, Message};

/// The fields whose numbers are gone.
pub(super) fn fields<'p>(messages: &Pair<'p, Message<'p>>) -> impl Iterator<Item = &'p Field<'p>> {
    let kept: HashSet<_> = messages
        .after
        .fields
        .iter()
        .map(|field| field.proto.number())
        .collect();
    messages
        .before
        .fields
        .iter()
        .filter(move |field| !kept.contains(&field.proto.number()))
}

/// Reports a field that is gone. One that only has another number breaks bytes, and JSON as far as it changed besides.
pub(super) fn report_field(
    cx: &mut Cx<'_>,
    messages: &Pair<'_, Message<'_>>,
    field: &Field<'_>,
    message: String,
) {
    let mut breaks = cx.breaks;
    let mut after = messages.after.fields.iter();
    if let Some(is) = after.find(|is| is.proto.name() == field.proto.name()) {
        let key = |field: &Field<'_>| (field.proto.r#type(), field.proto.label());
        let names = |field: &Field<'_>| {
            let proto = field.proto;
            (proto.json_name().to_owned(), proto.type_name().to_owned())
        };
        breaks.wire = true;
        breaks.json &= key(is) != key(field) || names(is) != names(field);
    }
    let after = Spot::new(messages.after_file, &messages.after.path);
    let before = Spot::new(messages.before_file, &field.path);
    cx.report_as(breaks, before, Some(after), message);
}

/// Reports something gone from a message at the message.
pub(super) fn report(
    cx: &mut Cx<'_>,
    messages: &Pair<'_, Message<'_>>,
    before: &[i32],
    message: String,
) {
    let after = Spot::new(messages.after_file, &messages.after.path);
    cx.report(
        Spot::new(messages.before_file, before),
        Some(after),
        message,
    );
}
