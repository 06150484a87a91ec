//! `required` and `ignore`: do they make sense together and where they are.

use playground_protos::descriptor::feature_set::FieldPresence;
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};

use super::kinds::{Of, Part};
use super::rules::Rules;
use super::spot::Spot;
use crate::lint::Cx;

const REQUIRED: u32 = 25;
const IGNORE: u32 = 27;
const IF_ZERO_VALUE: u64 = 1;
const ALWAYS: u64 = 3;

/// Checks the rules about presence.
pub(super) fn check(cx: &mut Cx<'_>, spot: &Spot<'_>, rules: &Rules, of: Of<'_>) {
    let required = rules.flag(REQUIRED) == Some(true);
    let ignore = rules.number(IGNORE);
    let name = spot.field();
    if ignore == Some(ALWAYS) && rules.numbers().len() > 1 {
        let told = format!("with IGNORE_ALWAYS the other rules of field `{name}` do nothing");
        spot.report(cx, &[IGNORE], told);
    }
    if required && of.part != Part::Whole {
        let told = format!("items, keys and values of field `{name}` cannot be required");
        spot.report(cx, &[REQUIRED], told);
    } else if required && of.field.oneof.is_some() {
        let told = format!("field `{name}` is in a oneof and cannot be required");
        spot.report(cx, &[REQUIRED], told);
    }
    if ignore != Some(IF_ZERO_VALUE) {
        return;
    }
    if required {
        let told = format!("field `{name}` is required, but not checked if it is empty");
        spot.each(cx, &[REQUIRED, IGNORE], &told);
    }
    if of.part == Part::Whole && has_presence(of) {
        let told =
            format!("field `{name}` tracks presence, so IGNORE_IF_ZERO_VALUE changes nothing");
        spot.report(cx, &[IGNORE], told);
    }
}

/// Whether a field tells unset from empty.
fn has_presence(of: Of<'_>) -> bool {
    let field = of.field;
    let is_message = matches!(field.proto.r#type(), Type::Message | Type::Group);
    let is_explicit = field.features.field_presence != FieldPresence::Implicit;
    let is_many = field.proto.label() == Label::Repeated;
    !is_many && (is_message || is_explicit || field.oneof.is_some() || field.is_extension())
}
