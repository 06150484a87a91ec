//! Fields, also those of oneofs and extensions.

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto};
use playground_syntax::{Node, Span, SyntaxKind, Token, literal};

use super::parts::{Parts, name_text, path_text};
use super::{Lowering, names, option};
use crate::finding::Finding;
use crate::ir::OptionTarget;
use crate::scalars;

/// Where a field belongs; the current element is the message, or the file, that it lies in.
pub(super) struct Home<'m> {
    /// Path of the field from there.
    pub(super) steps: [i32; 2],
    /// Messages that groups and maps are added to.
    pub(super) messages: &'m mut Vec<DescriptorProto>,
    /// The number of that list.
    pub(super) messages_number: i32,
    /// Index of the oneof it stands in.
    pub(super) oneof: Option<i32>,
    /// What it extends, as written, and where that is.
    pub(super) extendee: Option<(String, Span)>,
}

impl<'m> Home<'m> {
    /// The next field of a message.
    pub(super) fn message(message: &'m mut DescriptorProto) -> Self {
        Self {
            steps: [2, message.field.len() as i32],
            messages: &mut message.nested_type,
            messages_number: 3,
            oneof: None,
            extendee: None,
        }
    }
}

impl<'t> Lowering<'t> {
    /// `optional int32 name = 1 [deprecated = true];`
    pub(super) fn field(&mut self, node: Node<'t>, home: &mut Home<'_>) -> FieldDescriptorProto {
        let parts = Parts::of(node);
        let outside = self.recorder.enter(&home.steps);
        let place = self.recorder.record(&[], node.span());
        let mut field = self.field_start(home);
        let map = parts.types[0].filter(|ty| ty.kind() == SyntaxKind::MapType);
        self.field_label(&mut field, node, &parts, home);
        match parts.types[0] {
            Some(ty) if map.is_some() => _ = self.recorder.record(&[6], ty.span()),
            Some(ty) => self.field_type(&mut field, ty, &parts, home),
            None => self.mark_broken(),
        }
        self.field_rest(&mut field, &parts);
        self.recorder.end(place, parts.end_token(node));
        self.recorder.leave(outside);
        if home.extendee.is_some() && map.is_some() {
            // The parser tells that there is no such field.
            self.out
                .broken
                .insert([self.recorder.path(), &home.steps].concat());
        } else if let Some(map) = map {
            self.map_entry(map, &mut field, &parts, home);
        }
        field
    }

    /// What a field has from where it stands.
    pub(super) fn field_start(&mut self, home: &Home<'_>) -> FieldDescriptorProto {
        if let Some((_, span)) = &home.extendee {
            self.recorder.record(&[2], *span);
        }
        FieldDescriptorProto {
            extendee: home.extendee.as_ref().map(|(name, _)| name.clone()),
            oneof_index: home.oneof,
            ..FieldDescriptorProto::default()
        }
    }

    fn field_type(
        &mut self,
        field: &mut FieldDescriptorProto,
        ty: Node<'t>,
        parts: &Parts<'t>,
        home: &Home<'_>,
    ) {
        let text = path_text(ty);
        let plain = home.oneof.is_none() && home.extendee.is_none();
        if self.syntax.has_2024() && parts.words[0].is_none() && parts.errors.is_empty() && plain {
            self.visibility_as_type(ty);
        }
        match scalars::scalar(&text) {
            Some(scalar) => {
                self.recorder.record(&[5], ty.span());
                field.r#type = Some(scalar as i32);
            }
            None => {
                self.recorder.record(&[6], ty.span());
                field.type_name = Some(text);
            }
        }
    }

    /// In edition 2024 `local` and `export` at the start of a statement of a message are no types.
    fn visibility_as_type(&mut self, ty: Node<'t>) {
        let first = ty.first_token();
        let Some(word) = first.filter(|first| matches!(first.text(), "local" | "export")) else {
            return;
        };
        let message = format!("`{}` goes only before `message` and `enum`", word.text());
        self.tell(Finding::error(word.span(), message));
        self.mark_broken();
    }

    /// Name, number and options.
    pub(super) fn field_rest(&mut self, field: &mut FieldDescriptorProto, parts: &Parts<'t>) {
        self.name(parts);
        field.name = parts.name.map(name_text);
        if field.r#type == Some(Type::Group as i32) {
            field.name = field.name.take().map(|name| name.to_ascii_lowercase());
        }
        field.number = self.field_number(parts);
        field.json_name = field.name.as_deref().map(names::json);
        if let Some(compact) = parts.compact {
            self.field_options(field, compact);
        }
    }

    fn field_number(&mut self, parts: &Parts<'t>) -> Option<i32> {
        let Some(token) = parts.number else {
            self.mark_broken();
            return None;
        };
        self.recorder.record(&[3], token.span());
        if parts.minus {
            // Told by the parser.
            self.mark_broken();
            return None;
        }
        self.int32(token, "field number", "1 to 536870911")
    }

    /// Options, and `default` and `json_name`, which are none.
    fn field_options(&mut self, field: &mut FieldDescriptorProto, compact: Node<'t>) {
        self.recorder.record(&[8], compact.span());
        let mut index = 0;
        let mut default = None;
        let mut json_name = None;
        for node in compact.children() {
            if node.kind() != SyntaxKind::CompactOption {
                self.lost(node);
                continue;
            }
            match option::plain_name(node) {
                Some("default") => self.default(field, node, &mut default),
                Some("json_name") => self.json_name(field, node, &mut json_name),
                _ => self.compact_option(node, OptionTarget::Field, &mut index),
            }
        }
    }

    /// A number of 32 bits; what does not fit is told.
    pub(super) fn int32(&mut self, token: Token<'t>, what: &str, range: &str) -> Option<i32> {
        if literal::is_malformed(token.text()) {
            self.mark_broken();
            return None;
        }
        let value = super::value::integer(token);
        let value = value.and_then(|value| i32::try_from(value).ok());
        if value.is_none() {
            self.mark_broken();
            let message = format!("{what} {} is too large", token.text());
            self.tell(Finding::error(token.span(), message).help(format!("it can be {range}")));
        }
        value
    }
}

/// The label that a field without one gets.
pub(super) fn implied_label() -> Option<i32> {
    Some(Label::Optional as i32)
}
