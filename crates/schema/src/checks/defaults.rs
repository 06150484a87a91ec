//! Default values of fields: <https://protobuf.com/docs/language-spec#default-values>.

use playground_protos::descriptor::EnumDescriptorProto;
use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::feature_set::FieldPresence;
use playground_protos::descriptor::field_descriptor_proto::Type;

use super::context::{Checks, is_repeated, kind};
use super::edits::{remove, replace};
use super::extensions::plain;
use crate::finding::Finding;
use crate::near::nearest;

impl<'a> Checks<'a> {
    /// The default of a field or extension: whether it can have one, and for an enum whether there is such a value.
    pub(super) fn default_value(&mut self, field: &'a FieldDescriptorProto) {
        let Some(default) = field.default_value.as_deref() else {
            return;
        };
        let features = self.features();
        let implicit = features.is_some_and(|it| it.field_presence() == FieldPresence::Implicit);
        let reason = if is_repeated(field) {
            "repeated fields have no default"
        } else if matches!(kind(field), Some(Type::Message | Type::Group)) {
            "fields whose type is a message have no default"
        } else if self.is_proto3() {
            "proto3 fields have no default of their own"
        } else if implicit && field.oneof_index.is_none() && field.extendee.is_none() {
            "fields with implicit presence have no default of their own"
        } else {
            return self.enum_default(field, default);
        };
        let span = self.at(&[7]);
        let finding = Finding::error(span, reason);
        let place = self.default_place();
        let edits = place.and_then(|place| remove(self.view.text, place));
        self.push(finding.fix_if("remove it", edits));
    }

    /// `default = value`, if the place of the default is that or its value.
    fn default_place(&self) -> Option<playground_syntax::Span> {
        let mut span = self.place(&[7])?;
        if !self.text(span).starts_with("default") {
            let before = self.view.text.get(..span.start as usize)?.trim_end();
            let before = before
                .strip_suffix('=')?
                .trim_end()
                .strip_suffix("default")?;
            span.start = u32::try_from(before.len()).ok()?;
        }
        Some(span)
    }

    fn enum_default(&mut self, field: &'a FieldDescriptorProto, default: &str) {
        let Some((found, _)) = self.enum_of(field) else {
            return;
        };
        let item = found.element;
        if item.value.iter().any(|value| value.name() == default) {
            return;
        }
        let mut span = self.at(&[7]);
        if let Some(offset) = self.text(span).rfind(default) {
            span.start += u32::try_from(offset).unwrap_or_default();
        }
        let name = plain(field.type_name());
        let finding = Finding::error(span, format!("enum `{name}` has no value `{default}`"));
        self.push(match near(item, default) {
            Some(value) => finding
                .help(format!("did you mean `{value}`?"))
                .fix_if(format!("write `{value}`"), replace(span, value)),
            None => finding.help("a default is the name of one of its values"),
        });
    }
}

/// The value whose name or number is most like what is written.
fn near<'a>(item: &'a EnumDescriptorProto, written: &str) -> Option<&'a str> {
    let plain = written.trim_matches(['"', '\'']);
    let mut values = item.value.iter();
    let exact = values.find(|value| {
        value.name().eq_ignore_ascii_case(plain) || value.number().to_string() == plain
    });
    let names = item.value.iter().map(|value| value.name());
    // What is much longer than a name is none that was misspelt.
    let near = || (plain.len() < 100).then(|| nearest(plain, names)).flatten();
    exact.map(|value| value.name()).or_else(near)
}
