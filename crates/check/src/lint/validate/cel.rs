//! What can be said of rules in the Common Expression Language without compiling them.

use std::collections::HashMap;

use super::rules::Rules;
use crate::image::raw::Value;

/// One fault: which of the rules, and what is wrong with it.
pub(super) struct Fault {
    /// The rule's number among its kind's.
    pub(super) index: usize,
    /// What is wrong, after the name of the rule.
    pub(super) text: String,
}

/// The faults of `cel`, messages of an id, a message and an expression.
pub(super) fn in_rules(rules: &Rules, number: u32) -> Vec<Fault> {
    let all: Vec<Rules> = rules.all(number).filter_map(message).collect();
    let ids: Vec<&str> = all.iter().map(|rule| text(rule, 1)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for id in ids.iter().filter(|id| !id.is_empty()) {
        *counts.entry(id).or_default() += 1;
    }
    let mut faults = Vec::new();
    for (index, (rule, id)) in all.iter().zip(&ids).enumerate() {
        let mut tell = |text: String| faults.push(Fault { index, text });
        if counts.get(id).is_some_and(|count| *count > 1) {
            tell(format!(" has the id `{id}`, as another one does"));
        }
        if !id.chars().all(is_of_id) {
            tell(format!(
                " has the id `{id}`; ids are made of a-z, A-Z, 0-9, `.`, `_` and `-`"
            ));
        }
        if text(rule, 3).trim().is_empty() {
            tell(" has no expression".to_owned());
        }
    }
    faults
}

/// The faults of `cel_expression`, expressions alone.
pub(super) fn in_expressions(rules: &Rules, number: u32) -> Vec<Fault> {
    let all = rules.all(number).enumerate();
    let empty = all.filter(|(_, value)| match value {
        Value::Bytes(bytes) => bytes.trim_ascii().is_empty(),
        _ => false,
    });
    let fault = |(index, _)| Fault {
        index,
        text: " has no expression".to_owned(),
    };
    empty.map(fault).collect()
}

fn message(value: Value<'_>) -> Option<Rules> {
    match value {
        Value::Bytes(bytes) => Some(Rules::new(bytes)),
        _ => None,
    }
}

fn text(rule: &Rules, number: u32) -> &str {
    let bytes = rule.bytes(number).unwrap_or_default();
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}
