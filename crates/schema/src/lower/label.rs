//! The labels of fields: which a syntax has, and where one must or must not stand.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::field_descriptor_proto::Label;
use playground_syntax::{Node, Span, SyntaxKind, Token};

use super::field::{Home, implied_label};
use super::header::with_blanks;
use super::parts::Parts;
use super::syntax::Syntax;
use super::{Finding, Lowering};

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
        let word = parts.words[0].filter(|word| label(word.text()).is_some());
        let is_map = parts.types[0].is_some_and(|ty| ty.kind() == SyntaxKind::MapType);
        if is_map {
            field.label = Some(Label::Repeated as i32);
            return self.map_label(word, home, parts);
        }
        let Some(word) = word else {
            return self.no_label(node, parts, home);
        };
        if home.oneof.is_some() {
            return self.label_in_oneof(word);
        }
        self.recorder.record(&[4], word.span());
        field.label = label(word.text()).map(|label| label as i32);
        match (self.syntax, word.text()) {
            (Syntax::Proto3, "optional") => field.proto3_optional = Some(true),
            (Syntax::Edition(_), "optional") => {
                let message = "`optional` is gone in editions";
                let help = "a field has presence without it, unless `features.field_presence` says otherwise";
                let finding = Finding::new(word.span(), message).help(help);
                self.tell(finding.fix(
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
        let named = parts
            .name
            .map_or(String::new(), |name| format!(" `{}`", name.text()));
        let start = node.span().start;
        let span = node.first_token().map_or(node.span(), Token::span);
        let message = format!("field{named} lacks a label");
        let help = "in proto2 a field begins with `optional`, `required` or `repeated`; most are `optional`";
        let place = Span { start, end: start };
        self.tell(
            Finding::new(span, message)
                .help(help)
                .fix("add `optional`", place, "optional "),
        );
    }

    fn label_in_oneof(&mut self, word: Token<'t>) {
        let message = format!(
            "`{}` on a field of a oneof: these have no label",
            word.text()
        );
        let title = format!("remove `{}`", word.text());
        let finding = Finding::new(word.span(), message);
        self.tell(finding.fix(title, with_blanks(Some(word), word.span()), ""));
    }

    /// Maps have no label, and stand in no oneof and no `extend`.
    fn map_label(&mut self, word: Option<Token<'t>>, home: &Home<'_>, parts: &Parts<'t>) {
        let span = parts.types[0].map_or(Span::default(), Node::span);
        if home.oneof.is_some() {
            let help = "put it after the oneof, or into a message of its own";
            return self.tell(Finding::new(span, "a map cannot be in a oneof").help(help));
        }
        if let Some(word) = word {
            let message = format!("`{}` on a map field: maps have no label", word.text());
            let title = format!("remove `{}`", word.text());
            let finding = Finding::new(word.span(), message);
            return self.tell(finding.fix(title, with_blanks(Some(word), word.span()), ""));
        }
        if home.extendee.is_some() {
            let help = "extend with a message that has the map as a field";
            self.tell(Finding::new(span, "a map cannot be an extension").help(help));
        }
    }

    fn required_in_edition(&mut self, word: Token<'t>, node: Node<'t>, parts: &Parts<'t>) {
        const FEATURE: &str = "features.field_presence = LEGACY_REQUIRED";
        let help = format!("in editions it is an option: `[{FEATURE}]`");
        let finding = Finding::new(word.span(), "`required` is gone in editions").help(help);
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
        self.tell(finding.fix(title, removed, "").fix(title, place, text));
    }
}

fn label(word: &str) -> Option<Label> {
    match word {
        "optional" => Some(Label::Optional),
        "required" => Some(Label::Required),
        "repeated" => Some(Label::Repeated),
        _ => None,
    }
}
