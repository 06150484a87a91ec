//! Groups: a field and a message in one declaration.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_syntax::{Node, Span, SyntaxKind};

use super::Lowering;
use super::field::Home;
use super::message::Draft;
use super::parts::{Parts, name_text};
use crate::finding::Finding;

impl<'t> Lowering<'t> {
    /// `optional group Name = 1 { … }`
    pub(super) fn group(&mut self, node: Node<'t>, home: &mut Home<'_>) -> FieldDescriptorProto {
        let parts = Parts::of(node);
        let outside = self.recorder.enter(&home.steps);
        self.recorder.record(&[], node.span());
        let mut field = self.field_start(home);
        self.field_label(&mut field, node, &parts, home);
        field.r#type = Some(Type::Group as i32);
        if let Some(word) = parts.word("group") {
            self.recorder.record(&[5], word.span());
            if self.syntax.is_edition() {
                self.group_in_edition(word.span(), node, &parts, home);
            }
        }
        self.field_rest(&mut field, &parts);
        let name = parts.name.map(|name| self.group_name(name));
        field.type_name.clone_from(&name);
        self.recorder.leave(outside);
        self.group_message(node, &parts, home, name);
        field
    }

    fn group_message(
        &mut self,
        node: Node<'t>,
        parts: &Parts<'t>,
        home: &mut Home<'_>,
        group: Option<String>,
    ) {
        let index = home.messages.len() as i32;
        let outside = self.recorder.enter(&[home.messages_number, index]);
        let place = self.recorder.record(&[], node.span());
        let mut draft = Draft::default();
        if let Some(name) = parts.name {
            self.recorder.record(&[1], name.span());
            draft.message.name = group;
        }
        if let Some(name) = parts.name {
            self.recorder.leave(outside);
            self.recorder.enter(&home.steps);
            self.recorder.record(&[6], name.span());
            self.recorder.leave(outside);
            self.recorder.enter(&[home.messages_number, index]);
        }
        self.message_body(parts, node, place, &mut draft);
        self.recorder.leave(outside);
        home.messages.push(draft.message);
    }

    /// The name of a group, with the capital it should begin with.
    fn group_name(&mut self, name: Node<'t>) -> String {
        let text = name.text();
        if text.starts_with(|char: char| char.is_ascii_uppercase()) {
            return name_text(name);
        }
        let message = format!("the group name `{text}` does not begin with a capital letter");
        let help = "a group declares a message of that name, and a field of the name in lower case";
        let mut capital = text.trim_start_matches('_').to_owned();
        if let Some(first) = capital.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let finding = Finding::error(name.span(), message).help(help);
        let title = format!("rename it to `{capital}`");
        self.tell(finding.edit(title, name.span(), capital.clone()));
        match capital.len() == text.len() {
            true => capital,
            false => name_text(name),
        }
    }

    /// Offers a message and a field where both may stand.
    fn group_in_edition(
        &mut self,
        keyword: Span,
        node: Node<'t>,
        parts: &Parts<'t>,
        home: &Home<'_>,
    ) {
        let help =
            "declare a message, and a field of it with `[features.message_encoding = DELIMITED]`";
        let finding = Finding::error(keyword, "groups are gone in editions").help(help);
        let own = home.oneof.is_none() && home.extendee.is_none();
        let plain = parts.compact.is_none()
            && !parts
                .words
                .iter()
                .flatten()
                .any(|word| word.text() == "required");
        let edits = match (parts.name, parts.number, parts.body) {
            (Some(name), Some(number), Some(body)) if own && plain => Some((name, number, body)),
            _ => None,
        };
        let Some((name, number, body)) = edits else {
            return self.tell(finding);
        };
        let label = parts.word("repeated").map_or("", |_| "repeated ");
        let name = name.text();
        let field = format!(
            " {label}{name} {} = {} [features.message_encoding = DELIMITED];",
            name.to_ascii_lowercase(),
            number.text()
        );
        let head = Span {
            start: node.span().start,
            end: body.span().start,
        };
        let closed = body
            .last_token()
            .is_some_and(|last| last.kind() == SyntaxKind::RBrace);
        let end = body.span().end;
        let title = "make it a message and a field";
        let finding = finding.edit(title, head, format!("message {name} "));
        self.tell(match closed {
            true => finding.edit(title, Span { start: end, end }, field),
            false => finding,
        });
    }
}
