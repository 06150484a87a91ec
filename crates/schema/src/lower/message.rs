//! Messages: their bodies, what is made of them at their end, and their visibility.

use std::collections::{HashMap, HashSet};

use playground_protos::descriptor::{DescriptorProto, OneofDescriptorProto};
use playground_syntax::{Node, Span, SyntaxKind, Token};

use super::field::Home;
use super::header::with_blanks;
use super::parts::{Parts, name_text};
use super::recorder::Place;
use super::{DEPTH, Lowering};
use crate::finding::Finding;
use crate::ir::{OptionTarget, ValueKind};

/// Ends of the ranges of a message that say `max`; none is any number of the text.
pub(super) const MAX: i32 = -1;

/// What is known of a message while its body is read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) message: DescriptorProto,
    options: i32,
    /// It says `option message_set_wire_format = true;`.
    message_set: bool,
    /// `optional` fields of proto3 by index, and where their names are.
    presence: Vec<(usize, Span)>,
}

impl<'t> Lowering<'t> {
    /// `message Name { … }`
    pub(super) fn message(&mut self, node: Node<'t>, steps: [i32; 2]) -> DescriptorProto {
        let outside = self.recorder.enter(&steps);
        let parts = Parts::of(node);
        let place = self.declaration(node, &parts);
        let mut draft = Draft::default();
        draft.message.name = parts.name.map(name_text);
        draft.message.visibility = self.visibility(&parts);
        self.message_body(&parts, node, place, &mut draft);
        self.recorder.leave(outside);
        draft.message
    }

    /// Records a declaration with a visibility, which protoc leaves out, and its name.
    pub(super) fn declaration(&mut self, node: Node<'t>, parts: &Parts<'t>) -> Place {
        let keyword = parts.words[1].or(parts.words[0]);
        let mut span = node.span();
        span.start = keyword.map_or(span.start, |word| word.span().start);
        let place = self.recorder.record(&[], span);
        self.name(parts);
        self.out.open |= parts.name.is_none();
        place
    }

    /// Records the name of the current element; without one it is broken.
    pub(super) fn name(&mut self, parts: &Parts<'t>) {
        match parts.name {
            Some(name) => _ = self.recorder.record(&[1], name.span()),
            None => self.mark_broken(),
        }
        self.lost_within(parts);
    }

    /// `export` or `local`.
    pub(super) fn visibility(&mut self, parts: &Parts<'t>) -> Option<i32> {
        let [Some(word), Some(keyword)] = parts.words else {
            return None;
        };
        let value = match word.text() {
            "local" => 1,
            "export" => 2,
            _ => return None,
        };
        let number = if keyword.text() == "enum" { 6 } else { 11 };
        self.recorder.record_extra(&[number], word.span());
        if self.syntax.lacks_2024() {
            self.tell_visibility(word);
            return None;
        }
        Some(value)
    }

    fn tell_visibility(&mut self, word: Token<'t>) {
        let message = format!(
            "`{}` needs edition 2024; this file is {}",
            word.text(),
            self.syntax
        );
        let title = format!("remove `{}`", word.text());
        let finding = Finding::error(word.span(), message);
        self.tell(finding.edit(title, with_blanks(Some(word), word.span()), ""));
    }

    /// The body of a message or group, whose path is the current one.
    pub(super) fn message_body(
        &mut self,
        parts: &Parts<'t>,
        node: Node<'t>,
        place: Place,
        draft: &mut Draft,
    ) {
        self.recorder.end(place, parts.end_token(node));
        let Some(body) = parts.body.filter(|_| self.depth < DEPTH) else {
            return self.mark_broken();
        };
        self.depth += 1;
        for child in body.children() {
            self.message_item(child, draft);
        }
        self.depth -= 1;
        self.recorder.end_block(body.last_token());
        self.presence_oneofs(draft);
        Self::maxima(draft);
        draft.message.field.shrink_to_fit();
    }

