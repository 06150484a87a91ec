//! What stands at the top of a file: `syntax`, `edition`, `package` and imports.

use playground_syntax::{Node, Span, SyntaxKind, Token};

use super::Lowering;
use super::parts::{Parts, path_text};
use super::syntax::{EDITIONS, Syntax};
use super::value::string_text;
use crate::finding::Finding;

impl<'t> Lowering<'t> {
    /// `syntax = "proto3";`
    pub(super) fn syntax_decl(&mut self, node: Node<'t>) {
        let parts = self.header(node, &[12]);
        self.syntax = Syntax::Unknown;
        let Some(value) = parts.value else {
            return self.mark_broken();
        };
        match string_text(value).as_str() {
            "proto2" => self.syntax = Syntax::Proto2,
            "proto3" => {
                self.syntax = Syntax::Proto3;
                self.out.descriptor.syntax = Some("proto3".to_owned());
            }
            other => {
                self.mark_broken();
                self.tell(unknown_syntax(node, value, other));
            }
        }
    }

    /// `edition = "2023";`
    pub(super) fn edition_decl(&mut self, node: Node<'t>) {
        let parts = self.header(node, &[12]);
        self.syntax = Syntax::Unknown;
        self.out.descriptor.syntax = Some("editions".to_owned());
        let Some(value) = parts.value else {
            return self.mark_broken();
        };
        let text = string_text(value);
        if let Some((_, edition)) = EDITIONS.iter().find(|(known, _)| *known == text) {
            self.syntax = Syntax::Edition(*edition);
            self.out.descriptor.edition = Some(*edition);
            return;
        }
        self.mark_broken();
        self.tell(unknown_edition(node, value, &text));
    }

    /// `package a.b;`
    pub(super) fn package(&mut self, node: Node<'t>, first: &mut Option<Span>) {
        let parts = self.header(node, &[2]);
        let path = parts.types[0].filter(|path| !path_text(*path).ends_with('.'));
        let Some(path) = path else {
            self.out.open = true;
            return self.mark_broken();
        };
        if let Some(first) = *first {
            let message = "a second package: a file has one";
            let finding = Finding::error(node.span(), message).related(first, "the first package");
            return self.tell(finding.edit("remove the second package", node.span(), ""));
        }
        *first = Some(node.span());
        self.out.descriptor.package = Some(path_text(path));
    }

    /// `import "a.proto";`, also `public`, `weak` and `option`.
    pub(super) fn import(&mut self, node: Node<'t>) {
        let parts = Parts::of(node);
        self.lost_within(&parts);
        let Some(value) = parts.value else {
            self.out.open = true;
            self.mark_broken();
            return self.recorder.skip(parts.end_token(node));
        };
        let modifier = parts.words[1];
        let file = string_text(value);
        let kind = modifier.map_or("", Token::text);
        let plain = self.out.descriptor.dependency.len() as i32;
        let steps = match kind {
            "option" => [15, self.out.descriptor.option_dependency.len() as i32],
            _ => [3, plain],
        };
        let place = self.recorder.record(&steps, node.span());
        self.import_rules(kind, modifier, node, value);
        let descriptor = &mut self.out.descriptor;
        let special = match (kind, modifier) {
            ("public", Some(word)) => Some((10, &mut descriptor.public_dependency, word)),
            ("weak", Some(word)) => Some((11, &mut descriptor.weak_dependency, word)),
            _ => None,
        };
        if let Some((field, list, word)) = special {
            let steps = [field, list.len() as i32];
            list.push(plain);
            self.recorder.record(&steps, word.span());
        }
        match kind {
            "option" => descriptor.option_dependency.push(file),
            _ => descriptor.dependency.push(file),
        }
        self.recorder.end(place, parts.end_token(node));
    }

    /// Which imports an edition has, and their order.
    fn import_rules(
        &mut self,
        kind: &str,
        modifier: Option<Token<'t>>,
        node: Node<'t>,
        file: Node<'t>,
    ) {
        let span = modifier.map_or(file.span(), Token::span);
        if kind == "option" {
            self.first_option_import.get_or_insert(node.span());
            if self.syntax.lacks_2024() {
                let message = format!(
                    "`import option` needs edition 2024; this file is {}",
                    self.syntax
                );
                let help = "a plain import gives the same options";
                let finding = Finding::error(span, message).help(help);
                self.tell(finding.edit("remove `option`", with_blanks(modifier, span), ""));
            }
            return;
        }
        if kind == "weak" && self.syntax.has_2024() {
            let message = format!(
                "`import weak` is gone since edition 2024; this file is {}",
                self.syntax
            );
            let help =
                "`import option` takes only the options of a file; a plain import takes all of it";
            let finding = Finding::error(span, message).help(help);
            self.tell(finding.edit("replace `weak` with `option`", span, "option"));
        } else if let Some(first) = self.first_option_import {
            let message = "this import stands after an `import option`; plain imports come first";
            self.tell(
                Finding::error(node.span(), message).related(first, "the first `import option`"),
            );
        }
    }

    /// Records a declaration of which only the string or path matters.
    fn header(&mut self, node: Node<'t>, steps: &[i32]) -> Parts<'t> {
        let parts = Parts::of(node);
        let place = self.recorder.record(steps, node.span());
        self.recorder.end(place, parts.end_token(node));
        self.lost_within(&parts);
        parts
    }
}

/// A token and the blanks after it, so that its removal leaves no gap.
pub(super) fn with_blanks(token: Option<Token<'_>>, span: Span) -> Span {
    let next = token.and_then(Token::next);
    let blank = next.filter(|next| next.kind() == SyntaxKind::Whitespace);
    Span {
        end: blank.map_or(span.end, |blank| blank.span().end),
        ..span
    }
}

fn unknown_syntax(node: Node<'_>, value: Node<'_>, text: &str) -> Finding {
    let finding = Finding::error(value.span(), format!("unknown syntax `{text}`"));
    let finding =
        finding.help("it is `proto2` or `proto3`; newer files have `edition = \"2024\";` instead");
    if EDITIONS.iter().any(|(known, _)| *known == text) {
        let keyword = node.first_token().map_or(node.span(), Token::span);
        return finding.edit("replace `syntax` with `edition`", keyword, "edition");
    }
    let near = match text.to_ascii_lowercase() {
        lower if lower.contains('2') => "proto2",
        _ => "proto3",
    };
    finding.edit(
        format!("replace with `{near}`"),
        value.span(),
        format!("\"{near}\""),
    )
}

fn unknown_edition(node: Node<'_>, value: Node<'_>, text: &str) -> Finding {
    let finding = Finding::error(value.span(), format!("unknown edition `{text}`"));
    let finding = finding.help("known editions are 2023, 2024 and 2026");
    if text == "proto2" || text == "proto3" {
        let keyword = node.first_token().map_or(node.span(), Token::span);
        return finding.edit("replace `edition` with `syntax`", keyword, "syntax");
    }
    let known = EDITIONS.iter().map(|(known, _)| *known);
    let not_newer = known.rev().find(|known| *known <= text).unwrap_or("2023");
    finding.edit(
        format!("replace with `{not_newer}`"),
        value.span(),
        format!("\"{not_newer}\""),
    )
}
