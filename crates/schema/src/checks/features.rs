//! Features on fields they do not fit: <https://protobuf.com/docs/language-spec#features>.

use playground_protos::descriptor::feature_set::{FieldPresence, RepeatedFieldEncoding};
use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{FeatureSet, FieldDescriptorProto, FieldOptions, FileOptions};
use playground_syntax::Span;

use super::context::{Checks, is_repeated, kind, whole};
use super::edits::remove;
use super::field_options::is_packable;
use crate::finding::Finding;
use crate::ir::{LiteralName, ValueKind};

impl<'a> Checks<'a> {
    /// Features of the file as a whole.
    pub(super) fn file_features(&mut self, options: &FileOptions) {
        let features = options.features.unwrap_or_default();
        if features.field_presence() == FieldPresence::LegacyRequired {
            let span = self.feature("field_presence");
            let finding = Finding::error(span, "fields cannot be required by default");
            let finding = finding.help("set the feature on the fields that are required");
            self.push(finding.fix_if("remove it", self.without_feature(span)));
        }
    }

    /// Features set on a field itself.
    pub(super) fn field_features(
        &mut self,
        field: &'a FieldDescriptorProto,
        options: &FieldOptions,
    ) {
        let Some(features) = options.features.as_ref().filter(|_| self.has_editions()) else {
            return;
        };
        self.presence(field, features);
        let repeated = is_repeated(field);
        let packed = features.repeated_field_encoding() == RepeatedFieldEncoding::Packed;
        let Some(kind) = kind(field) else {
            return;
        };
        if features.repeated_field_encoding.is_some() && !repeated {
            self.wrong_feature("repeated_field_encoding", "is only for repeated fields");
        } else if packed && !is_packable(field) {
            let message = "can be PACKED only for repeated numbers, bools and enums";
            self.wrong_feature("repeated_field_encoding", message);
        }
        let map = self.is_map(field);
        if features.utf8_validation.is_some()
            && kind != Type::String
            && !(map && self.map_has_string(field))
        {
            self.wrong_feature("utf8_validation", "is only for strings");
        }
        let message = matches!(kind, Type::Message | Type::Group) && !map;
        if features.message_encoding.is_some() && !message {
            self.wrong_feature(
                "message_encoding",
                "is only for fields whose type is a message",
            );
        }
    }

    fn presence(&mut self, field: &FieldDescriptorProto, features: &FeatureSet) {
        if features.field_presence.is_none() {
            return;
        }
        let message = matches!(kind(field), Some(Type::Message | Type::Group));
        let reason = if is_repeated(field) {
            "is not for repeated fields"
        } else if field.extendee.is_some() {
            if features.field_presence() == FieldPresence::LegacyRequired {
                "cannot make an extension required"
            } else {
                "is not for extensions"
            }
        } else if field.oneof_index.is_some() {
            "is not for fields of oneofs"
        } else if message && features.field_presence() == FieldPresence::Implicit {
            "cannot be IMPLICIT for a message"
        } else {
            return;
        };
        self.wrong_feature("field_presence", reason);
    }

    fn map_has_string(&self, field: &FieldDescriptorProto) -> bool {
        let found = self.view.types.message(field.type_name());
        found.is_some_and(|found| {
            let mut fields = found.element.field.iter();
            fields.any(|field| kind(field) == Some(Type::String))
        })
    }

    fn wrong_feature(&mut self, feature: &str, message: &str) {
        let span = self.feature(feature);
        let finding = Finding::error(span, format!("`{feature}` {message}"));
        self.push(finding.fix_if("remove it", self.without_feature(span)));
    }

    /// Where a feature of the element is set.
    fn feature(&self, feature: &str) -> Span {
        let mut places =
            self.options_of("features")
                .filter_map(|statement| match statement.name.get(1) {
                    Some(part) => {
                        (part.text == feature && !part.extension).then(|| whole(statement))
                    }
                    None => in_literal(&statement.value.kind, feature),
                });
        places.next().unwrap_or_else(|| self.name())
    }

    /// Takes out a feature with a statement of its own; one within a literal stays.
    fn without_feature(&self, span: Span) -> Option<Vec<playground_syntax::Edit>> {
        if self.text(span).starts_with("features") {
            remove(self.view.text, span)
        } else {
            None
        }
    }
}

fn in_literal(value: &ValueKind, feature: &str) -> Option<Span> {
    let ValueKind::Message(fields) = value else {
        return None;
    };
    let mut fields = fields.iter();
    let field =
        fields.find(|field| matches!(&field.name, LiteralName::Field(name) if name == feature));
    field.map(|field| Span {
        start: field.name_span.start,
        end: field.value.span.end,
    })
}
