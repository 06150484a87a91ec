//! Rules of protobuf that the linker does not check: what protoc refuses and protox lets through.
//!
//! They look at the descriptor as it was read, so they hold for files that do not link too.

mod enums;
mod fields;
mod ranges;

use std::collections::HashMap;

use prost_types::{DescriptorProto, UninterpretedOption};

use crate::names::{Names, join, number};
use crate::parsed::{Parsed, error};
use crate::told::MAX_TOLD;
use crate::{Diagnostic, Related, Span};

/// What the rules find in one file.
pub(crate) fn check(file: &Parsed, names: &Names) -> Vec<Diagnostic> {
    let Some(descriptor) = file.descriptor.as_ref().filter(|_| !file.opaque) else {
        return Vec::new();
    };
    let mut rules = Rules {
        file,
        names,
        proto3: descriptor.syntax() == "proto3" && !file.assumed,
        used: HashMap::new(),
        found: Vec::new(),
    };
    let package = descriptor.package();
    for (index, message) in descriptor.message_type.iter().enumerate() {
        rules.message(package, &[4, number(index)], message);
    }
    for (index, item) in descriptor.enum_type.iter().enumerate() {
        rules.enumeration(&[5, number(index)], item);
    }
    for (index, extension) in descriptor.extension.iter().enumerate() {
        rules.extension(package, &[7, number(index)], extension);
    }
    rules.features();
    rules.found
}

struct Rules<'a> {
    file: &'a Parsed,
    names: &'a Names,
    /// The file says that it is proto3.
    proto3: bool,
    /// The message and number of each extension so far, and where its number is.
    used: HashMap<(String, i32), Vec<i32>>,
    found: Vec<Diagnostic>,
}

impl Rules<'_> {
    fn message(&mut self, scope: &str, path: &[i32], message: &DescriptorProto) {
        let name = join(scope, message.name());
        self.message_ranges(path, message);
        self.message_options(path, message);
        for (index, field) in message.field.iter().enumerate() {
            self.field(&name, &[path, &[2, number(index)]].concat(), field, message);
        }
        for (index, extension) in message.extension.iter().enumerate() {
            self.extension(&name, &[path, &[6, number(index)]].concat(), extension);
        }
        for (index, nested) in message.nested_type.iter().enumerate() {
            self.message(&name, &[path, &[3, number(index)]].concat(), nested);
        }
        for (index, item) in message.enum_type.iter().enumerate() {
            self.enumeration(&[path, &[4, number(index)]].concat(), item);
        }
    }

    fn message_options(&mut self, path: &[i32], message: &DescriptorProto) {
        let options = message.options.iter();
        let options = options.flat_map(|options| &options.uninterpreted_option);
        for (index, option) in options.enumerate() {
            let at = [path, &[7, 999, number(index)]].concat();
            match plain_name(option) {
                Some("map_entry") => {
                    let help = "remove this line, and write a field of type map<K, V>";
                    self.tell(&at, "'map_entry' is set by the compiler alone", help);
                }
                Some("message_set_wire_format") if self.proto3 && is_true(option) => {
                    self.tell(&at, "proto3 has no message sets", "remove this line");
                }
                _ => {}
            }
        }
    }

    /// Options that only editions have, wherever they stand.
    fn features(&mut self) {
        let text = &self.file.statements;
        let starts = |index: usize| {
            let before = index.checked_sub(1);
            before.is_some_and(|before| {
                text.text(before) == "option" || text.is(before, b'[') || text.is(before, b',')
            })
        };
        // One past a name of several parts.
        let end = |index: usize| {
            let dots = (index + 1..).step_by(2);
            dots.take_while(|at| text.is(*at, b'.'))
                .last()
                .map_or(index + 1, |dot| dot + 2)
        };
        let found = (0..text.tokens.len()).filter(|index| {
            text.text(*index) == "features"
                && starts(*index)
                && text.is(end(*index), b'=')
                && !text.is_removed(*index)
        });
        let findings = found.map(|index| {
            let span = Span {
                start: text.span(index).start,
                end: text.span(end(index).saturating_sub(1)).end,
            };
            let message = "only editions have features".to_owned();
            let help = "remove it: proto2 and proto3 have fixed features".to_owned();
            error(&self.file.path, span, message, Some(help))
        });
        self.found.extend(findings.take(MAX_TOLD + 1));
    }

    /// Tells an error at an element of the descriptor that has a place in the text.
    fn tell(&mut self, path: &[i32], message: impl Into<String>, help: &str) {
        self.tell_with(path, message, help, None);
    }

    /// Tells an error that a second element has to do with.
    fn tell_with(
        &mut self,
        path: &[i32],
        message: impl Into<String>,
        help: &str,
        other: Option<(&[i32], &str)>,
    ) {
        if self.found.len() > MAX_TOLD {
            return;
        }
        let Some(span) = self.file.place(path) else {
            return;
        };
        let span = self.without_keyword(span);
        let help = Some(help.to_owned());
        let mut finding = error(&self.file.path, span, message.into(), help);
        finding.related.extend(other.and_then(|(path, message)| {
            Some(Related {
                path: self.file.path.clone(),
                span: self.file.place(path)?,
                message: message.to_owned(),
            })
        }));
        self.found.push(finding);
    }

    /// An option statement made small: its name and value, without `option` and `;`.
    fn without_keyword(&self, span: Span) -> Span {
        let text = &self.file.statements;
        let first = text.at(span.start);
        let last = text.at(span.end.saturating_sub(1));
        if text.text(first) != "option" || !text.is(last, b';') {
            return span;
        }
        Span {
            start: text.span(first + 1).start,
            end: text.span(last.saturating_sub(1)).end,
        }
    }
}

/// The name of an option that has one part and is no extension.
fn plain_name(option: &UninterpretedOption) -> Option<&str> {
    match option.name.as_slice() {
        [part] if !part.is_extension => Some(&part.name_part),
        _ => None,
    }
}

fn is_true(option: &UninterpretedOption) -> bool {
    option.identifier_value() == "true"
}
