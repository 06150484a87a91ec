//! The way from a path to the element of a descriptor it names.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, EnumValueDescriptorProto, FieldDescriptorProto,
    FileDescriptorProto,
};

/// Messages nested deeper are not looked into; the parser tells of them.
pub(super) const MESSAGE_DEPTH: usize = 200;

/// Field numbers of the descriptors in `descriptor.proto`.
pub(super) mod tag {
    pub const DEPENDENCY: i32 = 3;
    pub const PACKAGE: i32 = 2;
    pub const FILE_MESSAGE: i32 = 4;
    pub const FILE_ENUM: i32 = 5;
    pub const SERVICE: i32 = 6;
    pub const FILE_EXTENSION: i32 = 7;
    pub const SYNTAX: i32 = 12;
    pub const EDITION: i32 = 14;
    pub const OPTION_DEPENDENCY: i32 = 15;
    pub const SOURCE_CODE_INFO: u32 = 9;
    pub const FIELD: i32 = 2;
    pub const NESTED: i32 = 3;
    pub const NESTED_ENUM: i32 = 4;
    pub const RANGE: i32 = 5;
    pub const EXTENSION: i32 = 6;
    pub const ONEOF: i32 = 8;
    pub const VALUE: i32 = 2;
    pub const METHOD: i32 = 2;
    /// The name of a message, field, enum, …
    pub const NAME: i32 = 1;
    pub const EXTENDEE: i32 = 2;
    pub const TYPE_NAME: i32 = 6;
    pub const INPUT: i32 = 2;
    pub const OUTPUT: i32 = 3;
}

/// A message by its path.
pub(super) fn message<'a>(
    file: &'a FileDescriptorProto,
    path: &[i32],
) -> Option<&'a DescriptorProto> {
    let mut steps = path.chunks_exact(2);
    let first = match steps.next()? {
        [tag::FILE_MESSAGE, index] => file.message_type.get(*index as usize)?,
        _ => return None,
    };
    steps.try_fold(first, |message, step| match step {
        [tag::NESTED, index] => message.nested_type.get(*index as usize),
        _ => None,
    })
}

/// An enum by its path.
pub(super) fn enumeration<'a>(
    file: &'a FileDescriptorProto,
    path: &[i32],
) -> Option<&'a EnumDescriptorProto> {
    match path {
        [tag::FILE_ENUM, index] => file.enum_type.get(*index as usize),
        [outer @ .., tag::NESTED_ENUM, index] => {
            message(file, outer)?.enum_type.get(*index as usize)
        }
        _ => None,
    }
}

/// A value of an enum by its path.
pub(super) fn value<'a>(
    file: &'a FileDescriptorProto,
    path: &[i32],
) -> Option<&'a EnumValueDescriptorProto> {
    match path {
        [outer @ .., tag::VALUE, index] => enumeration(file, outer)?.value.get(*index as usize),
        _ => None,
    }
}

/// A field or extension by its path.
pub(super) fn field<'a>(
    file: &'a FileDescriptorProto,
    path: &[i32],
) -> Option<&'a FieldDescriptorProto> {
    match path {
        [tag::FILE_EXTENSION, index] => file.extension.get(*index as usize),
        [outer @ .., tag::FIELD, index] => message(file, outer)?.field.get(*index as usize),
        [outer @ .., tag::EXTENSION, index] => message(file, outer)?.extension.get(*index as usize),
        _ => None,
    }
}

/// Where the bytes of an element's options are kept.
pub(super) fn options_mut<'a>(
    file: &'a mut FileDescriptorProto,
    path: &[i32],
) -> Option<&'a mut Option<Vec<u8>>> {
    let index = |step: &i32| *step as usize;
    match path {
        [] => Some(&mut file.options),
        [tag::FILE_ENUM, rest @ ..] => {
            let (at, rest) = rest.split_first()?;
            enum_options_mut(file.enum_type.get_mut(index(at))?, rest)
        }
        [tag::SERVICE, at] => Some(&mut file.service.get_mut(index(at))?.options),
        [tag::SERVICE, at, tag::METHOD, method] => {
            let service = file.service.get_mut(index(at))?;
            Some(&mut service.method.get_mut(index(method))?.options)
        }
        [tag::FILE_EXTENSION, at] => Some(&mut file.extension.get_mut(index(at))?.options),
        [tag::FILE_MESSAGE, at, rest @ ..] => {
            let mut message = file.message_type.get_mut(index(at))?;
            let mut rest = rest;
            while let [tag::NESTED, at, inner @ ..] = rest {
                message = message.nested_type.get_mut(index(at))?;
                rest = inner;
            }
            message_options_mut(message, rest)
        }
        _ => None,
    }
}

fn message_options_mut<'a>(
    message: &'a mut DescriptorProto,
    path: &[i32],
) -> Option<&'a mut Option<Vec<u8>>> {
    let index = |step: &i32| *step as usize;
    match path {
        [] => Some(&mut message.options),
        [tag::FIELD, at] => Some(&mut message.field.get_mut(index(at))?.options),
        [tag::EXTENSION, at] => Some(&mut message.extension.get_mut(index(at))?.options),
        [tag::ONEOF, at] => Some(&mut message.oneof_decl.get_mut(index(at))?.options),
        [tag::RANGE, at] => Some(&mut message.extension_range.get_mut(index(at))?.options),
        [tag::NESTED_ENUM, at, rest @ ..] => {
            enum_options_mut(message.enum_type.get_mut(index(at))?, rest)
        }
        _ => None,
    }
}

fn enum_options_mut<'a>(
    enumeration: &'a mut EnumDescriptorProto,
    path: &[i32],
) -> Option<&'a mut Option<Vec<u8>>> {
    match path {
        [] => Some(&mut enumeration.options),
        [tag::VALUE, at] => Some(&mut enumeration.value.get_mut(*at as usize)?.options),
        _ => None,
    }
}
