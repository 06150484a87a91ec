//! Extensions: <https://protobuf.com/docs/language-spec#extensions>.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};

use super::case::json_name;
use super::context::{Checks, is_repeated, kind};
use super::edits::remove;
use super::extendee::{Extendee, is_lite};
use super::numbers::out_of_bounds;
use super::ranges::{KEPT, MAX_FIELD};
use crate::finding::Finding;

/// What proto3 can extend, in `google.protobuf` or `proto2`.
const OPTIONS: [&str; 9] = [
    "EnumOptions",
    "EnumValueOptions",
    "ExtensionRangeOptions",
    "FieldOptions",
    "FileOptions",
    "MessageOptions",
    "MethodOptions",
    "OneofOptions",
    "ServiceOptions",
];

impl<'a> Checks<'a> {
    /// An extension.
    pub(super) fn extension(&mut self, field: &'a FieldDescriptorProto) {
        self.field(field, None);
        self.style_of_field(field.name(), None);
        self.extension_form(field);
        let name = field.extendee();
        if self.is_proto3() && name.starts_with('.') && !is_options(name) {
            let message = format!("proto3 cannot extend `{}`", plain(name));
            let help = "only the options of google/protobuf/descriptor.proto can be extended here";
            return self.push(Finding::error(self.at(&[2]), message).help(help));
        }
        let Some(extendee) = self.extendee(name) else {
            return;
        };
        self.extension_number(field, &extendee);
        self.extension_style(field.name(), &extendee.names);
        let other =
            || kind(field).is_some_and(|it| it != Type::Message) || self.is_delimited(field);
        if extendee.message_set && (is_repeated(field) || other()) {
            let message = format!(
                "extension `{}` of a message set is no singular message",
                field.name()
            );
            self.push(Finding::error(self.name(), message));
        }
        if !extendee.lite && is_lite(self.view.file.options.as_deref()) {
            let message = format!(
                "a file with the lite runtime cannot extend `{}`",
                plain(name)
            );
            let help = format!(
                "`{}` is not lite; declare the extension in a file that is not either",
                plain(name)
            );
            self.push(Finding::error(self.at(&[2]), message).help(help));
        }
    }

    /// Labels and options no extension has.
    fn extension_form(&mut self, field: &FieldDescriptorProto) {
        if field.label == Some(Label::Required as i32) {
            let message = format!("extension `{}` cannot be required", field.name());
            let finding = Finding::error(self.at(&[4]), message);
            self.push(
                finding.help("a message must be readable by who does not know its extensions"),
            );
        }
        let chosen = field.json_name.as_deref();
        if chosen.is_some_and(|name| name != json_name(field.name())) {
            let span = self.at(&[10]);
            let message = format!("extension `{}` cannot have a `json_name`", field.name());
            let finding = Finding::error(span, message);
            let finding = finding.help("its JSON name is its full name in brackets");
            self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
    }

    /// In a range of the message that is extended, and as declared there.
    fn extension_number(&mut self, field: &FieldDescriptorProto, extendee: &Extendee<'_>) {
        let Some(number) = field.number else {
            return;
        };
        if KEPT.contains(&i64::from(number)) {
            let (first, last) = (KEPT.start(), KEPT.end());
            return self.bad_number(
                field,
                &format!("{first} to {last} are kept for protobuf itself"),
            );
        }
        if number > 0 && extendee.ranges.holding(number.into()).is_some() {
            return self.declared_extension(field, extendee);
        }
        let name = plain(field.extendee());
        if number < 1 || (i64::from(number) > MAX_FIELD && !extendee.message_set) {
            let what = out_of_bounds(number.into()).unwrap_or_default();
            return self.bad_number(field, &what);
        }
        let message = format!("number {number} is in no extension range of `{name}`");
        let finding = Finding::error(self.at(&[3]), message);
        let ranges = extendee.ranges_text();
        let finding = if ranges.is_empty() {
            finding.help(format!("`{name}` has no extension ranges"))
        } else {
            finding.help(format!("it has the extension ranges {ranges}"))
        };
        let here = extendee.found.file.name() == self.view.file.name();
        let place = here.then(|| {
            self.view
                .lowered
                .span(&[&extendee.found.path[..], &[1]].concat())
        });
        self.push(match place.flatten() {
            Some(place) => finding.related(place, "declared here"),
            None => finding,
        });
    }

    fn bad_number(&mut self, field: &FieldDescriptorProto, what: &str) {
        let (name, number) = (field.name(), field.number());
        let message = format!("extension `{name}` has number {number}, but {what}");
        self.push(Finding::error(self.at(&[3]), message));
    }
}

/// A name without its leading dot.
pub(super) fn plain(name: &str) -> &str {
    name.strip_prefix('.').unwrap_or(name)
}

/// Whether a message is one of the options of `descriptor.proto`.
pub(super) fn is_options(name: &str) -> bool {
    let name = plain(name);
    let rest = name
        .strip_prefix("google.protobuf.")
        .or_else(|| name.strip_prefix("proto2."));
    rest.is_some_and(|rest| OPTIONS.contains(&rest))
}
