//! Services and their methods.

use playground_protos::descriptor::{MethodDescriptorProto, ServiceDescriptorProto};
use playground_syntax::{Node, SyntaxKind};

use super::Lowering;
use super::parts::{Parts, name_text, path_text};
use crate::ir::OptionTarget;

impl<'t> Lowering<'t> {
    /// `service Name { … }`
    pub(super) fn service(&mut self, node: Node<'t>) {
        let index = self.out.descriptor.service.len() as i32;
        let outside = self.recorder.enter(&[6, index]);
        let parts = Parts::of(node);
        let place = self.recorder.record(&[], node.span());
        self.name(&parts);
        let mut service = ServiceDescriptorProto {
            name: parts.name.map(name_text),
            ..ServiceDescriptorProto::default()
        };
        self.recorder.end(place, parts.end_token(node));
        match parts.body {
            Some(body) => self.service_body(body, &mut service),
            None => self.mark_broken(),
        }
        self.recorder.leave(outside);
        self.out.descriptor.service.push(service);
    }

    fn service_body(&mut self, body: Node<'t>, service: &mut ServiceDescriptorProto) {
        let mut options = 0;
        for child in body.children() {
            match child.kind() {
                SyntaxKind::RpcDecl => {
                    let method = self.method(child, service.method.len() as i32);
                    service.method.push(method);
                }
                SyntaxKind::OptionDecl => {
                    self.option_decl(child, OptionTarget::Service, &mut options);
                }
                _ => self.other(child),
            }
        }
        self.recorder.end_block(body.last_token());
    }

    /// `rpc Name(stream Request) returns (Response);`
    fn method(&mut self, node: Node<'t>, index: i32) -> MethodDescriptorProto {
        let outside = self.recorder.enter(&[2, index]);
        let parts = Parts::of(node);
        let place = self.recorder.record(&[], node.span());
        self.name(&parts);
        let (input_type, client_streaming) = self.rpc_type(parts.types[0], 2, 5);
        let (output_type, server_streaming) = self.rpc_type(parts.types[1], 3, 6);
        self.recorder.end(place, parts.end_token(node));
        if let Some(body) = parts.body {
            self.method_body(body);
        }
        self.recorder.leave(outside);
        MethodDescriptorProto {
            name: parts.name.map(name_text),
            input_type,
            output_type,
            client_streaming,
            server_streaming,
            // A block makes options, if empty ones.
            options: parts.body.map(|_| Vec::new()),
        }
    }

    fn rpc_type(
        &mut self,
        node: Option<Node<'t>>,
        number: i32,
        streaming: i32,
    ) -> (Option<String>, Option<bool>) {
        let parts = node.map(Parts::of).unwrap_or_default();
        let stream = parts.words[0];
        if let Some(word) = stream {
            self.recorder.record(&[streaming], word.span());
        }
        self.lost_within(&parts);
        match parts.types[0] {
            Some(ty) => _ = self.recorder.record(&[number], ty.span()),
            None => self.mark_broken(),
        }
        (parts.types[0].map(path_text), stream.map(|_| true))
    }

    fn method_body(&mut self, body: Node<'t>) {
        let mut options = 0;
        for child in body.children() {
            match child.kind() {
                SyntaxKind::OptionDecl => {
                    self.option_decl(child, OptionTarget::Method, &mut options);
                }
                _ => self.other(child),
            }
        }
        self.recorder.end_block(body.last_token());
    }
}
