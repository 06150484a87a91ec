//! The one walk over all pairs of elements: each rule sees each pair.

use std::collections::{BTreeMap, HashMap};

use super::breaks::BreakingFinding;
use super::check::{BreakingCheck, BreakingRule, Cx, Pair};
use super::side::Placed;
use crate::image::{File, Message, Service};

/// Runs the rules.
pub(super) fn walk(cx: Cx<'_>, rules: &[&'static BreakingRule]) -> Vec<BreakingFinding> {
    let mut walk = Walk { cx, rules };
    walk.all(|check, cx| check.sides(cx));
    walk.pairs();
    walk.cx.findings
}

struct Walk<'i, 'r> {
    cx: Cx<'i>,
    rules: &'r [&'static BreakingRule],
}

impl<'i> Walk<'i, '_> {
    /// Lets each rule see something.
    fn all(&mut self, mut visit: impl FnMut(&dyn BreakingCheck, &mut Cx<'i>)) {
        for rule in self.rules {
            self.cx.rule = rule.id;
            self.cx.breaks = rule.check.breaks();
            visit(rule.check, &mut self.cx);
        }
    }

    fn pairs(&mut self) {
        let (before, after) = (self.cx.before, self.cx.after);
        for (path, &was) in &before.files {
            if let Some(&is) = after.files.get(path) {
                let files = pair(was, was, is, is);
                self.all(|check, cx| check.file(cx, &files));
            }
        }
        self.each(&before.messages, &after.messages, |walk, messages| {
            walk.all(|check, cx| check.message(cx, &messages));
            walk.fields(&messages);
        });
        self.each(&before.extending, &after.extending, |walk, fields| {
            walk.all(|check, cx| check.field(cx, &fields));
        });
        self.each(&before.enums, &after.enums, |walk, enums| {
            walk.all(|check, cx| check.enumeration(cx, &enums));
        });
        self.each(&before.services, &after.services, |walk, services| {
            walk.all(|check, cx| check.service(cx, &services));
            walk.methods(&services);
        });
    }

    /// Visits what both sides have, where both files are compared.
    fn each<K: Ord, E>(
        &mut self,
        before: &BTreeMap<K, Placed<'i, E>>,
        after: &BTreeMap<K, Placed<'i, E>>,
        mut visit: impl FnMut(&mut Self, Pair<'i, E>),
    ) {
        for (key, was) in before {
            let Some(is) = after.get(key) else { continue };
            if self.cx.before.checks(was.file) && self.cx.after.checks(is.file) {
                visit(self, pair(was.file, was.it, is.file, is.it));
            }
        }
    }

    fn fields(&mut self, messages: &Pair<'_, Message<'_>>) {
        let after = messages.after.fields.iter();
        let after: HashMap<_, _> = after.map(|field| (field.proto.number(), field)).collect();
        for was in &messages.before.fields {
            if let Some(is) = after.get(&was.proto.number()) {
                let fields = pair(messages.before_file, was, messages.after_file, is);
                self.all(|check, cx| check.field(cx, &fields));
            }
        }
    }

    fn methods(&mut self, services: &Pair<'_, Service<'_>>) {
        let after = services.after.methods.iter();
        let after: HashMap<_, _> = after.map(|method| (method.proto.name(), method)).collect();
        for was in &services.before.methods {
            if let Some(is) = after.get(was.proto.name()) {
                let methods = pair(services.before_file, was, services.after_file, is);
                self.all(|check, cx| check.method(cx, &methods));
            }
        }
    }
}

fn pair<'p, E>(
    before_file: &'p File<'p>,
    before: &'p E,
    after_file: &'p File<'p>,
    after: &'p E,
) -> Pair<'p, E> {
    Pair {
        before,
        before_file,
        after,
        after_file,
    }
}
