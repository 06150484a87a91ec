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
