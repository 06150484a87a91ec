//! Options of fields on fields they do not fit: <https://protobuf.com/docs/language-spec#field-options>.

use playground_protos::descriptor::feature_set::MessageEncoding;
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::field_options::JsType;
use playground_protos::descriptor::{Edition, FieldDescriptorProto, FieldOptions};

use super::context::{Checks, is_repeated, kind, whole};
use super::edits::{remove, replace};
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// The options of a field or extension.
    pub(super) fn field_options(
        &mut self,
        field: &'a FieldDescriptorProto,
        options: &FieldOptions,
    ) {
        self.label(field);
        if options.packed.is_some() && self.has_editions() {
            self.packed_in_editions(options.packed());
        } else if options.packed() && kind(field).is_some() && !is_packable(field) {
            let help = "strings, bytes, messages and singular fields cannot be packed";
            self.misfit(
                "packed",
                "`packed` is only for repeated numbers, bools and enums",
                help,
            );
        }
        if options.ctype.is_some() && self.edition >= Edition::Edition2024 as i32 {
            let help = "use the feature `(pb.cpp).string_type` instead";
            self.misfit("ctype", "there is no `ctype` since edition 2024", help);
        }
        let integers = [
            Type::Int64,
            Type::Uint64,
            Type::Sint64,
            Type::Fixed64,
            Type::Sfixed64,
        ];
        let other = kind(field).is_some_and(|kind| !integers.contains(&kind));
        if options.jstype() != JsType::JsNormal && other {
            let help = "other types need no special type in JavaScript";
            self.misfit("jstype", "`jstype` is only for 64-bit integers", help);
        }
        self.lazy(field, options);
    }

    fn lazy(&mut self, field: &FieldDescriptorProto, options: &FieldOptions) {
        let scalar = kind(field).is_some_and(|it| it != Type::Message) || self.is_delimited(field);
        for (name, on) in [
            ("lazy", options.lazy()),
            ("unverified_lazy", options.unverified_lazy()),
        ] {
            if on && scalar {
                let message = format!("`{name}` is only for fields whose type is a message");
                self.misfit(name, &message, "groups do not count as such");
                return;
            }
        }
        if options.unverified_lazy() && field.extendee.is_some() {
            self.misfit(
                "unverified_lazy",
                "extensions cannot be `unverified_lazy`",
                "`lazy` may do",
            );
        }
    }

    /// Labels and types a proto3 file does not have. Their spelling in editions is the lowering's to judge.
    fn label(&mut self, field: &FieldDescriptorProto) {
        if !self.is_proto3() {
            return;
        }
        if field.label == Some(Label::Required as i32) && field.extendee.is_none() {
            let span = self.at(&[4]);
            let finding = Finding::error(span, "proto3 has no required fields");
            let edits = (self.text(span) == "required")
                .then(|| replace(span, "optional"))
                .flatten();
            self.push(finding.fix_if("write `optional`", edits));
        }
        if kind(field) == Some(Type::Group) {
            let finding = Finding::error(self.name(), "proto3 has no groups");
            self.push(finding.help("declare a message and a field of it"));
        }
    }

    fn packed_in_editions(&mut self, packed: bool) {
        let feature = if packed { "PACKED" } else { "EXPANDED" };
        let feature = format!("features.repeated_field_encoding = {feature}");
        let span = self.option("packed");
        let finding = Finding::error(span, "editions have no option `packed`");
        let finding = finding.help(format!("write `{feature}`; packed is the default"));
        let edits = if packed {
            remove(self.view.text, span)
        } else {
            replace(span, feature)
        };
        self.push(finding.fix_if("use the feature", edits));
    }

    /// An option that is to be taken out.
    fn misfit(&mut self, option: &str, message: &str, help: &str) {
        let place = self.options(option).next().map(whole);
        let span = place.unwrap_or_else(|| self.name());
        let edits = place.and_then(|place| remove(self.view.text, place));
        self.push(
            Finding::error(span, message)
                .help(help)
                .fix_if("remove it", edits),
        );
    }

    /// A message field that is a group on the wire.
    pub(super) fn is_delimited(&self, field: &FieldDescriptorProto) -> bool {
        let features = self.features();
        kind(field) == Some(Type::Message)
            && self.has_editions()
            && features.is_some_and(|it| it.message_encoding() == MessageEncoding::Delimited)
            && !self.is_map(field)
    }
}

/// Whether elements of a field can lie packed.
pub(super) fn is_packable(field: &FieldDescriptorProto) -> bool {
    let loose = [Type::String, Type::Bytes, Type::Message, Type::Group];
    is_repeated(field) && kind(field).is_some_and(|kind| !loose.contains(&kind))
}
