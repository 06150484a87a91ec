//! Lengths of strings, bytes, lists and maps.

use super::rules::Rules;
use super::spot::Spot;
use crate::lint::Cx;

/// Numbers of least, most and exact length.
struct Length {
    least: u32,
    most: u32,
    exact: u32,
}

const STRING: [Length; 2] = [
    Length {
        least: 2,
        most: 3,
        exact: 19,
    },
    Length {
        least: 4,
        most: 5,
        exact: 20,
    },
];
const BYTES: [Length; 1] = [Length {
    least: 2,
    most: 3,
    exact: 13,
}];

/// The most bytes that one character takes.
const WIDEST: u64 = 4;

/// Checks the lengths among the rules of strings or bytes.
pub(super) fn check(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, kind: &str) {
    let lengths = if kind == "string" {
        &STRING[..]
    } else {
        &BYTES[..]
    };
    for length in lengths {
        exact_or_range(cx, spot, rules, length);
    }
    if kind != "string" {
        return;
    }
    let name = spot.name();
    if let (Some(characters), Some(bytes)) = (rules.number(2), rules.number(5))
        && characters > bytes
    {
        spot.each(
            cx,
            &[2, 5],
            &format!("{characters} characters take more than {bytes} bytes ({name})"),
        );
    }
    if let (Some(characters), Some(bytes)) = (rules.number(3), rules.number(4))
        && characters.saturating_mul(WIDEST) < bytes
    {
        spot.each(
            cx,
            &[3, 4],
            &format!("{characters} characters take less than {bytes} bytes ({name})"),
        );
    }
    if rules.flag(STRICT) == Some(false) && !rules.has(WELL_KNOWN_REGEX) {
        spot.report(
            cx,
            &[STRICT],
            format!("{name}.strict does nothing without well_known_regex"),
        );
    }
}

const WELL_KNOWN_REGEX: u32 = 24;
const STRICT: u32 = 25;

fn exact_or_range(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, length: &Length) {
    let name = spot.name();
    if rules.has(length.exact) {
        for number in [length.least, length.most]
            .into_iter()
            .filter(|number| rules.has(*number))
        {
            spot.report(
                cx,
                &[number],
                format!("an exact length makes a range redundant ({name})"),
            );
        }
        return;
    }
    let (Some(least), Some(most)) = (rules.number(length.least), rules.number(length.most)) else {
        return;
    };
    let told = match least.cmp(&most) {
        std::cmp::Ordering::Less => return,
        std::cmp::Ordering::Equal => format!("equal bounds should be an exact length ({name})"),
        std::cmp::Ordering::Greater => {
            format!("at least {least} is more than at most {most} ({name})")
        }
    };
    spot.each(cx, &[length.least, length.most], &told);
}

/// Checks the lengths among the rules of lists or maps, whose numbers are 1 and 2.
pub(super) fn items(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, names: [&str; 2]) {
    if let (Some(least), Some(most)) = (rules.number(1), rules.number(2))
        && least > most
    {
        let [min, max] = names;
        let told = format!("{}.{min} {least} is more than {max} {most}", spot.name());
        spot.each(cx, &[1, 2], &told);
    }
}
