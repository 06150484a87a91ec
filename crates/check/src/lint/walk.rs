//! The one walk over the elements of an image.

use std::cell::OnceCell;

use super::check::{Cx, LintCheck, LintRule};
use crate::config::LintOptions;
use crate::finding::Finding;
use crate::image::{Enum, Field, File, Image, Message, Service};

/// Runs the rules, one after the other.
pub(super) fn walk(
    image: &Image<'_>,
    options: &LintOptions,
    rules: &[&'static LintRule],
) -> Vec<Finding> {
    let mut cx = Cx {
        image,
        options,
        names: OnceCell::new(),
        rule: "",
        findings: Vec::new(),
    };
    for rule in rules {
        cx.rule = rule.id;
        rule.check.image(&mut cx);
        for file in image.targets() {
            walk_file(&mut cx, rule.check, file);
        }
    }
    cx.findings
}

fn walk_file(cx: &mut Cx<'_>, check: &dyn LintCheck, file: &File<'_>) {
    check.file(cx, file);
    for (index, path) in (0..).zip(&file.proto.dependency) {
        check.import(cx, file, index, path);
    }
    file.messages
        .iter()
        .for_each(|message| walk_message(cx, check, file, message));
    walk_fields(cx, check, file, &file.extensions);
    walk_enums(cx, check, file, &file.enums);
    for service in &file.services {
        walk_service(cx, check, file, service);
    }
}

fn walk_message(cx: &mut Cx<'_>, check: &dyn LintCheck, file: &File<'_>, message: &Message<'_>) {
    if message.map_entry {
        return;
    }
    check.message(cx, file, message);
    walk_fields(cx, check, file, &message.fields);
    walk_fields(cx, check, file, &message.extensions);
    for oneof in message.oneofs.iter().filter(|oneof| !oneof.synthetic) {
        check.oneof(cx, file, oneof);
    }
    walk_enums(cx, check, file, &message.enums);
    message
        .messages
        .iter()
        .for_each(|message| walk_message(cx, check, file, message));
}

fn walk_fields(cx: &mut Cx<'_>, check: &dyn LintCheck, file: &File<'_>, fields: &[Field<'_>]) {
    fields.iter().for_each(|field| check.field(cx, file, field));
}

fn walk_enums(cx: &mut Cx<'_>, check: &dyn LintCheck, file: &File<'_>, enums: &[Enum<'_>]) {
    for enumeration in enums {
        check.enumeration(cx, file, enumeration);
        for value in &enumeration.values {
            check.value(cx, file, enumeration, value);
        }
    }
}

fn walk_service(cx: &mut Cx<'_>, check: &dyn LintCheck, file: &File<'_>, service: &Service<'_>) {
    check.service(cx, file, service);
    for method in &service.methods {
        check.method(cx, file, service, method);
    }
}
