//! The way through a file: every element once, with its rules.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, EnumOptions, FieldDescriptorProto, FieldOptions,
    FileOptions, MessageOptions, ServiceDescriptorProto,
};

use super::context::{Checks, decoded, index};
use crate::finding::Finding;

/// Messages within messages; deeper ones protoc refuses.
const MAX_DEPTH: usize = 31;

impl<'a> Checks<'a> {
    /// The whole file.
    pub(super) fn file(&mut self) {
        let file = self.view.file;
        let options: FileOptions = decoded(file.options.as_deref());
        self.file_rules(&options);
        for (at, message) in file.message_type.iter().enumerate() {
            self.within([4, index(at)], message.name(), |checks| {
                checks.message(message, 1)
            });
        }
        for (at, item) in file.enum_type.iter().enumerate() {
            self.within([5, index(at)], item.name(), |checks| {
                checks.enumeration(item)
            });
        }
        for (at, service) in file.service.iter().enumerate() {
            self.within([6, index(at)], service.name(), |checks| {
                checks.service(service, &options);
            });
        }
        for (at, extension) in file.extension.iter().enumerate() {
            self.within([7, index(at)], extension.name(), |checks| {
                checks.extension(extension)
            });
        }
        self.extension_numbers();
    }

    fn message(&mut self, message: &'a DescriptorProto, depth: usize) {
        if depth > MAX_DEPTH {
            let message = format!("messages are nested more than {MAX_DEPTH} deep");
            let finding = Finding::error(self.name(), message);
            return self.push(finding.help("move the message out of those around it"));
        }
        let options: MessageOptions = decoded(message.options.as_deref());
        if options.map_entry() && self.options("map_entry").next().is_none() {
            return self.name_length();
        }
        self.name_length();
        self.message_rules(message, &options);
        for (at, field) in message.field.iter().enumerate() {
            self.within([2, index(at)], field.name(), |checks| {
                checks.field(field, Some(message))
            });
        }
        for (at, item) in message.enum_type.iter().enumerate() {
            self.within([4, index(at)], item.name(), |checks| {
                checks.enumeration(item)
            });
        }
        for (at, extension) in message.extension.iter().enumerate() {
            self.within([6, index(at)], extension.name(), |checks| {
                checks.extension(extension)
            });
        }
        for (at, nested) in message.nested_type.iter().enumerate() {
            self.within([3, index(at)], nested.name(), |checks| {
                checks.message(nested, depth + 1)
            });
        }
    }

    fn message_rules(&mut self, message: &'a DescriptorProto, options: &MessageOptions) {
        self.map_entry_option();
        self.numbers(message, options);
        self.reserved(message);
        self.extension_ranges(message, options);
        self.oneofs(message);
        self.json_names(message, options);
        self.message_limits(message);
        self.message_visibility(message);
        self.message_style(message);
    }

    /// A field of a message, or an extension.
    pub(super) fn field(
        &mut self,
        field: &'a FieldDescriptorProto,
        of: Option<&'a DescriptorProto>,
    ) {
        self.name_length();
        let options: FieldOptions = decoded(field.options.as_deref());
        self.field_options(field, &options);
        self.default_value(field);
        self.map_field(field, of);
        self.closed_enum(field, None);
        self.field_features(field, &options);
        self.field_support(field, &options);
    }

    fn enumeration(&mut self, item: &'a EnumDescriptorProto) {
        self.name_length();
        let options: EnumOptions = decoded(item.options.as_deref());
        self.values(item);
        self.aliases(item, &options);
        self.reserved_values(item);
        self.similar_values(item, &options);
        self.json_strings(item);
        self.enum_limits(item);
        self.enum_style(item);
        self.value_support(item);
    }

    fn service(&mut self, service: &ServiceDescriptorProto, options: &FileOptions) {
        self.name_length();
        self.lite_service(options);
        self.style_of("service", service.name());
        for (at, method) in service.method.iter().enumerate() {
            self.within([2, index(at)], method.name(), |checks| {
                checks.name_length();
                checks.style_of("method", method.name());
            });
        }
    }
}
