//! What rules about enum values have in common. Aliases share a number, so values are compared by number.

use std::collections::{BTreeMap, HashSet};

use super::breaks::Breaks;
use super::check::{Cx, Pair, Spot};
use crate::image::{Enum, EnumValue};

/// The values of an enum by number, in the order of the file.
pub(crate) fn by_number<'e>(of: &'e Enum<'e>) -> BTreeMap<i32, Vec<&'e EnumValue<'e>>> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for value in &of.values {
        found.entry(value.proto.number()).or_default().push(value);
    }
    found
}

/// The numbers that are gone, and their values.
pub(super) fn gone<'p>(enums: &Pair<'p, Enum<'p>>) -> BTreeMap<i32, Vec<&'p EnumValue<'p>>> {
    let after = by_number(enums.after);
    let mut before = by_number(enums.before);
    before.retain(|number, _| !after.contains_key(number));
    before
}

/// Names of values in a list.
pub(super) fn names(values: &[&EnumValue<'_>]) -> String {
    let quoted = values
        .iter()
        .map(|value| format!("`{}`", value.proto.name()));
    quoted.collect::<Vec<_>>().join(", ")
}

/// Reports values that are gone from an enum at the enum.
pub(super) fn report_gone(
    cx: &mut Cx<'_>,
    enums: &Pair<'_, Enum<'_>>,
    values: &[&EnumValue<'_>],
    message: String,
) {
    let was = values
        .first()
        .map_or(&enums.before.path, |value| &value.path);
    let breaks = moved(cx.breaks, values, enums.after);
    report(cx, enums, was, breaks, message);
}

/// Who breaks if values are gone: names that have another number now break bytes, and JSON knows them still.
pub(super) fn moved(breaks: Breaks, gone: &[&EnumValue<'_>], after: &Enum<'_>) -> Breaks {
    let kept: HashSet<&str> = after.values.iter().map(|is| is.proto.name()).collect();
    let is_kept = |value: &&EnumValue<'_>| kept.contains(value.proto.name());
    Breaks {
        wire: breaks.wire || gone.iter().any(is_kept),
        json: breaks.json && !gone.iter().all(is_kept),
        ..breaks
    }
}

/// Reports something gone from an enum, which was at a path, at the enum.
pub(super) fn report(
    cx: &mut Cx<'_>,
    enums: &Pair<'_, Enum<'_>>,
    was: &[i32],
    breaks: Breaks,
    message: String,
) {
    let before = Spot::new(enums.before_file, was);
    cx.report_as(
        breaks,
        before,
        Some(Spot::new(enums.after_file, &enums.after.path)),
        message,
    );
}
