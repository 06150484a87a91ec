//! The features of a descriptor that is linked already, such as one of a descriptor set.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
};
use prost::encoding::{DecodeContext, WireType, decode_key, decode_varint, skip_field};

use super::builtin::builtin;
use super::elements::{MESSAGE_DEPTH, tag};
use super::features::{self, Set};
use crate::ir::{OptionTarget, Path};
use crate::view::Features;

/// What holds for each element, by what its encoded options say.
pub(crate) fn features_of(file: &FileDescriptorProto) -> Features {
    let edition = features::edition(file);
    let mut gather = Gather::default();
    if features::allowed(edition) {
        gather.file(file);
    }
    let defaults = builtin().defaults().of(edition);
    features::resolve(file, &defaults, &gather.set)
}

#[derive(Default)]
struct Gather {
    set: Set,
    path: Path,
}

impl Gather {
    fn file(&mut self, file: &FileDescriptorProto) {
        self.add(OptionTarget::File, file.options.as_deref());
        self.each(tag::FILE_MESSAGE, &file.message_type, |this, message| {
            this.message(message, 0);
        });
        self.each(tag::FILE_ENUM, &file.enum_type, Self::enumeration);
        self.each(tag::FILE_EXTENSION, &file.extension, Self::field);
        self.each(tag::SERVICE, &file.service, |this, service| {
            this.add(OptionTarget::Service, service.options.as_deref());
            this.each(tag::METHOD, &service.method, |this, method| {
                this.add(OptionTarget::Method, method.options.as_deref());
            });
        });
    }

    fn message(&mut self, message: &DescriptorProto, depth: usize) {
        if depth > MESSAGE_DEPTH {
            return;
        }
        self.add(OptionTarget::Message, message.options.as_deref());
        self.each(tag::FIELD, &message.field, Self::field);
        self.each(tag::EXTENSION, &message.extension, Self::field);
        self.each(tag::NESTED, &message.nested_type, |this, nested| {
            this.message(nested, depth + 1);
        });
        self.each(tag::NESTED_ENUM, &message.enum_type, Self::enumeration);
        self.each(tag::ONEOF, &message.oneof_decl, |this, oneof| {
            this.add(OptionTarget::Oneof, oneof.options.as_deref());
        });
        self.each(tag::RANGE, &message.extension_range, |this, range| {
            this.add(OptionTarget::ExtensionRange, range.options.as_deref());
        });
    }

    fn enumeration(&mut self, item: &EnumDescriptorProto) {
        self.add(OptionTarget::Enum, item.options.as_deref());
        self.each(tag::VALUE, &item.value, |this, value| {
            this.add(OptionTarget::EnumValue, value.options.as_deref());
        });
    }

    fn field(&mut self, field: &FieldDescriptorProto) {
        self.add(OptionTarget::Field, field.options.as_deref());
    }

    fn each<T>(&mut self, tag: i32, items: &[T], visit: impl Fn(&mut Self, &T)) {
        for (item, index) in items.iter().zip(0..) {
            self.path.extend([tag, index]);
            visit(self, item);
            self.path.truncate(self.path.len().saturating_sub(2));
        }
    }

    fn add(&mut self, target: OptionTarget, options: Option<&[u8]>) {
        let found = options.map(|options| features_in(options, features::number(target)));
        if let Some(bytes) = found.filter(|bytes| !bytes.is_empty()) {
            self.set.insert(self.path.clone(), bytes);
        }
    }
}

/// The bytes of a message field of encoded options; of several, one after the other, which merges them.
fn features_in(mut options: &[u8], number: i32) -> Vec<u8> {
    let mut out = Vec::new();
    while !options.is_empty() {
        let Ok((tag, wire)) = decode_key(&mut options) else {
            break;
        };
        if wire == WireType::LengthDelimited && i64::from(tag) == i64::from(number) {
            let length = decode_varint(&mut options)
                .ok()
                .map(|length| length as usize);
            let Some((message, rest)) = length.and_then(|length| options.split_at_checked(length))
            else {
                break;
            };
            out.extend_from_slice(message);
            options = rest;
        } else if skip_field(wire, tag, &mut options, DecodeContext::default()).is_err() {
            break;
        }
    }
    out
}
