//! The types of fields: as attributes of a message, and as arguments when it is made.

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, FileDescriptorProto};

use super::imports::Imports;
use super::names::{expression, is_keyword, module};
use super::world::World;

/// The types that fields of a file have.
pub(super) struct Fields<'w> {
    world: &'w World<'w>,
    /// The file.
    pub(super) file: &'w FileDescriptorProto,
    imports: &'w Imports<'w>,
}

/// A field that Python can name.
pub(super) struct Typed {
    /// Its name.
    pub(super) name: String,
    /// Its type in a message.
    pub(super) attribute: String,
    /// What can be given for it.
    pub(super) argument: String,
}

impl<'w> Fields<'w> {
    /// Of a file.
    pub(super) fn new(
        world: &'w World<'w>,
        file: &'w FileDescriptorProto,
        imports: &'w Imports<'w>,
    ) -> Self {
        Self {
            world,
            file,
            imports,
        }
    }

    /// Both types of a field of a message, given the message's name within the package.
    ///
    /// # Errors
    /// If its type is not in the request.
    pub(super) fn typed(&self, field: &FieldDescriptorProto, of: &str) -> Result<Typed, String> {
        let (attribute, argument) = match self.world.map_entry(field) {
            Some(entry) => self.map(entry, of)?,
            None => self.plain(field, of)?,
        };
        Ok(Typed {
            name: field.name().to_owned(),
            attribute,
            argument,
        })
    }

    fn map(&self, entry: &DescriptorProto, of: &str) -> Result<(String, String), String> {
        let [key, value] = entry.field.as_slice() else {
            return Err(format!("`{}` is no entry of a map", entry.name()));
        };
        let container = match value.r#type() {
            Type::Message | Type::Group => "MessageMap",
            _ => "ScalarMap",
        };
        let (key, value) = (self.name(key, of)?, self.name(value, of)?);
        Ok((
            format!("_containers.{container}[{key}, {value}]"),
            format!("_Mapping[{key}, {value}]"),
        ))
    }

    fn plain(&self, field: &FieldDescriptorProto, of: &str) -> Result<(String, String), String> {
        let name = self.name(field, of)?;
        let kind = field.r#type();
        let argument = match kind {
            Type::Message | Type::Group => {
                let also = native(field).map_or_else(String::new, |native| format!("{native}, "));
                format!("_Union[{also}{name}, _Mapping]")
            }
            Type::Enum => format!("_Union[{name}, str]"),
            _ => name.clone(),
        };
        if field.label() != Label::Repeated {
            return Ok((name, argument));
        }
        let container = match kind {
            Type::Message | Type::Group => "RepeatedCompositeFieldContainer",
            _ => "RepeatedScalarFieldContainer",
        };
        Ok((
            format!("_containers.{container}[{name}]"),
            format!("_Iterable[{argument}]"),
        ))
    }

    /// The type of one value.
    fn name(&self, field: &FieldDescriptorProto, of: &str) -> Result<String, String> {
        let name = match field.r#type() {
            Type::Double | Type::Float => "float",
            Type::Bool => "bool",
            Type::String => "str",
            Type::Bytes => "bytes",
            Type::Message | Type::Group | Type::Enum => {
                return self.declared(field.type_name(), of);
            }
            _ => "int",
        };
        Ok(name.to_owned())
    }

    /// A class. One of the same file goes by its name, save within a nested class that has the same one.
    fn declared(&self, name: &str, of: &str) -> Result<String, String> {
        let declared = self.world.find(name)?;
        let name = declared.name.as_str();
        let path = declared.file.name();
        if path != self.file.name() {
            return Ok(format!("{}.{}", self.imports.alias(path), expression(name)));
        }
        let hidden = declared.message.is_some()
            && !is_keyword(name)
            && of.rsplit_once('.').is_some_and(|(_, last)| last == name);
        Ok(if hidden {
            format!("{}.{name}", module(path))
        } else {
            expression(name)
        })
    }
}

/// The class of Python that can be given for a message.
pub(super) fn native(field: &FieldDescriptorProto) -> Option<&'static str> {
    match field.type_name() {
        ".google.protobuf.Timestamp" => Some("datetime.datetime"),
        ".google.protobuf.Duration" => Some("datetime.timedelta"),
        _ => None,
    }
}