    fn message_item(&mut self, node: Node<'t>, draft: &mut Draft) {
        let message = &mut draft.message;
        match node.kind() {
            SyntaxKind::FieldDecl | SyntaxKind::GroupDecl => self.message_field(node, draft),
            SyntaxKind::OneofDecl => self.oneof(node, message),
            SyntaxKind::MessageDecl => {
                let nested = self.message(node, [3, message.nested_type.len() as i32]);
                message.nested_type.push(nested);
            }
            SyntaxKind::EnumDecl => {
                let nested = self.enumeration(node, [4, message.enum_type.len() as i32]);
                message.enum_type.push(nested);
            }
            SyntaxKind::ExtendDecl => self.extend_in_message(node, message),
            SyntaxKind::ExtensionsDecl => self.extensions(node, message),
            SyntaxKind::ReservedDecl => self.reserved_in_message(node, message),
            SyntaxKind::OptionDecl => {
                self.option_decl(node, OptionTarget::Message, &mut draft.options);
                draft.message_set |= self.is_message_set();
            }
            _ => self.other(node),
        }
    }

    fn message_field(&mut self, node: Node<'t>, draft: &mut Draft) {
        let mut home = Home::message(&mut draft.message);
        let field = match node.kind() {
            SyntaxKind::FieldDecl => self.field(node, &mut home),
            _ => self.group(node, &mut home),
        };
        let name = node.child(SyntaxKind::Name);
        if let (true, Some(name)) = (field.proto3_optional(), name) {
            let index = draft.message.field.len();
            draft.presence.push((index, name.span()));
        }
        draft.message.field.push(field);
    }

    /// The option just read is `message_set_wire_format = true` of the current element.
    fn is_message_set(&self) -> bool {
        let last = self.out.options.last();
        let last = last.filter(|option| option.element == self.recorder.path());
        last.is_some_and(|option| {
            let named = matches!(option.name.as_slice(), [part]
                if !part.extension && part.text == "message_set_wire_format");
            let is_true = matches!(&option.value.kind, ValueKind::Ident { negative: false, text }
                if text == "true");
            named && is_true
        })
    }

    /// Adds a oneof of its own for each `optional` field of proto3, under a name that is free.
    fn presence_oneofs(&mut self, draft: &mut Draft) {
        if draft.presence.is_empty() {
            return;
        }
        let message = &mut draft.message;
        let fields = message.field.iter().map(|field| field.name().to_owned());
        let oneofs = message
            .oneof_decl
            .iter()
            .map(|oneof| oneof.name().to_owned());
        let mut taken: HashSet<String> = fields.chain(oneofs).collect();
        // Fields of one name, which is a mistake, share a oneof.
        let mut made: HashMap<String, i32> = HashMap::new();
        for (field, span) in &draft.presence {
            let Some(field) = message.field.get_mut(*field) else {
                continue;
            };
            let next = message.oneof_decl.len() as i32;
            let index = *made.entry(field.name().to_owned()).or_insert(next);
            field.oneof_index = Some(index);
            if index == next {
                self.recorder.record_extra(&[8, index], *span);
                message.oneof_decl.push(OneofDescriptorProto {
                    name: Some(free_name(field.name(), &mut taken)),
                    options: None,
                });
            }
        }
    }

    /// Puts numbers for `max`; the message set wire format allows larger ones.
    fn maxima(draft: &mut Draft) {
        let max = if draft.message_set { i32::MAX } else { 1 << 29 };
        let message = &mut draft.message;
        let extensions = message
            .extension_range
            .iter_mut()
            .map(|range| &mut range.end);
        let reserved = message
            .reserved_range
            .iter_mut()
            .map(|range| &mut range.end);
        for end in extensions.chain(reserved).filter(|end| **end == Some(MAX)) {
            *end = Some(max);
        }
    }
}

/// The name of the oneof of a field, in front of which as many `X` are put as it takes.
fn free_name(field: &str, taken: &mut HashSet<String>) -> String {
    let mut name = field.to_owned();
    if !name.starts_with('_') {
        name.insert(0, '_');
    }
    while !taken.insert(name.clone()) {
        name.insert(0, 'X');
    }
    name
}
