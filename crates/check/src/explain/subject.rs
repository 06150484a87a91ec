//! What a finding is about: the element of the old files that its place leads to.

use crate::image::{Enum, EnumValue, Field, File, Message, Method, Service};

/// An element of the old files.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'i> {
    File,
    /// A message, and the rest of the path inside it.
    Message(&'i Message<'i>),
    Field(&'i Field<'i>),
    Enum(&'i Enum<'i>),
    Value(&'i Enum<'i>, &'i EnumValue<'i>),
    Service(&'i Service<'i>),
    Method(&'i Service<'i>, &'i Method<'i>),
}

impl<'i> Subject<'i> {
    /// The full name of what can move: types, services, extension fields and methods.
    pub(super) fn name(self) -> Option<&'i str> {
        match self {
            Self::Message(of) => Some(&of.full_name),
            Self::Enum(of) => Some(&of.full_name),
            Self::Service(of) => Some(&of.full_name),
            Self::File | Self::Field(_) | Self::Value(..) | Self::Method(..) => None,
        }
    }
}

/// The element that a path leads to or into, and the rest of the path inside it.
pub(crate) fn find<'i, 'p>(file: &'i File<'i>, path: &'p [i32]) -> (Subject<'i>, &'p [i32]) {
    let found = match path {
        [4, at, rest @ ..] => get(&file.messages, *at).map(|of| in_message(of, rest)),
        [5, at, rest @ ..] => get(&file.enums, *at).map(|of| in_enum(of, rest)),
        [6, at, rest @ ..] => get(&file.services, *at).map(|of| in_service(of, rest)),
        [7, at, rest @ ..] => get(&file.extensions, *at).map(|of| (Subject::Field(of), rest)),
        _ => None,
    };
    found.unwrap_or((Subject::File, path))
}

fn in_message<'i, 'p>(of: &'i Message<'i>, path: &'p [i32]) -> (Subject<'i>, &'p [i32]) {
    let found = match path {
        [2, at, rest @ ..] => get(&of.fields, *at).map(|field| (Subject::Field(field), rest)),
        [3, at, rest @ ..] => get(&of.messages, *at).map(|inner| in_message(inner, rest)),
        [4, at, rest @ ..] => get(&of.enums, *at).map(|inner| in_enum(inner, rest)),
        [6, at, rest @ ..] => get(&of.extensions, *at).map(|field| (Subject::Field(field), rest)),
        _ => None,
    };
    found.unwrap_or((Subject::Message(of), path))
}

fn in_enum<'i, 'p>(of: &'i Enum<'i>, path: &'p [i32]) -> (Subject<'i>, &'p [i32]) {
    let found = match path {
        [2, at, rest @ ..] => get(&of.values, *at).map(|value| (Subject::Value(of, value), rest)),
        _ => None,
    };
    found.unwrap_or((Subject::Enum(of), path))
}

fn in_service<'i, 'p>(of: &'i Service<'i>, path: &'p [i32]) -> (Subject<'i>, &'p [i32]) {
    let found = match path {
        [2, at, rest @ ..] => {
            get(&of.methods, *at).map(|method| (Subject::Method(of, method), rest))
        }
        _ => None,
    };
    found.unwrap_or((Subject::Service(of), path))
}

fn get<E>(list: &[E], at: i32) -> Option<&E> {
    list.get(usize::try_from(at).ok()?)
}
