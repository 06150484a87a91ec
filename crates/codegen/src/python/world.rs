//! What the request declares: files, types and extensions by name, with the features that tell how fields are encoded.

use std::collections::HashMap;

use playground_protos::descriptor::feature_set::{
    FieldPresence, MessageEncoding, RepeatedFieldEncoding,
};
use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{
    DescriptorProto, FeatureSet, FieldDescriptorProto, FieldOptions, FileDescriptorProto,
    FileOptions, MessageOptions, field_options::OptionRetention,
};
use prost::Message;

/// All files of a request.
pub(super) struct World<'a> {
    files: HashMap<&'a str, &'a FileDescriptorProto>,
    /// By full name, with a leading dot.
    types: HashMap<String, Declared<'a>>,
    /// By the full name of what is extended, with a leading dot, and number.
    extensions: HashMap<(&'a str, i32), Extension<'a>>,
}

/// A message or an enum.
pub(super) struct Declared<'a> {
    /// Its file.
    pub(super) file: &'a FileDescriptorProto,
    /// Its name without the package, such as `Outer.Inner`.
    pub(super) name: String,
    /// None if it is an enum.
    pub(super) message: Option<&'a DescriptorProto>,
    encoding: Encoding,
}

struct Extension<'a> {
    field: &'a FieldDescriptorProto,
    encoding: Encoding,
}

/// The features that matter here.
#[derive(Clone, Copy)]
struct Encoding {
    implicit: bool,
    packed: bool,
    delimited: bool,
}

/// A field as it is encoded.
pub(super) struct Field<'a> {
    /// What is declared.
    pub(super) field: &'a FieldDescriptorProto,
    /// It may have several values.
    pub(super) repeated: bool,
    /// Its values stand in one block.
    pub(super) packed: bool,
    /// Its messages stand between a start and an end.
    pub(super) delimited: bool,
    /// Nothing tells a zero from no value.
    pub(super) implicit: bool,
    /// Which oneof of its message it is part of.
    pub(super) oneof: Option<i32>,
    /// Programs do not see it: it is for compilers.
    pub(super) source_only: bool,
}

impl<'a> World<'a> {
    /// A file and everything it imports.
    ///
    /// # Errors
    /// If an import is not in the request.
    pub(super) fn new(
        path: &str,
        files: &HashMap<&'a str, &'a FileDescriptorProto>,
    ) -> Result<Self, String> {
        let mut world = Self {
            files: HashMap::new(),
            types: HashMap::new(),
            extensions: HashMap::new(),
        };
        let mut todo = vec![path];
        while let Some(path) = todo.pop() {
            let file = *files.get(path).ok_or_else(|| missing(path))?;
            if world.files.insert(file.name(), file).is_none() {
                world.declare_file(file);
                let imports = file.dependency.iter().chain(&file.option_dependency);
                todo.extend(imports.map(String::as_str));
            }
        }
        Ok(world)
    }

