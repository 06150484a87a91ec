//! Rules of `buf/validate/validate.proto` on fields: do they fit the type of the field, and each other.

mod affixes;
mod kinds;
mod lengths;
mod numbers;
mod presence;
mod rules;
mod spot;

use crate::image::{Field, File};
use crate::lint::Cx;

use kinds::Of;
use rules::Rules;
use spot::Spot;

/// Number of the extensions `buf.validate.field`, `message` and `oneof`.
const VALIDATE: u32 = 1159;
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
            }
            name => numbers::check(cx, &spot, &own, name),
        }
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
