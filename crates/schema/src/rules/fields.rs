//! Options of fields on types they do not fit, and extensions.

use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::{DescriptorProto, FieldDescriptorProto};

use super::{Rules, is_true, plain_name};
use crate::names::{last_part, number};

impl Rules<'_> {
    /// The options of a field of a message or of an extension.
    pub(super) fn field(
        &mut self,
        scope: &str,
        path: &[i32],
        field: &FieldDescriptorProto,
        message: &DescriptorProto,
    ) {
        let options = field.options.iter();
        let options = options.flat_map(|options| &options.uninterpreted_option);
        for (index, option) in options.enumerate() {
            let at = [path, &[8, 999, number(index)]].concat();
            match plain_name(option) {
                Some("packed") if is_true(option) && !self.packable(scope, field, message) => {
                    let message = "'packed' is only for repeated numbers, bools and enums";
                    self.tell(&at, message, "remove it");
                }
                Some("jstype") if option.identifier_value() != "JS_NORMAL" && !is_64_bit(field) => {
                    let message = "'jstype' is only for 64-bit integers";
                    self.tell(&at, message, "remove it");
                }
                Some("lazy" | "unverified_lazy")
                    if is_true(option) && self.is_message(scope, field) == Some(false) =>
                {
                    let message = "'lazy' is only for fields whose type is a message";
                    self.tell(&at, message, "remove it");
                }
                _ => {}
            }
        }
    }

    /// Whether the type of a field is a message and no group; none if that is not known.
    fn is_message(&self, scope: &str, field: &FieldDescriptorProto) -> Option<bool> {
        if field.type_name.is_none() || is_group(field) {
            return Some(false);
        }
        let full = self.names.resolve(scope, field.type_name())?;
        Some(self.names.get(&full)?.is_message())
    }

    fn packable(
        &self,
        scope: &str,
        field: &FieldDescriptorProto,
        message: &DescriptorProto,
    ) -> bool {
        let is_map = message.nested_type.iter().any(|nested| {
            let entry = nested.options.as_ref();
            entry.is_some_and(|options| options.map_entry())
                && last_part(field.type_name()) == nested.name()
        });
        let scalar = field.r#type.map(|_| field.r#type());
        field.label() == Label::Repeated
            && !is_map
            && !is_group(field)
            && !matches!(scalar, Some(Type::String | Type::Bytes))
            && self.is_message(scope, field) != Some(true)
    }

    /// An extension: what it extends, its number and its options.
    pub(super) fn extension(
        &mut self,
        scope: &str,
        path: &[i32],
        extension: &FieldDescriptorProto,
    ) {
        self.field(scope, path, extension, &DescriptorProto::default());
        let Some(full) = self.names.resolve(scope, extension.extendee()) else {
            return;
        };
        let is_options = full
            .strip_prefix("google.protobuf.")
            .is_some_and(|name| name.ends_with("Options"));
        if self.proto3 && !is_options {
            let message = format!("proto3 cannot extend '{full}'");
            let help = "only the options of google/protobuf/descriptor.proto can be extended here";
            self.tell(&[path, &[2]].concat(), message, help);
        }
        let number_path = [path, &[3]].concat();
        match self.used.get(&(full.clone(), extension.number())).cloned() {
            None => {
                self.used.insert((full, extension.number()), number_path);
            }
            Some(first) => {
                let number = extension.number();
                let message = format!("extension number {number} of '{full}' is already used");
                let first = Some((first.as_slice(), "first used here"));
                self.tell_with(&number_path, message, "use another number", first);
            }
        }
    }
}

fn is_group(field: &FieldDescriptorProto) -> bool {
    field.r#type.is_some() && field.r#type() == Type::Group
}

fn is_64_bit(field: &FieldDescriptorProto) -> bool {
    let integers = [
        Type::Int64,
        Type::Uint64,
        Type::Sint64,
        Type::Fixed64,
        Type::Sfixed64,
    ];
    field.r#type.is_some() && integers.contains(&field.r#type())
}
