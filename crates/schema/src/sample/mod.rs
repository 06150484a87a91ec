//! Writes a sample of a message: every field, with a value that makes sense.

mod values;

use prost_reflect::{FieldDescriptor, Kind, MessageDescriptor};

pub use values::scalar;
use values::{quoted, well_known};

/// How deep messages are nested in a template; deeper ones are left out.
const DEEPEST: usize = 6;

/// How many fields a template has at most; more are left out.
const LONGEST: usize = 500;

/// JSON with every field of a message, the first of each oneof, one element for each list and map; laid out over lines.
/// It always parses. A message inside itself, and what is very deep or long, is left out.
pub fn pretty(message: &MessageDescriptor) -> String {
    let mut text = String::new();
    sample(message).print(0, &mut text);
    text
}

/// The same on one line.
pub fn line(message: &MessageDescriptor) -> String {
    let mut text = String::new();
    sample(message).print_line(&mut text);
    text
}

fn sample(message: &MessageDescriptor) -> Sample {
    let mut writer = Writer {
        above: Vec::new(),
        fields: 0,
    };
    let sample = writer.message(message);
    sample.unwrap_or(Sample::Object(Vec::new()))
}

/// JSON that keeps the order of its fields.
enum Sample {
    Text(String),
    List(Box<Sample>),
    Object(Vec<(String, Sample)>),
}

impl Sample {
    fn print(&self, indent: usize, text: &mut String) {
        match self {
            Self::Text(json) => text.push_str(json),
            Self::List(element) => {
                text.push('[');
                element.print(indent, text);
                text.push(']');
            }
            Self::Object(fields) if fields.is_empty() => text.push_str("{}"),
            Self::Object(fields) => {
                let mut before = "{";
                for (name, value) in fields {
                    text.push_str(&format!("{before}\n{:1$}{name}: ", "", 2 * (indent + 1)));
                    value.print(indent + 1, text);
                    before = ",";
                }
                text.push_str(&format!("\n{:1$}}}", "", 2 * indent));
            }
        }
    }

    fn print_line(&self, text: &mut String) {
        match self {
            Self::Text(json) => text.push_str(json),
            Self::List(element) => {
                text.push('[');
                element.print_line(text);
                text.push(']');
            }
            Self::Object(fields) => {
                text.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    let before = if index > 0 { ", " } else { "" };
                    text.push_str(&format!("{before}{name}: "));
                    value.print_line(text);
                }
                text.push('}');
            }
        }
    }
}

struct Writer {
    /// Full names of the messages around the place being written.
    above: Vec<String>,
    fields: usize,
}

impl Writer {
    /// None if the message must be left out here.
    fn message(&mut self, descriptor: &MessageDescriptor) -> Option<Sample> {
        let name = descriptor.full_name();
        if let Some(json) = well_known(name) {
            return Some(Sample::Text(json.to_owned()));
        }
        if name == "google.protobuf.Any" {
            return any(descriptor);
        }
        if self.above.len() >= DEEPEST || self.above.iter().any(|above| above == name) {
            return None;
        }
        self.above.push(name.to_owned());
        let mut fields = Vec::new();
        for field in descriptor.fields().filter(is_first_of_oneof) {
            self.fields += 1;
            if self.fields > LONGEST {
                break;
            }
            if let Some(value) = self.field(&field) {
                fields.push((quoted(field.json_name()), value));
            }
        }
        self.above.pop();
        Some(Sample::Object(fields))
    }

    fn field(&mut self, field: &FieldDescriptor) -> Option<Sample> {
        let kind = field.kind();
        match &kind {
            Kind::Message(entry) if field.is_map() => {
                let value = self.single(&entry.map_entry_value_field())?;
                let key = map_key(&entry.map_entry_key_field().kind());
                Some(Sample::Object(vec![(quoted(key), value)]))
            }
            _ if field.is_list() => Some(Sample::List(Box::new(self.single(field)?))),
            _ => self.single(field),
        }
    }

    fn single(&mut self, field: &FieldDescriptor) -> Option<Sample> {
        match field.kind() {
            Kind::Message(message) => self.message(&message),
            _ => scalar(field).map(Sample::Text),
        }
    }
}

fn is_first_of_oneof(field: &FieldDescriptor) -> bool {
    let oneof = field.containing_oneof();
    oneof.is_none_or(|oneof| oneof.fields().next().as_ref() == Some(field))
}

fn map_key(kind: &Kind) -> &'static str {
    match kind {
        Kind::String => "key",
        Kind::Bool => "true",
        _ => "1",
    }
}

/// An `Any` must name a type that the schema has.
fn any(descriptor: &MessageDescriptor) -> Option<Sample> {
    const CANDIDATES: [&str; 3] = ["StringValue", "Duration", "Timestamp"];
    let names = CANDIDATES.map(|name| format!("google.protobuf.{name}"));
    let pool = descriptor.parent_pool();
    let name = names
        .iter()
        .find(|name| pool.get_message_by_name(name).is_some())?;
    let value = well_known(name)?.to_owned();
    Some(Sample::Object(vec![
        (
            quoted("@type"),
            Sample::Text(quoted(&format!("type.googleapis.com/{name}"))),
        ),
        (quoted("value"), Sample::Text(value)),
    ]))
}
