//! `extend` blocks.

use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto};
use playground_syntax::{Node, SyntaxKind};

use super::Lowering;
use super::field::Home;
use super::parts::{Parts, path_text};

impl<'t> Lowering<'t> {
    /// `extend Type { … }` at the top of a file.
    pub(super) fn extend_in_file(&mut self, node: Node<'t>) {
        let descriptor = &mut self.out.descriptor;
        let mut fields = std::mem::take(&mut descriptor.extension);
        let mut messages = std::mem::take(&mut descriptor.message_type);
        self.extend(node, [7, 4], &mut fields, &mut messages);
        self.out.descriptor.extension = fields;
        self.out.descriptor.message_type = messages;
    }

    /// `extend Type { … }` within a message.
    pub(super) fn extend_in_message(&mut self, node: Node<'t>, message: &mut DescriptorProto) {
        let (fields, messages) = (&mut message.extension, &mut message.nested_type);
        self.extend(node, [6, 3], fields, messages);
    }

    fn extend(
        &mut self,
        node: Node<'t>,
        [number, messages_number]: [i32; 2],
        fields: &mut Vec<FieldDescriptorProto>,
        messages: &mut Vec<DescriptorProto>,
    ) {
        let parts = Parts::of(node);
        let place = self.recorder.record(&[number], node.span());
        self.lost_within(&parts);
        self.recorder.end(place, parts.end_token(node));
        let extendee = parts.types[0].map(|ty| (path_text(ty), ty.span()));
        let Some(body) = parts.body else {
            return self.mark_broken();
        };
        for child in body.children() {
            let mut home = Home {
                steps: [number, fields.len() as i32],
                messages,
                messages_number,
                oneof: None,
                extendee: extendee.clone(),
            };
            match child.kind() {
                SyntaxKind::FieldDecl => fields.push(self.field(child, &mut home)),
                SyntaxKind::GroupDecl => fields.push(self.group(child, &mut home)),
                _ => self.other(child),
            }
        }
        self.recorder.end_block(body.last_token());
    }
}
