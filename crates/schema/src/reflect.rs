//! Descriptors in the shape that prost-reflect knows: it has no editions, so resolved features become what proto2 or
//! proto3 would say for the same behaviour.
//!
//! A file whose fields all track presence takes the shape of proto2, any other that of proto3 with `optional` where
//! presence is explicit. What has no such shape is a [`Limit`], told and left out rather than called wrongly.

use std::collections::HashSet;

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    MessageOptions, OneofDescriptorProto, feature_set,
};
use prost::Message;
use prost::encoding::{WireType, encode_key, encode_varint};

use crate::ir::Path;
use crate::view::Features;

/// `FieldOptions.packed` in descriptor.proto.
const PACKED: u32 = 2;
/// Highest number of a field outside of message sets.
const MAX_NUMBER: i32 = (1 << 29) - 1;

/// Why the messages of a file cannot be handled at run time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limit {
    /// The element that has no shape.
    pub(crate) path: Path,
    /// Why, lower-case, no final stop.
    pub(crate) message: String,
}

/// What of a file has no shape; names must be resolved and options interpreted.
pub(crate) fn limit(file: &FileDescriptorProto, features: &Features) -> Option<Limit> {
    if !is_implicit(file, features) {
        return None;
    }
    let mut messages: Vec<(&DescriptorProto, Path)> =
        file.message_type.iter().zip(children(&[], 4)).collect();
    let mut enums: Vec<(&EnumDescriptorProto, Path)> =
        file.enum_type.iter().zip(children(&[], 5)).collect();
    while let Some((message, path)) = messages.pop() {
        if let Some(limit) = equal_names(message, &path) {
            return Some(limit);
        }
        messages.extend(message.nested_type.iter().zip(children(&path, 3)));
        enums.extend(message.enum_type.iter().zip(children(&path, 4)));
    }
    enums.into_iter().find_map(|(item, path)| {
        let first = item.value.first()?.number();
        let name = item.name();
        let message = format!(
            "enum {name} starts with another value than 0 in a file that has fields of implicit presence"
        );
        (first != 0).then_some(Limit { path, message })
    })
}

/// The file as prost-reflect shall see it, if there is no [`limit`]; without its places.
pub(crate) fn reflected(file: &FileDescriptorProto, features: &Features) -> FileDescriptorProto {
    let mut out = FileDescriptorProto {
        source_code_info: None,
        ..file.clone()
    };
    let shaper = Shaper {
        features,
        edition: out.edition.take().is_some(),
        implicit: is_implicit(file, features),
    };
    if shaper.edition {
        out.syntax = shaper.implicit.then(|| "proto3".to_owned());
    }
    out.dependency.append(&mut out.option_dependency);
    shaper.file(&mut out);
    out
}

/// The shape is proto3's: a field has no presence of its own.
fn is_implicit(file: &FileDescriptorProto, features: &Features) -> bool {
    if file.edition.is_none() {
        return file.syntax() == "proto3";
    }
    let mut messages: Vec<(&DescriptorProto, Path)> =
        file.message_type.iter().zip(children(&[], 4)).collect();
    while let Some((message, path)) = messages.pop() {
        let fields = message.field.iter().zip(children(&path, 2));
        let mut fields =
            fields.filter(|(field, _)| field.label() != Label::Repeated && tracks_by_label(field));
        let implicit = feature_set::FieldPresence::Implicit;
        if fields.any(|(_, path)| {
            let features = features.of(&path);
            features.is_some_and(|features| features.field_presence() == implicit)
        }) {
            return true;
        }
        messages.extend(message.nested_type.iter().zip(children(&path, 3)));
    }
    false
}

/// prost-reflect takes no two names of a proto3 message that differ by case and underscores alone.
fn equal_names(message: &DescriptorProto, path: &[i32]) -> Option<Limit> {
    let mut seen = HashSet::new();
    let mut fields = message.field.iter().zip(children(path, 2));
    fields.find_map(|(field, path)| {
        let name = field.name();
        let plain = name.replace('_', "").to_lowercase();
        let message =
            format!("the name {name} differs from another one by case and underscores alone");
        (!seen.insert(plain)).then_some(Limit { path, message })
    })
}

struct Shaper<'a> {
    features: &'a Features,
    edition: bool,
    /// The shape is proto3's.
    implicit: bool,
}

