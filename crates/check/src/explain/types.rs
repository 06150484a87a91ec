//! Small schemas of our own, for what the person's schema has no message for.

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, EnumValueDescriptorProto, FieldDescriptorProto,
    FileDescriptorProto,
};
use prost::Message as _;
use prost_reflect::{DescriptorPool, MessageDescriptor};

/// The only message of a file, which has one optional field; `enums` stand beside it.
fn message(
    package: &str,
    name: &str,
    field: FieldDescriptorProto,
    enums: Vec<EnumDescriptorProto>,
) -> Option<MessageDescriptor> {
    let file = FileDescriptorProto {
        name: Some("example.proto".to_owned()),
        package: (!package.is_empty()).then(|| package.to_owned()),
        message_type: vec![DescriptorProto {
            name: Some(name.to_owned()),
            field: vec![FieldDescriptorProto {
                label: Some(Label::Optional.into()),
                ..field
            }],
            ..DescriptorProto::default()
        }],
        enum_type: enums,
        ..FileDescriptorProto::default()
    };
    let mut pool = DescriptorPool::new();
    pool.decode_file_descriptor_proto(file.encode_to_vec().as_slice())
        .ok()?;
    pool.all_messages().next()
}

/// A message of that full name with one field of a scalar type.
pub(super) fn scalar(
    full_name: &str,
    field: &str,
    number: i32,
    of: Type,
) -> Option<MessageDescriptor> {
    let (package, name) = full_name.rsplit_once('.').unwrap_or(("", full_name));
    let field = FieldDescriptorProto {
        name: Some(field.to_owned()),
        json_name: Some(field.to_owned()),
        number: Some(number),
        r#type: Some(of.into()),
        ..FieldDescriptorProto::default()
    };
    message(package, name, field, Vec::new())
}

/// A message with one field, number 1, that holds an enum of that full name.
pub(super) fn wrapper(full_name: &str, of: &EnumDescriptorProto) -> Option<MessageDescriptor> {
    let (package, name) = full_name.rsplit_once('.').unwrap_or(("", full_name));
    let field = heck::ToSnakeCase::to_snake_case(name);
    let field = FieldDescriptorProto {
        json_name: Some(heck::ToLowerCamelCase::to_lower_camel_case(name)),
        name: Some(field),
        number: Some(1),
        r#type: Some(Type::Enum.into()),
        type_name: Some(format!(".{full_name}")),
        ..FieldDescriptorProto::default()
    };
    let of = EnumDescriptorProto {
        name: Some(name.to_owned()),
        value: of.value.iter().map(plain).collect(),
        options: allows_alias(of),
        ..EnumDescriptorProto::default()
    };
    message(package, &format!("With{name}"), field, vec![of])
}

/// The full name of the message that holds an enum of that full name.
pub(super) fn wrapper_name(full_name: &str) -> String {
    match full_name.rsplit_once('.') {
        Some((package, name)) => format!("{package}.With{name}"),
        None => format!("With{full_name}"),
    }
}

fn plain(value: &EnumValueDescriptorProto) -> EnumValueDescriptorProto {
    EnumValueDescriptorProto {
        options: None,
        ..value.clone()
    }
}

/// `allow_alias = true` where two values share a number, as options are encoded.
fn allows_alias(of: &EnumDescriptorProto) -> Option<Vec<u8>> {
    let mut numbers: Vec<i32> = of
        .value
        .iter()
        .map(EnumValueDescriptorProto::number)
        .collect();
    numbers.sort_unstable();
    let all = numbers.len();
    numbers.dedup();
    (numbers.len() < all).then(|| vec![0x10, 1])
}
