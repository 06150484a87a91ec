//! Bounds of numbers, durations and timestamps.

use super::rules::Rules;
use super::spot::Spot;
use crate::image::raw::{self, Value};
use crate::lint::Cx;

/// A value to compare.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Number {
    /// Of `float` and `double`.
    Float(f64),
    /// Any whole number by its bits, or seconds and nanoseconds.
    Whole(u64, u64),
}

/// Number of `within` in the rules of timestamps.
const WITHIN: u32 = 9;

/// Checks the bounds among the rules of a kind.
pub(super) fn check(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, kind: &str) {
    // In the rules of times `const` has the number 2, and the bounds follow.
    let shift = match kind {
        "bool" | "enum" | "any" | "field_mask" => return,
        "duration" | "timestamp" => 1,
        _ => 0,
    };
    if matches!(kind, "float" | "double") {
        not_a_number(cx, spot, rules);
    }
    let value = |number| rules.last(number).map(|value| read(value, kind));
    let [lt, lte, gt, gte] = [2, 3, 4, 5].map(|number| number + shift);
    for (lower, upper) in [(gt, lt), (gt, lte), (gte, lt), (gte, lte)] {
        if value(lower).is_none() || value(lower) != value(upper) {
            continue;
        }
        let told = if (lower, upper) == (gte, lte) {
            "equal bounds should be a const"
        } else {
            "no value lies between equal bounds"
        };
        spot.each(cx, &[lower, upper], &format!("{told} ({})", spot.name()));
    }
    if kind == "timestamp"
        && rules
            .sub(WITHIN)
            .is_some_and(|within| !is_positive(&within))
    {
        spot.report(
            cx,
            &[WITHIN],
            format!("{}.within should be positive", spot.name()),
        );
    }
}

/// Nothing compares with what is no number. 1 to 5 are `const` and the bounds, 6 and 7 `in` and `not_in`.
fn not_a_number(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules) {
    for number in 1..=7 {
        let is_nan =
            |value| matches!(read(value, "double"), Number::Float(value) if value.is_nan());
        if rules.all(number).any(is_nan) {
            let told = format!(
                "{} rules compare with NaN, which equals nothing",
                spot.name()
            );
            spot.report(cx, &[number], told);
        }
    }
}

fn read(value: Value<'_>, kind: &str) -> Number {
    let is_float = matches!(kind, "float" | "double");
    match value {
        Value::Fixed32(bits) if is_float => Number::Float(f64::from(f32::from_bits(bits))),
        Value::Fixed64(bits) if is_float => Number::Float(f64::from_bits(bits)),
        Value::Varint(bits) | Value::Fixed64(bits) => Number::Whole(bits, 0),
        Value::Fixed32(bits) => Number::Whole(bits.into(), 0),
        Value::Bytes(bytes) | Value::Group(bytes) => {
            let part = |number| raw::varint(bytes, number).unwrap_or(0);
            Number::Whole(part(1), part(2))
        }
    }
}

fn is_positive(duration: &Rules) -> bool {
    let part = |number| duration.number(number).unwrap_or(0).cast_signed();
    part(1) > 0 || (part(1) == 0 && part(2) > 0)
}
