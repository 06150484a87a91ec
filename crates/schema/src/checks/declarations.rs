//! Extension ranges and what they declare: <https://protobuf.com/docs/language-spec#extension-declarations>.

use std::collections::HashSet;

use playground_protos::descriptor::extension_range_options::{Declaration, VerificationState};
use playground_protos::descriptor::{DescriptorProto, ExtensionRangeOptions, MessageOptions};
use playground_syntax::Span;

use super::context::{Checks, decoded, index, whole};
use super::edits::{remove, replace};
use super::ranges::{MAX_FIELD, MAX_MESSAGE_SET};
use crate::finding::Finding;
use crate::ir::ValueKind;
use crate::scalars::SCALARS;

impl<'a> Checks<'a> {
    /// The extension ranges of a message: whether it can have any, how far they go, what they declare.
    pub(super) fn extension_ranges(
        &mut self,
        message: &'a DescriptorProto,
        options: &MessageOptions,
    ) {
        if self.is_proto3() {
            self.proto3_has_none(message, options);
        }
        let max = if options.message_set_wire_format() {
            MAX_MESSAGE_SET
        } else {
            MAX_FIELD
        };
        let mut names = HashSet::new();
        for (at, range) in message.extension_range.iter().enumerate() {
            let path = [5, index(at)];
            let last = i64::from(range.end()) - 1;
            if last > max {
                self.too_far(&path, max);
            }
            if range.options.is_some() {
                let bounds = (range.start(), last);
                let options = decoded(range.options.as_deref());
                self.within(path, "", |checks| {
                    checks.declarations(&options, bounds, &mut names)
                });
            }
        }
    }

    fn proto3_has_none(&mut self, message: &DescriptorProto, options: &MessageOptions) {
        if options.message_set_wire_format() {
            let span = self.option("message_set_wire_format");
            let finding = Finding::error(span, "proto3 has no message sets");
            return self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
        if !message.extension_range.is_empty() {
            let finding =
                Finding::error(self.at(&[5, 0]), "proto3 messages have no extension ranges");
            let help = "use proto2 or editions for it, or a field of type `google.protobuf.Any`";
            self.push(finding.help(help));
        }
    }

    fn too_far(&mut self, path: &[i32; 2], max: i64) {
        let end = [path.as_slice(), &[2]].concat();
        let finding = Finding::error(self.at(&end), format!("extension numbers end at {max}"));
        let place = self
            .place(&end)
            .filter(|end| self.place(path) != Some(*end));
        let edits = place.and_then(|place| replace(place, "max"));
        self.push(finding.fix_if("write `max`", edits));
    }

    /// The declarations of one range; `names` are those of the ranges before it.
    fn declarations(
        &mut self,
        options: &ExtensionRangeOptions,
        bounds: (i32, i64),
        names: &mut HashSet<String>,
    ) {
        let unverified = options.verification == Some(VerificationState::Unverified as i32);
        if unverified && !options.declaration.is_empty() {
            let span = self.option("verification");
            let finding = Finding::error(span, "a range with declarations cannot be unverified");
            self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
        let mut numbers = HashSet::new();
        for (at, item) in options.declaration.iter().enumerate() {
            let number = item.number();
            let (first, last) = bounds;
            if number < first || i64::from(number) > last {
                let message =
                    format!("declared number {number} is not in the range {first} to {last}");
                self.push(Finding::error(self.declared(at, "number"), message));
            } else if !numbers.insert(number) {
                let message = format!("extension number {number} is declared twice");
                self.push(Finding::error(self.declared(at, "number"), message));
            }
            self.declaration(at, item, names);
        }
    }

    /// Name and type of what is declared.
    fn declaration(&mut self, at: usize, item: &Declaration, names: &mut HashSet<String>) {
        let number = item.number();
        let (Some(name), Some(kind)) = (&item.full_name, &item.r#type) else {
            if item.full_name.is_some() || item.r#type.is_some() || !item.reserved() {
                let missing = if item.full_name.is_some() {
                    "type"
                } else {
                    "full_name"
                };
                let message = format!("declaration of number {number} lacks `{missing}`");
                self.push(Finding::error(self.declared(at, ""), message));
            }
            return;
        };
        if !names.insert(name.clone()) {
            let message = format!("extension `{name}` is declared twice");
            self.push(Finding::error(self.declared(at, "full_name"), message));
        }
        self.qualified(at, "full_name", name);
        if !SCALARS.contains(&kind.as_str()) {
            self.qualified(at, "type", kind);
        }
    }

    /// A full name with its leading dot.
    fn qualified(&mut self, at: usize, field: &str, name: &str) {
        let span = self.declared(at, field);
        let Some(rest) = name.strip_prefix('.') else {
            let finding = Finding::error(span, format!("`{name}` does not begin with a dot"));
            let finding = finding.help(format!("write the full name: `.{name}`"));
            let quoted = !name.is_empty() && self.text(span) == format!("\"{name}\"");
            let edits = quoted
                .then(|| replace(span, format!("\".{name}\"")))
                .flatten();
            return self.push(finding.fix_if("add the dot", edits));
        };
        // Digits may begin a part: protoc looks at the characters only.
        let good = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let mut parts = rest.split('.');
        if parts.any(|part| part.is_empty() || !part.chars().all(good)) {
            self.push(Finding::error(span, format!("`{name}` is no full name")));
        }
    }

    /// Where a field of a declaration is, or the whole declaration.
    fn declared(&self, at: usize, field: &str) -> Span {
        let Some(statement) = self.options("declaration").nth(at) else {
            return self.at(&[]);
        };
        if let ValueKind::Message(fields) = &statement.value.kind {
            let found = fields.iter().find(|item| match &item.name {
                crate::ir::LiteralName::Field(name) => name == field,
                _ => false,
            });
            if let Some(found) = found {
                return found.value.span;
            }
        }
        whole(statement)
    }
}
