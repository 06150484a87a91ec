//! Enums and their values.

use playground_protos::descriptor::{EnumDescriptorProto, EnumValueDescriptorProto};
use playground_syntax::{Node, SyntaxKind, literal};

use super::parts::{Parts, name_text};
use super::{Lowering, value};
use crate::finding::Finding;
use crate::ir::OptionTarget;

impl<'t> Lowering<'t> {
    /// `enum Name { … }`
    pub(super) fn enumeration(&mut self, node: Node<'t>, steps: [i32; 2]) -> EnumDescriptorProto {
        let outside = self.recorder.enter(&steps);
        let parts = Parts::of(node);
        let place = self.declaration(node, &parts);
        let mut enumeration = EnumDescriptorProto {
            name: parts.name.map(name_text),
            visibility: self.visibility(&parts),
            ..EnumDescriptorProto::default()
        };
        self.recorder.end(place, parts.end_token(node));
        match parts.body {
            Some(body) => self.enum_body(body, &mut enumeration),
            None => self.mark_broken(),
        }
        self.recorder.leave(outside);
        enumeration
    }

    fn enum_body(&mut self, body: Node<'t>, enumeration: &mut EnumDescriptorProto) {
        let mut options = 0;
        for child in body.children() {
            match child.kind() {
                SyntaxKind::EnumValueDecl => {
                    let value = self.enum_value(child, enumeration.value.len() as i32);
                    enumeration.value.push(value);
                }
                SyntaxKind::ReservedDecl => self.reserved_in_enum(child, enumeration),
                SyntaxKind::OptionDecl => self.option_decl(child, OptionTarget::Enum, &mut options),
                _ => self.other(child),
            }
        }
        self.recorder.end_block(body.last_token());
    }

    fn enum_value(&mut self, node: Node<'t>, index: i32) -> EnumValueDescriptorProto {
        let outside = self.recorder.enter(&[2, index]);
        let parts = Parts::of(node);
        let place = self.recorder.record(&[], node.span());
        self.name(&parts);
        let number = self.enum_number(node, &parts);
        if let Some(compact) = parts.compact {
            self.compact_options(compact, OptionTarget::EnumValue);
        }
        self.recorder.end(place, parts.end_token(node));
        self.recorder.leave(outside);
        EnumValueDescriptorProto {
            name: parts.name.map(name_text),
            number,
            options: None,
        }
    }

    fn enum_number(&mut self, node: Node<'t>, parts: &Parts<'t>) -> Option<i32> {
        let Some(token) = parts.number else {
            self.mark_broken();
            return None;
        };
        if literal::is_malformed(token.text()) {
            self.mark_broken();
            return None;
        }
        let minus = node.token(SyntaxKind::Minus).filter(|_| parts.minus);
        let mut span = token.span();
        span.start = minus.map_or(span.start, |minus| minus.span().start);
        self.recorder.record(&[2], span);
        let value = value::integer(token).and_then(|value| i64::try_from(value).ok());
        let value = value.map(|value| if parts.minus { -value } else { value });
        let value = value.and_then(|value| i32::try_from(value).ok());
        if value.is_none() {
            self.mark_broken();
            let (sign, size) = if parts.minus {
                ("-", "small")
            } else {
                ("", "large")
            };
            let message = format!("enum value {sign}{} is too {size}", token.text());
            let help = "it can be -2147483648 to 2147483647";
            self.tell(Finding::error(span, message).help(help));
        }
        value
    }
}
