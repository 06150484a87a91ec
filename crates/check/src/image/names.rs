//! The types and extensions of an image by name.

use std::collections::HashMap;

use super::{Enum, Field, File, Image, Message};

/// What a full name stands for.
#[derive(Debug, Clone, Copy)]
pub enum Type<'i> {
    /// A message.
    Message(&'i Message<'i>),
    /// An enum.
    Enum(&'i Enum<'i>),
}

/// The types of an image by full name, and its extension fields by what they extend.
#[derive(Debug)]
pub struct Names<'i> {
    types: HashMap<&'i str, (&'i str, Type<'i>)>,
    extensions: HashMap<(&'i str, i32), (&'i str, &'i Field<'i>)>,
}

impl<'i> Names<'i> {
    /// Indexes all files of an image.
    pub fn new(image: &'i Image<'i>) -> Self {
        let mut names = Self {
            types: HashMap::new(),
            extensions: HashMap::new(),
        };
        for file in image.files() {
            names.add(file, &file.messages, &file.enums, &file.extensions);
        }
        names
    }

    fn add(
        &mut self,
        file: &'i File<'i>,
        messages: &'i [Message<'i>],
        enums: &'i [Enum<'i>],
        extensions: &'i [Field<'i>],
    ) {
        let path = file.path();
        for field in extensions {
            let extendee = field.proto.extendee();
            let extendee = extendee.strip_prefix('.').unwrap_or(extendee);
            self.extensions
                .insert((extendee, field.proto.number()), (path, field));
        }
        for of in enums {
            self.types.insert(&of.full_name, (path, Type::Enum(of)));
        }
        for message in messages {
            self.types
                .insert(&message.full_name, (path, Type::Message(message)));
            self.add(file, &message.messages, &message.enums, &message.extensions);
        }
    }

    /// The type with a full name.
    pub fn get(&self, name: &str) -> Option<Type<'i>> {
        self.types.get(name).map(|(_, found)| *found)
    }

    /// Path of the file that defines a type.
    pub fn file_of(&self, name: &str) -> Option<&'i str> {
        self.types.get(name).map(|(path, _)| *path)
    }

    /// Whether a full name is that of a message.
    pub fn is_message(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Type::Message(_)))
    }

    /// The field of a message by number.
    pub fn field(&self, message: &str, number: i32) -> Option<&'i Field<'i>> {
        let Some(Type::Message(message)) = self.get(message) else {
            return None;
        };
        let mut fields = message.fields.iter();
        fields.find(|field| field.proto.number() == number)
    }

    /// The extension field of a message by number, and the path of the file that declares it.
    pub fn extension(&self, message: &str, number: i32) -> Option<(&'i str, &'i Field<'i>)> {
        self.extensions.get(&(message, number)).copied()
    }
}
