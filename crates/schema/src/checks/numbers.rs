//! Numbers of fields: <https://protobuf.com/docs/language-spec#field-numbers>.

use std::collections::HashMap;

use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, MessageOptions};

use super::context::{Checks, index};
use super::edits::replace;
use super::ranges::{Free, KEPT, MAX_FIELD, Ranges};
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// The numbers of the fields of a message: within bounds, used once, and neither reserved nor left to extensions.
    pub(super) fn numbers(&mut self, message: &'a DescriptorProto, options: &MessageOptions) {
        let reserved = Ranges::reserved(message);
        let extension = Ranges::extension(message);
        let mut seen: HashMap<i32, usize> = HashMap::new();
        let mut free = None;
        for (at, field) in message.field.iter().enumerate() {
            let Some(number) = field.number else {
                continue;
            };
            let first = *seen.entry(number).or_insert(at);
            let found = if options.message_set_wire_format() {
                Some(self.in_message_set(at, field))
            } else if let Some(what) = out_of_bounds(number.into()) {
                let message = format!("field `{}` has number {number}, but {what}", field.name());
                Some(Finding::error(self.at(&[2, index(at), 3]), message))
            } else if first != at {
                // The same name is the linker's to tell.
                let other = message.field.get(first);
                let other = other.filter(|other| other.name() != field.name());
                other.map(|other| self.used_twice(at, number, first, other))
            } else if let Some(range) = reserved.holding(number.into()) {
                Some(self.in_range(at, field, "which is reserved", [9, index(range)]))
            } else {
                let range = extension.holding(number.into());
                let what = "which is left to extensions";
                range.map(|range| self.in_range(at, field, what, [5, index(range)]))
            };
            if let Some(finding) = found {
                let free = free.get_or_insert_with(|| Free::fields(message)).take();
                self.push_with_number(finding, at, free);
            }
        }
    }

    /// A message set has no fields, so no other number mends it.
    fn push_with_number(&mut self, finding: Finding, at: usize, free: Option<i64>) {
        let finding = match free {
            Some(free) if finding.help.is_none() => {
                let number = self.at(&[2, index(at), 3]);
                let finding = finding.help(format!("the next free number is {free}"));
                finding.fix_if(
                    format!("use number {free}"),
                    replace(number, free.to_string()),
                )
            }
            _ => finding,
        };
        self.push(finding);
    }

    fn in_message_set(&self, at: usize, field: &FieldDescriptorProto) -> Finding {
        let span = self.at(&[2, index(at), 1]);
        let message = format!(
            "field `{}` is in a message set, which has none",
            field.name()
        );
        let finding = Finding::error(span, message);
        let option = self.option("message_set_wire_format");
        finding
            .help("declare an extension of the message set instead")
            .related(option, "it is a message set because of this")
    }

    fn used_twice(
        &self,
        at: usize,
        number: i32,
        first: usize,
        other: &FieldDescriptorProto,
    ) -> Finding {
        let message = format!(
            "field number {number} is already used by `{}`",
            other.name()
        );
        let finding = Finding::error(self.at(&[2, index(at), 3]), message);
        finding.related(self.at(&[2, index(first), 3]), "first used here")
    }

    fn in_range(
        &self,
        at: usize,
        field: &FieldDescriptorProto,
        what: &str,
        range: [i32; 2],
    ) -> Finding {
        let message = format!(
            "field `{}` uses number {}, {what}",
            field.name(),
            field.number()
        );
        let finding = Finding::error(self.at(&[2, index(at), 3]), message);
        finding.related(self.at(&range), "here")
    }
}

/// Why no field can have a number.
pub(super) fn out_of_bounds(number: i64) -> Option<String> {
    if number < 1 {
        Some("numbers begin at 1".to_owned())
    } else if number > MAX_FIELD {
        Some(format!("numbers end at {MAX_FIELD}"))
    } else if KEPT.contains(&number) {
        let (first, last) = (KEPT.start(), KEPT.end());
        Some(format!("{first} to {last} are kept for protobuf itself"))
    } else {
        None
    }
}
