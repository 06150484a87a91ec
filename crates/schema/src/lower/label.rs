//! The labels of fields: which a syntax has, and where one must or must not stand.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::field_descriptor_proto::Label;
use playground_syntax::{Node, Span, SyntaxKind, Token};

use super::Lowering;
use super::field::{Home, implied_label};
use super::header::with_blanks;
use super::parts::Parts;
use super::syntax::Syntax;
use crate::finding::Finding;

impl<'t> Lowering<'t> {
    /// Records and judges the label of a field or group.
    pub(super) fn field_label(
        &mut self,
        field: &mut FieldDescriptorProto,
        node: Node<'t>,
        parts: &Parts<'t>,
        home: &Home<'_>,
    ) {
        field.label = implied_label();
        let word = parts.words[0].filter(|word| word.text() != "group");
        let is_map = parts.types[0].is_some_and(|ty| ty.kind() == SyntaxKind::MapType);
        if is_map {
            field.label = Some(Label::Repeated as i32);
            return;
        }
        let Some(word) = word else {
            return self.no_label(node, parts, home);
        };
        self.recorder.record(&[4], word.span());
        self.labelled |= word.text() != "repeated";
        field.label = label(word.text()).map_or(field.label, |label| Some(label as i32));
        match (self.syntax, word.text()) {
            (Syntax::Proto3, "optional") => field.proto3_optional = Some(true),
            (Syntax::Edition(_), "optional") => {
                let message = "`optional` is gone in editions";
                let help = "a field has presence without it, unless `features.field_presence` says otherwise";
                let finding = Finding::error(word.span(), message).help(help);
                self.tell(finding.edit(
                    "remove `optional`",
                    with_blanks(Some(word), word.span()),
                    "",
                ));
            }
            (Syntax::Edition(_), "required") => {
                field.label = implied_label();
                self.required_in_edition(word, node, parts);
            }
            _ => {}
        }
    }

    /// A type in proto2 wants a label before it.
    fn no_label(&mut self, node: Node<'t>, parts: &Parts<'t>, home: &Home<'_>) {
        // Without a type there is more missing, which is told.
        let is_whole = parts.types[0].is_some() || node.kind() == SyntaxKind::GroupDecl;
        if self.syntax != Syntax::Proto2 || home.oneof.is_some() || !is_whole {
            return;
        }
        self.unlabelled.push(Unlabelled {
            name: parts.name.map(|name| name.text()),
            span: node.first_token().map_or(node.span(), Token::span),
        });
    }

    /// Tells which fields lack a label; all at once if the file only forgot to say that it is proto3.
    pub(super) fn tell_unlabelled(&mut self, root: Node<'t>) {
        let fields = std::mem::take(&mut self.unlabelled);
        let declares = |node: Node<'t>| {
            use SyntaxKind::{EditionDecl, SyntaxDecl};
            matches!(node.kind(), SyntaxDecl | EditionDecl)
        };
        let says_nothing = !self.labelled && !root.children().any(declares);
        match fields.as_slice() {
            [first, _, ..] if says_nothing => self.tell(no_syntax(first.span, root)),
            _ => fields.iter().for_each(|field| self.tell(field.finding())),
        }
    }

    fn required_in_edition(&mut self, word: Token<'t>, node: Node<'t>, parts: &Parts<'t>) {
        const FEATURE: &str = "features.field_presence = LEGACY_REQUIRED";
        let help = format!("in editions it is an option: `[{FEATURE}]`");
        let finding = Finding::error(word.span(), "`required` is gone in editions").help(help);
        let insert = match (parts.compact.and_then(Node::first_token), parts.number) {
            (Some(bracket), _) => Some((bracket.span().end, format!("{FEATURE}, "))),
            (None, Some(number)) if node.kind() == SyntaxKind::FieldDecl => {
                Some((number.span().end, format!(" [{FEATURE}]")))
            }
            _ => None,
        };
        let Some((at, text)) = insert else {
            return self.tell(finding);
        };
        let removed = with_blanks(Some(word), word.span());
        let place = Span { start: at, end: at };
        let title = "write it as an option";
        self.tell(finding.edit(title, removed, "").edit(title, place, text));
    }
}

/// A field that lacks a label.
pub(super) struct Unlabelled<'t> {
    name: Option<&'t str>,
    /// Its first token.
    span: Span,
}

impl Unlabelled<'_> {
    fn finding(&self) -> Finding {
        let named = self.name.map_or(String::new(), |name| format!(" `{name}`"));
        let help = "in proto2 a field begins with `optional`, `required` or `repeated`; most are `optional`";
        let start = self.span.start;
        let finding = Finding::error(self.span, format!("field{named} lacks a label")).help(help);
        finding.edit("add `optional`", Span { start, end: start }, "optional ")
    }
}

fn no_syntax(span: Span, root: Node<'_>) -> Finding {
    let mark = root
        .first_token()
        .filter(|first| first.kind() == SyntaxKind::ByteOrderMark);
    let start = mark.map_or(0, |mark| mark.span().end);
    let message = "fields lack labels: a file that names no syntax is proto2";
    let help = "in proto3 fields need no label; in proto2 they begin with `optional`, `required` or `repeated`";
    let text = "syntax = \"proto3\";\n\n";
    let finding = Finding::error(span, message).help(help);
    finding.edit("make it proto3", Span { start, end: start }, text)
}

fn label(word: &str) -> Option<Label> {
    match word {
        "optional" => Some(Label::Optional),
        "required" => Some(Label::Required),
        "repeated" => Some(Label::Repeated),
        _ => None,
    }
}
