//! Builds outline nodes from a file's descriptor and its source info.

use std::collections::HashMap;

use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::source_code_info::Location;
use prost_types::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    MethodDescriptorProto, ServiceDescriptorProto,
};

use crate::names::{join, number};
use crate::{MethodInfo, Node, NodeKind, Span};

/// How positions and type names of a descriptor become those of the text and the schema.
pub(crate) struct Context<'a> {
    /// The bytes in the text of a place as `SourceCodeInfo` writes it.
    pub(crate) span: &'a dyn Fn(&[i32]) -> Span,
    /// The full name of a type name as written in a scope; none if it is not known.
    pub(crate) resolve: &'a dyn Fn(&str, &str) -> Option<String>,
}

/// The nodes of one file in source order.
pub(crate) fn outline(file: &FileDescriptorProto, context: &Context) -> Vec<Node> {
    let locations = file.source_code_info.iter().flat_map(|info| &info.location);
    let builder = Builder {
        file,
        context,
        locations: locations
            .map(|location| (location.path.as_slice(), location))
            .collect(),
    };
    let package = file.package();
    let mut nodes: Vec<Node> = Vec::new();
    nodes.extend(
        file.message_type
            .iter()
            .enumerate()
            .map(|(at, item)| builder.message(package, &[4, number(at)], item)),
    );
    nodes.extend(
        file.enum_type
            .iter()
            .enumerate()
            .map(|(at, item)| builder.enumeration(package, &[5, number(at)], item)),
    );
    nodes.extend(
        file.service
            .iter()
            .enumerate()
            .map(|(at, item)| builder.service(package, &[6, number(at)], item)),
    );
    nodes.sort_by_key(|node| node.span);
    nodes
}

struct Builder<'a> {
    file: &'a FileDescriptorProto,
    context: &'a Context<'a>,
    locations: HashMap<&'a [i32], &'a Location>,
}

