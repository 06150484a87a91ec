//! The elements of a file as rules see them: the descriptor, and what cannot be read off it.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, EnumOptions, EnumValueDescriptorProto, EnumValueOptions,
    FieldDescriptorProto, FieldOptions, MessageOptions, MethodDescriptorProto, MethodOptions,
    OneofDescriptorProto, ServiceDescriptorProto, ServiceOptions,
};

use playground_protos::descriptor::feature_set::MessageEncoding;
use playground_protos::descriptor::field_descriptor_proto::Type;

use super::Features;
use super::file::decoded;

/// A message.
#[derive(Debug)]
pub struct Message<'a> {
    /// The descriptor.
    pub proto: &'a DescriptorProto,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
    /// Its features.
    pub features: Features,
    /// Whether a map field brought it about: nobody wrote it.
    pub map_entry: bool,
    /// Its fields, without extensions of it.
    pub fields: Vec<Field<'a>>,
    /// Extension fields declared inside it.
    pub extensions: Vec<Field<'a>>,
    /// Its oneofs.
    pub oneofs: Vec<Oneof<'a>>,
    /// Messages inside it, map entries too.
    pub messages: Vec<Message<'a>>,
    /// Enums inside it.
    pub enums: Vec<Enum<'a>>,
}

/// A field, or an extension field.
#[derive(Debug)]
pub struct Field<'a> {
    /// The descriptor.
    pub proto: &'a FieldDescriptorProto,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
    /// Its features.
    pub features: Features,
    /// Index of its oneof, if somebody wrote that.
    pub oneof: Option<usize>,
    /// Whether it is a map.
    pub map: bool,
}

/// A oneof.
#[derive(Debug)]
pub struct Oneof<'a> {
    /// The descriptor.
    pub proto: &'a OneofDescriptorProto,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
    /// Whether a field that is `optional` in proto3 brought it about: nobody wrote it.
    pub synthetic: bool,
}

/// An enum.
#[derive(Debug)]
pub struct Enum<'a> {
    /// The descriptor.
    pub proto: &'a EnumDescriptorProto,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
    /// Its features.
    pub features: Features,
    /// Its values.
    pub values: Vec<EnumValue<'a>>,
}

/// A value of an enum.
#[derive(Debug)]
pub struct EnumValue<'a> {
    /// The descriptor.
    pub proto: &'a EnumValueDescriptorProto,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
}

/// A service.
#[derive(Debug)]
pub struct Service<'a> {
    /// The descriptor.
    pub proto: &'a ServiceDescriptorProto,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
    /// Its methods.
    pub methods: Vec<Method<'a>>,
}

/// A method of a service.
#[derive(Debug)]
pub struct Method<'a> {
    /// The descriptor.
    pub proto: &'a MethodDescriptorProto,
    /// Full name, without a leading dot.
    pub full_name: String,
    /// Path in the descriptor of the file.
    pub path: Vec<i32>,
}

impl Message<'_> {
    /// Its options, those of the language.
    pub fn options(&self) -> MessageOptions {
        decoded(self.proto.options.as_deref())
    }
}

impl<'a> Field<'a> {
    /// Its options, those of the language.
    pub fn options(&self) -> FieldOptions {
        decoded(self.proto.options.as_deref())
    }

    /// Full name of its message or enum type, without a leading dot; empty for scalars.
    pub fn type_name(&self) -> &'a str {
        let name = self.proto.type_name();
        name.strip_prefix('.').unwrap_or(name)
    }

    /// Whether it extends a message of another place.
    pub fn is_extension(&self) -> bool {
        self.proto.extendee.is_some()
    }

    /// Whether its messages are marked at start and end instead of by length: groups, and with features what else says
    /// so. Never true of a map.
    pub fn is_delimited(&self) -> bool {
        let is_message = matches!(self.proto.r#type(), Type::Message | Type::Group);
        is_message && !self.map && self.features.message_encoding == MessageEncoding::Delimited
    }

    /// Whether it was written as a group: its type is one, and the message stands beside it under its name.
    pub fn is_group_type(&self) -> bool {
        self.proto.r#type() == Type::Group
    }
}

impl Enum<'_> {
    /// Its options, those of the language.
    pub fn options(&self) -> EnumOptions {
        decoded(self.proto.options.as_deref())
    }
}

impl EnumValue<'_> {
    /// Its options, those of the language.
    pub fn options(&self) -> EnumValueOptions {
        decoded(self.proto.options.as_deref())
    }
}

impl Service<'_> {
    /// Its options, those of the language.
    pub fn options(&self) -> ServiceOptions {
        decoded(self.proto.options.as_deref())
    }
}

impl<'a> Method<'a> {
    /// Its options, those of the language.
    pub fn options(&self) -> MethodOptions {
        decoded(self.proto.options.as_deref())
    }

    /// Full name of the request type, without a leading dot.
    pub fn input(&self) -> &'a str {
        let name = self.proto.input_type();
        name.strip_prefix('.').unwrap_or(name)
    }

    /// Full name of the response type, without a leading dot.
    pub fn output(&self) -> &'a str {
        let name = self.proto.output_type();
        name.strip_prefix('.').unwrap_or(name)
    }
}