    /// A file by its path.
    ///
    /// # Errors
    /// If it is not in the request.
    pub(super) fn file(&self, path: &str) -> Result<&'a FileDescriptorProto, String> {
        let file = self.files.get(path).copied();
        file.ok_or_else(|| missing(path))
    }

    /// A message or enum by its full name with a leading dot.
    pub(super) fn declared(&self, name: &str) -> Option<&Declared<'a>> {
        self.types.get(name)
    }

    /// The message that is meant, or why there is none.
    pub(super) fn find(&self, name: &str) -> Result<&Declared<'a>, String> {
        let found = self.declared(name);
        found.ok_or_else(|| format!("`{name}` is used but not in the request"))
    }

    /// The entry type if a field is a map.
    pub(super) fn map_entry(&self, field: &FieldDescriptorProto) -> Option<&'a DescriptorProto> {
        if field.label() != Label::Repeated || field.r#type() != Type::Message {
            return None;
        }
        let entry = self.declared(field.type_name())?.message?;
        is_map_entry(entry).then_some(entry)
    }

    /// A field or extension of a message, by number.
    pub(super) fn field(&self, message: &str, number: i32) -> Option<Field<'a>> {
        let declared = self.declared(message)?;
        let mut fields = declared.message?.field.iter();
        if let Some(field) = fields.find(|field| field.number() == number) {
            return Some(described(field, declared.encoding));
        }
        let extension = self.extensions.get(&(message, number))?;
        Some(described(extension.field, extension.encoding))
    }

    /// Whether the extensions of a message are items.
    pub(super) fn is_message_set(&self, message: &str) -> bool {
        let message = self.declared(message).and_then(|it| it.message);
        let options = message.and_then(|it| it.options.as_deref());
        decoded::<MessageOptions>(options).message_set_wire_format()
    }

    fn declare_file(&mut self, file: &'a FileDescriptorProto) {
        let edition = match (file.syntax(), file.edition) {
            ("proto3", _) => Encoding {
                implicit: true,
                packed: true,
                delimited: false,
            },
            ("editions", Some(_)) => Encoding {
                implicit: false,
                packed: true,
                delimited: false,
            },
            _ => Encoding {
                implicit: false,
                packed: false,
                delimited: false,
            },
        };
        let features = decoded::<FileOptions>(file.options.as_deref()).features;
        let encoding = edition.with(features.as_ref());
        let prefix = match file.package() {
            "" => ".".to_owned(),
            package => format!(".{package}."),
        };
        self.declare_extensions(&file.extension, encoding);
        for message in &file.message_type {
            self.declare_message(file, &prefix, message.name(), message, encoding);
        }
        for each in &file.enum_type {
            self.declare_enum(file, &prefix, each.name(), encoding);
        }
    }

    fn declare_message(
        &mut self,
        file: &'a FileDescriptorProto,
        prefix: &str,
        name: &str,
        message: &'a DescriptorProto,
        encoding: Encoding,
    ) {
        let features = decoded::<MessageOptions>(message.options.as_deref()).features;
        let encoding = encoding.with(features.as_ref());
        let declared = Declared {
            file,
            name: name.to_owned(),
            message: Some(message),
            encoding,
        };
        self.types.insert(format!("{prefix}{name}"), declared);
        self.declare_extensions(&message.extension, encoding);
        for nested in &message.nested_type {
            let name = format!("{name}.{}", nested.name());
            self.declare_message(file, prefix, &name, nested, encoding);
        }
        for each in &message.enum_type {
            self.declare_enum(file, prefix, &format!("{name}.{}", each.name()), encoding);
        }
    }

    fn declare_enum(
        &mut self,
        file: &'a FileDescriptorProto,
        prefix: &str,
        name: &str,
        encoding: Encoding,
    ) {
        let declared = Declared {
            file,
            name: name.to_owned(),
            message: None,
            encoding,
        };
        self.types.insert(format!("{prefix}{name}"), declared);
    }

    fn declare_extensions(&mut self, fields: &'a [FieldDescriptorProto], encoding: Encoding) {
        for field in fields {
            let key = (field.extendee(), field.number());
            self.extensions.insert(key, Extension { field, encoding });
        }
    }
}

fn missing(path: &str) -> String {
    format!("`{path}` is needed but not in the request")
}

impl Encoding {
    fn with(mut self, features: Option<&FeatureSet>) -> Self {
        let Some(features) = features else {
            return self;
        };
        if features.field_presence.is_some() {
            self.implicit = features.field_presence() == FieldPresence::Implicit;
        }
        if features.repeated_field_encoding.is_some() {
            self.packed = features.repeated_field_encoding() == RepeatedFieldEncoding::Packed;
        }
        if features.message_encoding.is_some() {
            self.delimited = features.message_encoding() == MessageEncoding::Delimited;
        }
        self
    }
}

/// Whether a message is the entry of a map.
pub(super) fn is_map_entry(message: &DescriptorProto) -> bool {
    decoded::<MessageOptions>(message.options.as_deref()).map_entry()
}

/// Options; what does not decode counts as nothing.
pub(super) fn decoded<M: Message + Default>(options: Option<&[u8]>) -> M {
    let options = options.map(|options| M::decode(options).unwrap_or_default());
    options.unwrap_or_default()
}

fn described(field: &FieldDescriptorProto, encoding: Encoding) -> Field<'_> {
    let options = decoded::<FieldOptions>(field.options.as_deref());
    let encoding = encoding.with(options.features.as_ref());
    let kind = field.r#type();
    let block = !matches!(
        kind,
        Type::String | Type::Bytes | Type::Message | Type::Group
    );
    let explicit = field.proto3_optional() || field.oneof_index.is_some();
    Field {
        field,
        repeated: field.label() == Label::Repeated,
        packed: block && options.packed.unwrap_or(encoding.packed),
        delimited: kind == Type::Group || (kind == Type::Message && encoding.delimited),
        implicit: encoding.implicit
            && !explicit
            && field.extendee.is_none()
            && !matches!(kind, Type::Message | Type::Group),
        oneof: field.oneof_index,
        source_only: options.retention() == OptionRetention::RetentionSource,
    }
}
