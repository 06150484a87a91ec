//! What rules about enum values have in common. Aliases share a number, so values are compared by number.

use std::collections::BTreeMap;

use super::check::{Cx, Pair, Spot};
use crate::image::{Enum, EnumValue};

/// The values of an enum by number, in the order of the file.
pub(super) fn by_number<'e>(of: &'e Enum<'e>) -> BTreeMap<i32, Vec<&'e EnumValue<'e>>> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for value in &of.values {
        found.entry(value.proto.number()).or_default().push(value);
    }
    found
}

/// The numbers that are gone, and their names.
pub(super) fn gone<'p>(enums: &Pair<'p, Enum<'p>>) -> Vec<(i32, Vec<&'p str>)> {
    let after = by_number(enums.after);
    let mut before = by_number(enums.before);
    before.retain(|number, _| !after.contains_key(number));
    let name = |value: &EnumValue<'p>| value.proto.name();
    before
        .into_iter()
        .map(|(number, values)| (number, values.into_iter().map(name).collect()))
        .collect()
}

/// Names in a list.
pub(super) fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// Names of values in a list.
pub(super) fn names(values: &[&EnumValue<'_>]) -> String {
    let names: Vec<_> = values.iter().map(|value| value.proto.name()).collect();
    list(&names)
}

/// Reports something gone from an enum at the enum.
pub(super) fn report(cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>, message: String) {
    let before = Spot::new(enums.before_file, &enums.before.path);
    cx.report(
        before,
        Some(Spot::new(enums.after_file, &enums.after.path)),
        message,
    );
}
