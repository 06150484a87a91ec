//! Rules of a message: its expressions, and its fields of which one at most may be set.

use std::collections::BTreeSet;

use super::{VALIDATE, cel, rules::Rules};
use crate::image::raw::Value;
use crate::image::{File, Message, tag};
use crate::lint::Cx;

const CEL: u32 = 3;
const ONEOF: u32 = 4;
const CEL_EXPRESSION: u32 = 5;

/// Checks the rules of a message.
pub(in crate::lint) fn check(cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
    let options = Rules::new(message.proto.options.as_deref().unwrap_or_default());
    let Some(rules) = options.sub(VALIDATE) else {
        return;
    };
    let name = message.proto.name();
    let mut report = |number: u32, index: usize, text: String| {
        let signed = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let index = i32::try_from(index).unwrap_or(i32::MAX);
        let inside = [
            tag::MESSAGE_OPTIONS,
            signed(VALIDATE),
            signed(number),
            index,
        ];
        let path = tag::part(&message.path, &inside);
        cx.near(file, &path, message.path.len(), text);
    };
    for fault in cel::in_rules(&rules, CEL) {
        let text = format!("a cel rule of message `{name}`{}", fault.text);
        report(CEL, fault.index, text);
    }
    for fault in cel::in_expressions(&rules, CEL_EXPRESSION) {
        let text = format!("a cel_expression of message `{name}`{}", fault.text);
        report(CEL_EXPRESSION, fault.index, text);
    }
    let known: BTreeSet<&str> = message
        .fields
        .iter()
        .map(|field| field.proto.name())
        .collect();
    for (index, text) in oneofs(&rules, &known) {
        report(
            ONEOF,
            index,
            format!("a oneof rule of message `{name}` {text}"),
        );
    }
}

/// The faults of all oneofs, with the number of each.
fn oneofs(rules: &Rules, known: &BTreeSet<&str>) -> Vec<(usize, String)> {
    let lists: Vec<Vec<String>> = rules.all(ONEOF).map(fields).collect();
    let mut faults = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        let mut tell = |text: String| faults.push((index, text));
        if list.is_empty() {
            tell("names no field".to_owned());
        }
        for name in list.iter().collect::<BTreeSet<_>>() {
            if !known.contains(name.as_str()) {
                tell(format!("names `{name}`, which is no field of it"));
            }
            if list.iter().filter(|other| *other == name).count() > 1 {
                tell(format!("names `{name}` more than once"));
            }
            if lists.iter().filter(|list| list.contains(name)).count() > 1 {
                tell(format!("names `{name}`, as another one does"));
            }
        }
    }
    faults
}

/// The names in `buf.validate.MessageOneofRule.fields`.
fn fields(oneof: Value<'_>) -> Vec<String> {
    let Value::Bytes(bytes) = oneof else {
        return Vec::new();
    };
    let oneof = Rules::new(bytes);
    let name = |value: Value<'_>| match value {
        Value::Bytes(name) => Some(String::from_utf8_lossy(name).into_owned()),
        _ => None,
    };
    oneof.all(1).filter_map(name).collect()
}
