//! Where rules stand, in the file and in their own words.

use super::VALIDATE;
use crate::image::{Field, File, tag};
use crate::lint::Cx;

/// Some rules of a field: their path, and their name such as `string` or `map.keys.string`.
pub(super) struct Spot<'s> {
    file: &'s File<'s>,
    field: &'s Field<'s>,
    path: Vec<i32>,
    name: String,
}

impl<'s> Spot<'s> {
    /// All rules of a field.
    pub(super) fn new(file: &'s File<'s>, field: &'s Field<'s>) -> Self {
        Self {
            file,
            field,
            path: tag::part(&field.path, &[tag::FIELD_OPTIONS, signed(VALIDATE)]),
            name: String::new(),
        }
    }

    /// The rules with a number and a name among these.
    pub(super) fn inside(&self, number: u32, name: &str) -> Self {
        Self {
            file: self.file,
            field: self.field,
            path: tag::part(&self.path, &[signed(number)]),
            name: match self.name.as_str() {
                "" => name.to_owned(),
                outer => format!("{outer}.{name}"),
            },
        }
    }

    /// Their name, marked as code has to be.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Name of the field.
    pub(super) fn field(&self) -> &str {
        self.field.proto.name()
    }

    /// Reports a rule among these by number.
    pub(super) fn report(&self, cx: &mut Cx<'_>, numbers: &[u32], message: String) {
        let numbers: Vec<_> = numbers.iter().map(|number| signed(*number)).collect();
        let path = tag::part(&self.path, &numbers);
        cx.near(self.file, &path, self.field.path.len(), message);
    }

    /// Reports each of some rules.
    pub(super) fn each(&self, cx: &mut Cx<'_>, numbers: &[u32], message: &str) {
        for number in numbers {
            self.report(cx, &[*number], message.to_owned());
        }
    }
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
