//! Builds outline nodes from a file's descriptor and its source info.

use std::collections::HashMap;

use playground_protos::descriptor::field_descriptor_proto::Label;
use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    MethodDescriptorProto, ServiceDescriptorProto,
};

use crate::ir::Lowered;
use crate::scalars;
use crate::{MethodInfo, Node, NodeKind, Span};

/// The nodes of one linked file in source order; names that did not resolve stay as written.
pub(crate) fn outline(file: &FileDescriptorProto, lowered: &Lowered) -> Vec<Node> {
    let builder = Builder { file, lowered };
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
    named(&mut nodes);
    nodes
}

/// Removes what has no name yet.
fn named(nodes: &mut Vec<Node>) {
    nodes.retain(|node| !node.name.is_empty());
    for node in nodes {
        named(&mut node.children);
    }
}

struct Builder<'a> {
    file: &'a FileDescriptorProto,
    lowered: &'a Lowered,
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
        let lowered = self.lowered;
        let comment = lowered.places.leading(path, &lowered.text);
        let comment = comment.unwrap_or_default();
        let lines: Vec<&str> = comment
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
            .collect();
        lines.join("\n").trim().to_owned()
    }

    fn span(&self, path: &[i32]) -> Span {
        self.lowered.span(path).unwrap_or_default()
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
        let entries = message
            .nested_type
            .iter()
            .filter(|nested| is_map_entry(nested));
        let entries: HashMap<&str, &DescriptorProto> =
            entries.map(|entry| (entry.name(), entry)).collect();
        for (at, field) in message.field.iter().enumerate() {
            let child = self.field(&name, &[path, &[2, number(at)]].concat(), field, &entries);
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
        entries: &HashMap<&str, &DescriptorProto>,
    ) -> Node {
        let mut node = self.node(NodeKind::Field, scope, path, field.name());
        let entry = entries
            .get(last_part(field.type_name()))
            .filter(|_| field.label() == Label::Repeated);
        let kind = match entry.map(|entry| entry.field.as_slice()) {
            Some([key, value]) => {
                format!("map<{}, {}>", self.type_name(key), self.type_name(value))
            }
            _ => format!("{}{}", label(field), self.type_name(field)),
        };
        node.detail = match field.number {
            Some(number) => format!("{kind} = {number}"),
            None => kind,
        };
        node
    }

    /// A field's type as one would write it at the top of this file.
    fn type_name(&self, field: &FieldDescriptorProto) -> String {
        if field.type_name.is_none() {
            return field
                .r#type
                .map_or("", |_| scalars::word(field.r#type()))
                .to_owned();
        }
        let name = field.type_name().trim_start_matches('.');
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
        let full = |name: &str| name.trim_start_matches('.').to_owned();
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

const MAP_ENTRY: &[u8] = &[0x38, 1];

/// The name without its scope.
fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn join(scope: &str, name: &str) -> String {
    if scope.is_empty() {
        name.to_owned()
    } else {
        format!("{scope}.{name}")
    }
}

fn number(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

fn is_map_entry(message: &DescriptorProto) -> bool {
    // Encoded `MessageOptions` that say `map_entry = true` and nothing else, as lowering makes them.
    message.options.as_deref() == Some(MAP_ENTRY)
}

fn label(field: &FieldDescriptorProto) -> &'static str {
    match field.label() {
        Label::Repeated => "repeated ",
        Label::Required => "required ",
        Label::Optional if field.proto3_optional() => "optional ",
        Label::Optional => "",
    }
}
