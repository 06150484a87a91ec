//! The one walk over all pairs of elements.

use std::collections::{BTreeMap, HashMap};

use super::breaks::BreakingFinding;
use super::check::{BreakingCheck, BreakingRule, Cx, Pair};
use super::side::Placed;
use crate::image::{Field, File, Message, Service};

/// Runs the rules, one after the other.
pub(super) fn walk(mut cx: Cx<'_>, rules: &[&'static BreakingRule]) -> Vec<BreakingFinding> {
    for rule in rules {
        cx.rule = rule.id;
        cx.breaks = rule.check.breaks();
        rule.check.sides(&mut cx);
        pairs(&mut cx, rule.check);
    }
    cx.findings
}

fn pairs(cx: &mut Cx<'_>, check: &dyn BreakingCheck) {
    let (before, after) = (cx.before, cx.after);
    for (path, &was) in &before.files {
        if let Some(&is) = after.files.get(path) {
            check.file(cx, &Pair { before: was, before_file: was, after: is, after_file: is });
        }
    }
    each(&before.messages, &after.messages, |pair| {
        check.message(cx, &pair);
        fields(cx, check, &pair);
    });
    each(&before.extending, &after.extending, |pair| check.field(cx, &pair));
    each(&before.enums, &after.enums, |pair| check.enumeration(cx, &pair));
    each(&before.services, &after.services, |pair| {
        check.service(cx, &pair);
        methods(cx, check, &pair);
    });
}

fn each<'i, K: Ord, E>(
    before: &BTreeMap<K, Placed<'i, E>>,
    after: &BTreeMap<K, Placed<'i, E>>,
    mut visit: impl FnMut(Pair<'i, E>),
) {
    for (key, was) in before {
        if let Some(is) = after.get(key) {
            visit(Pair { before: was.it, before_file: was.file, after: is.it, after_file: is.file });
        }
    }
}

fn fields(cx: &mut Cx<'_>, check: &dyn BreakingCheck, messages: &Pair<'_, Message<'_>>) {
    let by_number = |field: &'_ Field<'_>| field.proto.number();
    let after: HashMap<_, _> = messages.after.fields.iter().map(|field| (by_number(field), field)).collect();
    for was in &messages.before.fields {
        if let Some(is) = after.get(&by_number(was)) {
            check.field(cx, &inside(messages.before_file, was, messages.after_file, is));
        }
    }
}

fn methods(cx: &mut Cx<'_>, check: &dyn BreakingCheck, services: &Pair<'_, Service<'_>>) {
    let after: HashMap<_, _> = services.after.methods.iter().map(|method| (method.proto.name(), method)).collect();
    for was in &services.before.methods {
        if let Some(is) = after.get(was.proto.name()) {
            check.method(cx, &inside(services.before_file, was, services.after_file, is));
        }
    }
}

fn inside<'p, E>(before_file: &'p File<'p>, before: &'p E, after_file: &'p File<'p>, after: &'p E) -> Pair<'p, E> {
    Pair { before, before_file, after, after_file }
}
