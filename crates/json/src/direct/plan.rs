//! What is known of a message type before the first message comes, in the form the writer wants it.

use std::collections::HashMap;

use prost_reflect::{EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor};

/// A type and all types it uses; the first is the one asked for.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    types: Vec<Type>,
    root: Form,
}

/// A message type.
#[derive(Debug, Clone, Default)]
pub(super) struct Type {
    /// By number.
    fields: Vec<Field>,
    /// An unknown field may be an extension.
    pub extended: bool,
}

/// A field of a message type.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Its number.
    pub number: u32,
    /// Its JSON name in quotes, a colon and a space.
    pub name: String,
    /// A comma, a new line indented for `depth`, and the name.
    pub line: String,
    /// How deep the field is where its type is met first: the fields of the message asked for are at 1.
    pub depth: usize,
    /// How often it comes.
    pub many: Many,
    /// What one value of it is; of a map, the value.
    pub form: Form,
    /// Told even if it has the default value.
    pub presence: bool,
    /// The bit of the oneof it belongs to; 0 if none.
    pub oneof: u64,
}

/// How often a field comes.
#[derive(Debug, Clone)]
pub(super) enum Many {
    One,
    List,
    /// With keys of this form.
    Map(Form),
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Form {
    Bool,
    Int32,
    Uint32,
    Sint32,
    Int64,
    Uint64,
    Sint64,
    Fixed32,
    Sfixed32,
    Fixed64,
    Sfixed64,
    Float,
    Double,
    String,
    Bytes,
    /// The names in quotes, by number.
    Enum(Vec<(i32, String)>),
    Timestamp,
    /// The type's place in the plan.
    Message(usize),
    /// Left to the slow way.
    Unusual,
}

impl Plan {
    /// Walks over the type and all types it uses.
    pub fn new(descriptor: &MessageDescriptor) -> Self {
        let mut walk = Walk::default();
        let root = walk.message(descriptor, 0);
        Self {
            types: walk.types,
            root,
        }
    }

    /// What the message asked for is.
    pub fn root(&self) -> &Form {
        &self.root
    }

    /// The type at a place.
    pub fn message(&self, place: usize) -> Option<&Type> {
        self.types.get(place)
    }
}

impl Type {
    /// The place of the field with a number.
    pub fn find(&self, number: u32) -> Option<usize> {
        // Most types count their fields from 1 without a gap.
        let guess = usize::try_from(number).ok()?.checked_sub(1)?;
        if self
            .field(guess)
            .is_some_and(|field| field.number == number)
        {
            return Some(guess);
        }
        let by_number = |field: &Field| field.number;
        self.fields.binary_search_by_key(&number, by_number).ok()
    }

    /// The field at a place.
    pub fn field(&self, place: usize) -> Option<&Field> {
        self.fields.get(place)
    }
}

#[derive(Default)]
struct Walk {
    types: Vec<Type>,
    places: HashMap<String, usize>,
}

impl Walk {
    fn message(&mut self, descriptor: &MessageDescriptor, depth: usize) -> Form {
        let name = descriptor.full_name();
        match name.strip_prefix("google.protobuf.") {
            Some("Timestamp") => return Form::Timestamp,
            Some("Empty") | None => {}
            Some(_) => return Form::Unusual,
        }
        if let Some(place) = self.places.get(name) {
            return Form::Message(*place);
        }
        let place = self.types.len();
        self.places.insert(name.to_owned(), place);
        self.types.push(Type::default());
        let mut fields: Vec<_> = descriptor
            .fields()
            .map(|field| self.field(&field, depth + 1))
            .collect();
        fields.sort_by_key(|field| field.number);
        let extended = descriptor.extensions().next().is_some();
        if let Some(empty) = self.types.get_mut(place) {
            *empty = Type { fields, extended };
        }
        Form::Message(place)
    }

    fn field(&mut self, field: &FieldDescriptor, depth: usize) -> Field {
        let kind = field.kind();
        let (many, form) = match &kind {
            Kind::Message(entry) if field.is_map() => (
                Many::Map(self.form(&entry.map_entry_key_field().kind(), depth + 1)),
                self.form(&entry.map_entry_value_field().kind(), depth + 1),
            ),
            kind if field.is_list() => (Many::List, self.form(kind, depth + 1)),
            kind => (Many::One, self.form(kind, depth)),
        };
        let oneof = field.containing_oneof().map(|oneof| {
            let mut all = field.parent_message().oneofs();
            all.position(|one| one == oneof).unwrap_or_default()
        });
        let name = format!("{}: ", serde_json::Value::from(field.json_name()));
        Field {
            number: field.number(),
            line: format!(",\n{:1$}{name}", "", 2 * depth),
            name,
            depth,
            many,
            // One bit for each oneof; the slow way for a type with more.
            form: match oneof {
                Some(64..) => Form::Unusual,
                _ if field.is_group() => Form::Unusual,
                _ => form,
            },
            presence: field.supports_presence(),
            oneof: oneof.map_or(0, |place| {
                1_u64
                    .checked_shl(u32::try_from(place).unwrap_or(64))
                    .unwrap_or(0)
            }),
        }
    }

    fn form(&mut self, kind: &Kind, depth: usize) -> Form {
        match kind {
            Kind::Bool => Form::Bool,
            Kind::Int32 => Form::Int32,
            Kind::Uint32 => Form::Uint32,
            Kind::Sint32 => Form::Sint32,
            Kind::Int64 => Form::Int64,
            Kind::Uint64 => Form::Uint64,
            Kind::Sint64 => Form::Sint64,
            Kind::Fixed32 => Form::Fixed32,
            Kind::Sfixed32 => Form::Sfixed32,
            Kind::Fixed64 => Form::Fixed64,
            Kind::Sfixed64 => Form::Sfixed64,
            Kind::Float => Form::Float,
            Kind::Double => Form::Double,
            Kind::String => Form::String,
            Kind::Bytes => Form::Bytes,
            Kind::Enum(kind) => names(kind),
            Kind::Message(message) => self.message(message, depth),
        }
    }
}

fn names(kind: &EnumDescriptor) -> Form {
    if kind.full_name() == "google.protobuf.NullValue" {
        return Form::Unusual;
    }
    let numbers = kind.values().map(|value| value.number());
    // Of several names for a number, the one that the slow way finds.
    let named = numbers.filter_map(|number| Some((number, kind.get_value(number)?)));
    let mut names: Vec<_> = named
        .map(|(number, value)| (number, format!("\"{}\"", value.name())))
        .collect();
    names.sort_by_key(|(number, _)| *number);
    names.dedup_by_key(|(number, _)| *number);
    Form::Enum(names)
}