impl Builder<'_> {
    fn node(&self, kind: NodeKind, scope: &str, path: &[i32], name: &str) -> Node {
        Node {
            name: name.to_owned(),
            full_name: join(scope, name),
            kind,
            detail: String::new(),
            doc: self.doc(path),
            path: self.file.name().to_owned(),
            span: self.span(&[path, &[1]].concat()),
            method: None,
            children: Vec::new(),
        }
    }

    fn doc(&self, path: &[i32]) -> String {
        let comment = self
            .locations
            .get(path)
            .map(|location| location.leading_comments())
            .unwrap_or_default();
        let lines: Vec<&str> = comment
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
            .collect();
        lines.join("\n").trim().to_owned()
    }

    fn span(&self, path: &[i32]) -> Span {
        let place = self.locations.get(path);
        place.map_or(Span::default(), |location| {
            (self.context.span)(&location.span)
        })
    }

    fn message(&self, scope: &str, path: &[i32], message: &DescriptorProto) -> Node {
        let mut node = self.node(NodeKind::Message, scope, path, message.name());
        let name = node.full_name.clone();
        let mut oneofs: Vec<Node> = message
            .oneof_decl
            .iter()
            .enumerate()
            .map(|(at, oneof)| {
                self.node(
                    NodeKind::Oneof,
                    &name,
                    &[path, &[8, number(at)]].concat(),
                    oneof.name(),
                )
            })
            .collect();
        for (at, field) in message.field.iter().enumerate() {
            let child = self.field(&name, &[path, &[2, number(at)]].concat(), field, message);
            let oneof = field.oneof_index.filter(|_| !field.proto3_optional());
            match oneof
                .and_then(|index| usize::try_from(index).ok())
                .and_then(|index| oneofs.get_mut(index))
            {
                Some(oneof) => oneof.children.push(child),
                None => node.children.push(child),
            }
        }
        node.children.extend(
            oneofs
                .into_iter()
                .filter(|oneof| !oneof.children.is_empty()),
        );
        let nested = message
            .nested_type
            .iter()
            .enumerate()
            .filter(|(_, nested)| !is_map_entry(nested));
        node.children.extend(
            nested.map(|(at, nested)| {
                self.message(&name, &[path, &[3, number(at)]].concat(), nested)
            }),
        );
        let enums = message.enum_type.iter().enumerate();
        node.children.extend(
            enums.map(|(at, item)| {
                self.enumeration(&name, &[path, &[4, number(at)]].concat(), item)
            }),
        );
        node.children.sort_by_key(|child| child.span);
        node
    }

    fn field(
        &self,
        scope: &str,
        path: &[i32],
        field: &FieldDescriptorProto,
        message: &DescriptorProto,
    ) -> Node {
        let mut node = self.node(NodeKind::Field, scope, path, field.name());
        let entry = message
            .nested_type
            .iter()
            .find(|nested| is_map_entry(nested) && is_entry_of(nested, field));
        let kind = match entry.map(|entry| entry.field.as_slice()) {
            Some([key, value]) => {
                format!(
                    "map<{}, {}>",
                    self.type_name(scope, key),
                    self.type_name(scope, value)
                )
            }
            _ => format!("{}{}", label(field), self.type_name(scope, field)),
        };
        node.detail = format!("{kind} = {}", field.number());
        node
    }

    /// A field's type as one would write it at the top of this file.
    fn type_name(&self, scope: &str, field: &FieldDescriptorProto) -> String {
        if field.type_name.is_none() {
            return scalar(field.r#type()).to_owned();
        }
        let full = (self.context.resolve)(scope, field.type_name());
        let name = full
            .as_deref()
            .unwrap_or(field.type_name())
            .trim_start_matches('.');
        let local = name
            .strip_prefix(self.file.package())
            .and_then(|rest| rest.strip_prefix('.'));
        local.unwrap_or(name).to_owned()
    }

    fn enumeration(&self, scope: &str, path: &[i32], item: &EnumDescriptorProto) -> Node {
        let mut node = self.node(NodeKind::Enum, scope, path, item.name());
        for (at, value) in item.value.iter().enumerate() {
            // Enum values are named in the scope around their enum.
            let mut child = self.node(
                NodeKind::EnumValue,
                scope,
                &[path, &[2, number(at)]].concat(),
                value.name(),
            );
            child.detail = value.number().to_string();
            node.children.push(child);
        }
        node
    }

    fn service(&self, scope: &str, path: &[i32], service: &ServiceDescriptorProto) -> Node {
        let mut node = self.node(NodeKind::Service, scope, path, service.name());
        let name = node.full_name.clone();
        let methods = service.method.iter().enumerate();
        node.children = methods
            .map(|(at, method)| self.method(&name, &[path, &[2, number(at)]].concat(), method))
            .collect();
        node
    }

    fn method(&self, service: &str, path: &[i32], method: &MethodDescriptorProto) -> Node {
        let mut node = self.node(NodeKind::Method, service, path, method.name());
        let full = |name: &str| {
            (self.context.resolve)(service, name)
                .unwrap_or_else(|| name.trim_start_matches('.').to_owned())
        };
        node.method = Some(MethodInfo {
            path: format!("{service}/{}", method.name()),
            input: full(method.input_type()),
            output: full(method.output_type()),
            client_streaming: method.client_streaming(),
            server_streaming: method.server_streaming(),
        });
        node
    }
}

fn is_map_entry(message: &DescriptorProto) -> bool {
    message
        .options
        .as_ref()
        .is_some_and(|options| options.map_entry())
}

fn is_entry_of(entry: &DescriptorProto, field: &FieldDescriptorProto) -> bool {
    field.label() == Label::Repeated && crate::names::last_part(field.type_name()) == entry.name()
}

fn label(field: &FieldDescriptorProto) -> &'static str {
    match field.label() {
        Label::Repeated => "repeated ",
        Label::Required => "required ",
        Label::Optional if field.proto3_optional() => "optional ",
        Label::Optional => "",
    }
}

fn scalar(kind: Type) -> &'static str {
    match kind {
        Type::Double => "double",
        Type::Float => "float",
        Type::Int64 => "int64",
        Type::Uint64 => "uint64",
        Type::Int32 => "int32",
        Type::Fixed64 => "fixed64",
        Type::Fixed32 => "fixed32",
        Type::Bool => "bool",
        Type::String => "string",
        Type::Group => "group",
        Type::Message => "message",
        Type::Bytes => "bytes",
        Type::Uint32 => "uint32",
        Type::Enum => "enum",
        Type::Sfixed32 => "sfixed32",
        Type::Sfixed64 => "sfixed64",
        Type::Sint32 => "sint32",
        Type::Sint64 => "sint64",
    }
}
