//! Fields and extension fields of a run-time message, seen as one thing.

use std::collections::HashMap;

use prost_reflect::{DynamicMessage, ExtensionDescriptor, FieldDescriptor, Kind, Value};
use prost_reflect::{MapKey, MessageDescriptor};

/// A field or an extension field of a message.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    Field(FieldDescriptor),
    Extension(ExtensionDescriptor),
}

impl Slot {
    /// The one with that number.
    pub(super) fn of(message: &MessageDescriptor, number: u32) -> Option<Self> {
        let field = message.get_field(number).map(Self::Field);
        field.or_else(|| message.get_extension(number).map(Self::Extension))
    }

    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Field(field) => field.kind(),
            Self::Extension(field) => field.kind(),
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Field(field) => field.name(),
            Self::Extension(field) => field.name(),
        }
    }

    pub(super) fn number(&self) -> u32 {
        match self {
            Self::Field(field) => field.number(),
            Self::Extension(field) => field.number(),
        }
    }

    pub(super) fn is_list(&self) -> bool {
        match self {
            Self::Field(field) => field.is_list(),
            Self::Extension(field) => field.is_list(),
        }
    }

    /// The entries, if it is a map.
    pub(super) fn entry(&self) -> Option<MessageDescriptor> {
        match self {
            Self::Field(field) if field.is_map() => field.kind().as_message().cloned(),
            _ => None,
        }
    }

    /// The value in a message, the default if it has none.
    pub(super) fn get(&self, message: &DynamicMessage) -> Value {
        match self {
            Self::Field(field) => message.get_field(field).into_owned(),
            Self::Extension(field) => message.get_extension(field).into_owned(),
        }
    }

    /// Sets the value; one that does not fit is left out.
    pub(super) fn set(&self, message: &mut DynamicMessage, value: Value) {
        match self {
            // What is refused leaves the message as it was.
            Self::Field(field) => drop(message.try_set_field(field, value)),
            Self::Extension(field) if value.is_valid_for_extension(field) => {
                message.set_extension(field, value);
            }
            Self::Extension(_) => {}
        }
    }

    /// A value of an element as a value of the whole: in a list, if it is one.
    pub(super) fn whole(&self, elements: Vec<Value>) -> Option<Value> {
        match self.is_list() {
            true => Some(Value::List(elements)),
            false => elements.into_iter().next(),
        }
    }

    /// One entry of a map.
    pub(super) fn map(key: MapKey, value: Value) -> Value {
        Value::Map(HashMap::from([(key, value)]))
    }
}

/// What is set in a message.
pub(super) fn set(message: &DynamicMessage) -> impl Iterator<Item = (Slot, &Value)> {
    let fields = message.fields();
    let fields = fields.map(|(field, value)| (Slot::Field(field), value));
    let extensions = message.extensions();
    fields.chain(extensions.map(|(field, value)| (Slot::Extension(field), value)))
}
