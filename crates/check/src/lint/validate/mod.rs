//! Rules of `buf/validate/validate.proto`: do they fit the type of the field, and each other.

mod affixes;
mod cel;
mod kinds;
mod lengths;
mod messages;
mod numbers;
mod pattern;
mod presence;
mod rules;
mod spot;

use crate::image::{Field, File};
use crate::lint::Cx;

pub(super) use messages::check as check_message;

use kinds::Of;
use rules::Rules;
use spot::Spot;

/// Number of the extensions `buf.validate.field`, `message` and `oneof`.
const VALIDATE: u32 = 1159;
/// Numbers of `cel` and `cel_expression` in the rules of a field.
const CEL: u32 = 23;
const CEL_EXPRESSION: u32 = 29;
/// Deeper `items` are not looked at.
const DEPTH: usize = 16;

/// Checks the rules of a field.
pub(super) fn check(cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
    let options = Rules::new(field.proto.options.as_deref().unwrap_or_default());
    if let Some(rules) = options.sub(VALIDATE) {
        let spot = Spot::new(file, field);
        all(cx, &spot, &rules, Of::field(file, field), 0);
    }
}

/// Checks rules of a field, of the items of a repeated field, or of the keys or values of a map.
fn all(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, of: Of<'_>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    presence::check(cx, spot, rules, of);
    expressions(cx, spot, rules);
    for kind in kinds::KINDS {
        let Some(own) = rules.sub(kind.number) else {
            continue;
        };
        let spot = spot.inside(kind.number, kind.name);
        if !kind.fits(of) {
            let told = format!(
                "field `{}` is no {}, but has {} rules",
                spot.field(),
                kind.told(),
                spot.name()
            );
            spot.report(cx, &[], told);
            continue;
        }
        constant(cx, &spot, &own, kind.constant);
        match kind.name {
            "repeated" => repeated(cx, &spot, &own, of, depth),
            "map" => map(cx, &spot, &own, of, depth),
            "string" | "bytes" => {
                lengths::check(cx, &spot, &own, kind.name);
                affixes::check(cx, &spot, &own, kind.name);
                expression(cx, &spot, &own, kind.name);
            }
            name => numbers::check(cx, &spot, &own, name),
        }
    }
}

/// Rules in the Common Expression Language.
fn expressions(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules) {
    let own = cel::in_rules(rules, CEL).into_iter();
    let plain = cel::in_expressions(rules, CEL_EXPRESSION).into_iter();
    let own = own.map(|fault| (CEL, "cel rule", fault));
    let plain = plain.map(|fault| (CEL_EXPRESSION, "cel_expression", fault));
    for (number, what, fault) in own.chain(plain) {
        let index = u32::try_from(fault.index).unwrap_or(u32::MAX);
        let text = format!("a {what} of field `{}`{}", spot.field(), fault.text);
        spot.report(cx, &[number, index], text);
    }
}

/// The regular expression that a text or bytes must match.
fn expression(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, kind: &str) {
    let number = if kind == "string" { 6 } else { 4 };
    let pattern = rules.bytes(number).map(String::from_utf8_lossy);
    if let Some(fault) = pattern.and_then(|pattern| pattern::fault(&pattern)) {
        let name = spot.name();
        spot.report(
            cx,
            &[number],
            format!("{name}.pattern is no regular expression of RE2: {fault}"),
        );
    }
}

/// A constant makes all other rules idle.
fn constant(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, number: Option<u32>) {
    let Some(number) = number.filter(|number| rules.has(*number)) else {
        return;
    };
    if rules.numbers().len() > 1 {
        let name = spot.name();
        spot.report(
            cx,
            &[number],
            format!("with {name}.const the other {name} rules do nothing"),
        );
    }
}

fn repeated(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, of: Of<'_>, depth: usize) {
    if rules.flag(3) == Some(true) && of.element().is_plain_message() {
        let name = spot.name();
        spot.report(
            cx,
            &[3],
            format!("{name}.unique is for scalars and their wrappers only"),
        );
    }
    lengths::items(cx, spot, rules, ["min_items", "max_items"]);
    if let Some(items) = rules.sub(4) {
        all(
            cx,
            &spot.inside(4, "items"),
            &items,
            of.element(),
            depth + 1,
        );
    }
}

fn map(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, of: Of<'_>, depth: usize) {
    lengths::items(cx, spot, rules, ["min_pairs", "max_pairs"]);
    let Some((key, value)) = of.entry() else {
        return;
    };
    for (number, name, of) in [(4, "keys", key), (5, "values", value)] {
        if let Some(rules) = rules.sub(number) {
            all(cx, &spot.inside(number, name), &rules, of, depth + 1);
        }
    }
}
