//! Reads a descriptor into the elements that rules see.

use std::collections::HashSet;

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, EnumOptions, FieldDescriptorProto, FileDescriptorProto,
    FileOptions, MessageOptions, OneofDescriptorProto, OneofOptions, ServiceDescriptorProto,
};

use super::features::Features;
use super::file::{Syntax, decoded};
use super::{Enum, EnumValue, Field, File, Locations, Message, Method, Oneof, Service};

/// protoc takes no deeper nesting; what is deeper here is left out instead of overflowing the stack.
const DEPTH: usize = 100;

/// The file of a descriptor.
pub(super) fn file(proto: &FileDescriptorProto, target: bool) -> File<'_> {
    let syntax = syntax(proto);
    let options: FileOptions = decoded(proto.options.as_deref());
    let features =
        Features::of(syntax).with(options.features.as_ref(), proto.options.as_deref(), 50);
    let scope = Scope {
        name: proto.package().to_owned(),
        path: Vec::new(),
        features,
        proto3: syntax == Syntax::Proto3,
        old: !matches!(syntax, Syntax::Edition(_)),
        depth: 0,
    };
    File {
        proto,
        target,
        syntax,
        options,
        features,
        locations: Locations::new(proto.source_code_info.as_ref()),
        messages: each(&proto.message_type, &scope, 4, message),
        enums: each(&proto.enum_type, &scope, 5, enumeration),
        extensions: each(&proto.extension, &scope, 7, |field, at| {
            field_of(field, at, &[])
        }),
        services: each(&proto.service, &scope, 6, service),
    }
}

fn syntax(proto: &FileDescriptorProto) -> Syntax {
    match proto.syntax() {
        "proto3" => Syntax::Proto3,
        "editions" => Syntax::Edition(proto.edition()),
        _ => Syntax::Proto2,
    }
}

/// What surrounds an element.
#[derive(Clone)]
struct Scope {
    name: String,
    path: Vec<i32>,
    features: Features,
    proto3: bool,
    old: bool,
    depth: usize,
}

impl Scope {
    fn full_name(&self, name: &str) -> String {
        match self.name.as_str() {
            "" => name.to_owned(),
            scope => format!("{scope}.{name}"),
        }
    }

    fn inside(&self, name: &str, path: &[i32], features: Features) -> Self {
        Self {
            name: self.full_name(name),
            path: path.to_vec(),
            features,
            depth: self.depth + 1,
            ..*self
        }
    }
}

/// Where an element stands: its scope and its path.
struct At<'s> {
    scope: &'s Scope,
    path: Vec<i32>,
}

fn each<'a, P, E>(
    protos: &'a [P],
    scope: &Scope,
    tag: i32,
    mut read: impl FnMut(&'a P, At<'_>) -> E,
) -> Vec<E> {
    let numbered = (0..).zip(protos);
    let read = numbered.map(|(index, proto)| {
        let mut path = Vec::with_capacity(scope.path.len() + 2);
        path.extend_from_slice(&scope.path);
        path.extend([tag, index]);
        read(proto, At { scope, path })
    });
    read.collect()
}

fn message<'a>(proto: &'a DescriptorProto, at: At<'_>) -> Message<'a> {
    let options: MessageOptions = decoded(proto.options.as_deref());
    let features = at.scope.features;
    let features = features.with(options.features.as_ref(), proto.options.as_deref(), 12);
    let scope = at.scope.inside(proto.name(), &at.path, features);
    let nested: &[DescriptorProto] = match scope.depth {
        0..=DEPTH => &proto.nested_type,
        _ => &[],
    };
    let oneofs = &proto.oneof_decl;
    let in_oneof: Vec<_> = oneofs
        .iter()
        .map(|oneof| features_of(oneof, features))
        .collect();
    let messages = each(nested, &scope, 3, message);
    let entries = messages.iter().filter(|message| message.map_entry);
    let entries: HashSet<_> = entries.map(|entry| entry.full_name.as_str()).collect();
    let mut fields = each(&proto.field, &scope, 2, |field, at| {
        field_of(field, at, &in_oneof)
    });
    let optional = proto.field.iter().filter(|field| field.proto3_optional());
    let synthetic: HashSet<i32> = optional.filter_map(|field| field.oneof_index).collect();
    for field in &mut fields {
        field.map = entries.contains(field.type_name());
    }
    Message {
        proto,
        full_name: scope.name.clone(),
        features,
        map_entry: options.map_entry(),
        fields,
        extensions: each(&proto.extension, &scope, 6, |field, at| {
            field_of(field, at, &[])
        }),
        oneofs: each(oneofs, &scope, 8, |oneof, at| {
            let synthetic = at
                .path
                .last()
                .is_some_and(|index| synthetic.contains(index));
            oneof_of(oneof, at, synthetic)
        }),
        messages,
        enums: each(&proto.enum_type, &scope, 4, enumeration),
        path: at.path,
    }
}

fn features_of(oneof: &OneofDescriptorProto, features: Features) -> Features {
    let options: OneofOptions = decoded(oneof.options.as_deref());
    features.with(options.features.as_ref(), oneof.options.as_deref(), 1)
}

fn field_of<'a>(proto: &'a FieldDescriptorProto, at: At<'_>, in_oneof: &[Features]) -> Field<'a> {
    let oneof = proto.oneof_index.and_then(|at| usize::try_from(at).ok());
    let around = oneof.and_then(|oneof| in_oneof.get(oneof));
    let around = around.copied().unwrap_or(at.scope.features);
    Field {
        proto,
        full_name: at.scope.full_name(proto.name()),
        features: around.field(proto, at.scope.old),
        oneof: oneof.filter(|_| !proto.proto3_optional()),
        map: false,
        path: at.path,
    }
}

fn oneof_of<'a>(proto: &'a OneofDescriptorProto, at: At<'_>, synthetic: bool) -> Oneof<'a> {
    Oneof {
        proto,
        full_name: at.scope.full_name(proto.name()),
        synthetic: synthetic && at.scope.proto3,
        path: at.path,
    }
}

fn enumeration<'a>(proto: &'a EnumDescriptorProto, at: At<'_>) -> Enum<'a> {
    let options: EnumOptions = decoded(proto.options.as_deref());
    let features = at.scope.features;
    let features = features.with(options.features.as_ref(), proto.options.as_deref(), 7);
    let scope = at.scope.inside(proto.name(), &at.path, features);
    Enum {
        proto,
        full_name: scope.name.clone(),
        features,
        values: each(&proto.value, &scope, 2, |proto, at| EnumValue {
            proto,
            path: at.path,
        }),
        path: at.path,
    }
}

fn service<'a>(proto: &'a ServiceDescriptorProto, at: At<'_>) -> Service<'a> {
    let scope = at.scope.inside(proto.name(), &at.path, at.scope.features);
    Service {
        proto,
        full_name: scope.name.clone(),
        methods: each(&proto.method, &scope, 2, |proto, at| Method {
            proto,
            full_name: at.scope.full_name(proto.name()),
            path: at.path,
        }),
        path: at.path,
    }
}