impl Shaper<'_> {
    fn file(&self, file: &mut FileDescriptorProto) {
        for (message, path) in file.message_type.iter_mut().zip(children(&[], 4)) {
            self.message(message, &path);
        }
        file.enum_type.iter_mut().for_each(plain_enum);
        file.extension.retain(callable);
        for (field, path) in file.extension.iter_mut().zip(children(&[], 7)) {
            self.field(field, &path);
        }
    }

    fn message(&self, message: &mut DescriptorProto, path: &[i32]) {
        message.visibility = None;
        message.reserved_range.clear();
        message.reserved_name.clear();
        for (nested, path) in message.nested_type.iter_mut().zip(children(path, 3)) {
            self.message(nested, &path);
        }
        message.enum_type.iter_mut().for_each(plain_enum);
        message.extension.retain(callable);
        for (field, path) in message.extension.iter_mut().zip(children(path, 6)) {
            self.field(field, &path);
        }
        // Maps, their keys and values are never delimited, whatever the features say.
        let entries = message
            .nested_type
            .iter()
            .filter(|nested| is_map_entry(nested));
        let entries: HashSet<String> = entries.map(|entry| entry.name().to_owned()).collect();
        let is_map = |field: &FieldDescriptorProto| {
            let name = field.type_name().rsplit('.').next();
            name.is_some_and(|name| entries.contains(name)) && field.label() == Label::Repeated
        };
        let entry = is_map_entry(message);
        for (field, path) in message.field.iter_mut().zip(children(path, 2)) {
            if !entry && !is_map(field) {
                self.field(field, &path);
            }
        }
        own_json_names(&mut message.field);
        if self.edition && self.implicit {
            add_synthetic_oneofs(message);
        }
    }

    fn field(&self, field: &mut FieldDescriptorProto, path: &[i32]) {
        if !self.edition {
            return;
        }
        use feature_set::{FieldPresence, MessageEncoding, RepeatedFieldEncoding};
        let Some(features) = self.features.of(path) else {
            return;
        };
        let repeated = field.label() == Label::Repeated;
        if !repeated && features.field_presence() == FieldPresence::LegacyRequired {
            field.set_label(Label::Required);
        }
        if field.r#type() == Type::Message
            && features.message_encoding() == MessageEncoding::Delimited
        {
            field.set_type(Type::Group);
        }
        let explicit = !repeated && features.field_presence() == FieldPresence::Explicit;
        // A group is no type of proto3: generators take its presence for a message's only with the word `optional`.
        let alone = field.oneof_index.is_none() && field.extendee.is_none();
        let group = field.r#type() == Type::Group && alone;
        if self.implicit && explicit && (group || tracks_by_label(field)) {
            field.proto3_optional = Some(true);
        }
        if repeated && is_packable(field.r#type()) {
            let packed = features.repeated_field_encoding() == RepeatedFieldEncoding::Packed;
            let options = field.options.get_or_insert_default();
            encode_key(PACKED, WireType::Varint, options);
            encode_varint(u64::from(packed), options);
        }
    }
}

fn plain_enum(item: &mut EnumDescriptorProto) {
    item.visibility = None;
    item.reserved_range.clear();
    item.reserved_name.clear();
}

fn children(path: &[i32], tag: i32) -> impl Iterator<Item = Path> {
    let path = path.to_vec();
    (0..).map(move |index| [path.as_slice(), &[tag, index]].concat())
}

fn is_map_entry(message: &DescriptorProto) -> bool {
    let options = message.options.as_deref().unwrap_or_default();
    MessageOptions::decode(options).is_ok_and(|options| options.map_entry())
}

/// Of a message set, extensions may have numbers that no other message takes.
fn callable(extension: &FieldDescriptorProto) -> bool {
    extension.number() <= MAX_NUMBER
}

/// Presence is a matter of the label: neither of a oneof nor of a message.
fn tracks_by_label(field: &FieldDescriptorProto) -> bool {
    field.oneof_index.is_none()
        && field.extendee.is_none()
        && !matches!(field.r#type(), Type::Message | Type::Group)
}

fn is_packable(of: Type) -> bool {
    !matches!(of, Type::String | Type::Bytes | Type::Message | Type::Group)
}

/// Names that are tried for one field; only in files with mistakes all of so many are taken.
const TRIES: usize = 32;

/// Of fields with one JSON name (protoc warns in proto2) the later are read by the name they were declared with.
fn own_json_names(fields: &mut [FieldDescriptorProto]) {
    let mut seen = HashSet::new();
    for field in fields {
        if !seen.insert(field.json_name().to_owned()) {
            let mut name = field.name().to_owned();
            for _ in 0..TRIES {
                if seen.insert(name.clone()) {
                    break;
                }
                name.push('_');
            }
            field.json_name = Some(name);
        }
    }
}

/// protoc puts each `optional` of proto3 into a oneof of its own, after those that were written.
fn add_synthetic_oneofs(message: &mut DescriptorProto) {
    let mut names: HashSet<String> = message
        .field
        .iter()
        .map(|field| field.name().to_owned())
        .chain(
            message
                .oneof_decl
                .iter()
                .map(|oneof| oneof.name().to_owned()),
        )
        .collect();
    for field in &mut message.field {
        if !field.proto3_optional() {
            continue;
        }
        let mut name = format!("_{}", field.name());
        for _ in 0..TRIES {
            if names.insert(name.clone()) {
                break;
            }
            name.insert(0, 'X');
        }
        field.oneof_index = i32::try_from(message.oneof_decl.len()).ok();
        message.oneof_decl.push(OneofDescriptorProto {
            name: Some(name),
            options: None,
        });
    }
}
