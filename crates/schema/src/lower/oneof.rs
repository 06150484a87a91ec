//! Oneofs, whose fields are fields of the message around them.

use playground_protos::descriptor::{DescriptorProto, OneofDescriptorProto};
use playground_syntax::{Node, SyntaxKind};

use super::Lowering;
use super::field::Home;
use super::parts::{Parts, name_text};
use crate::ir::OptionTarget;

impl<'t> Lowering<'t> {
    /// `oneof name { … }`
    pub(super) fn oneof(&mut self, node: Node<'t>, message: &mut DescriptorProto) {
        let index = message.oneof_decl.len() as i32;
        let steps = [8, index];
        let outside = self.recorder.enter(&steps);
        let parts = Parts::of(node);
        let place = self.recorder.record(&[], node.span());
        self.name(&parts);
        message.oneof_decl.push(OneofDescriptorProto {
            name: parts.name.map(name_text),
            options: None,
        });
        self.recorder.end(place, parts.end_token(node));
        let Some(body) = parts.body else {
            self.mark_broken();
            return self.recorder.leave(outside);
        };
        let mut options = 0;
        for child in body.children() {
            self.oneof_item(child, index, message, &mut options);
        }
        self.recorder.end_block(body.last_token());
        self.recorder.leave(outside);
    }

    /// The current element is the oneof; its fields belong to the message around it.
    fn oneof_item(
        &mut self,
        node: Node<'t>,
        oneof: i32,
        message: &mut DescriptorProto,
        options: &mut i32,
    ) {
        let kind = node.kind();
        match kind {
            SyntaxKind::OptionDecl => self.option_decl(node, OptionTarget::Oneof, options),
            SyntaxKind::FieldDecl | SyntaxKind::GroupDecl => {
                let inside = self.recorder.path().len();
                self.recorder.leave(inside - 2);
                let mut home = Home::message(message);
                home.oneof = Some(oneof);
                let field = match kind {
                    SyntaxKind::FieldDecl => self.field(node, &mut home),
                    _ => self.group(node, &mut home),
                };
                message.field.push(field);
                self.recorder.enter(&[8, oneof]);
            }
            _ => self.other(node),
        }
    }
}
