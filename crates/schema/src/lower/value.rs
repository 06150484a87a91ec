//! The values of options, and of literals in general.

use playground_syntax::{Node, SyntaxKind, Token, literal};

use super::parts::{Parts, path_text};
use super::{DEPTH, Lowering};
use crate::finding::Finding;
use crate::ir::{LiteralField, LiteralName, Value, ValueKind};

impl<'t> Lowering<'t> {
    /// Reads a value that lies `depth` message literals and lists deep.
    pub(super) fn value(&mut self, node: Node<'t>, depth: usize) -> Value {
        let kind = match node.kind() {
            _ if depth > DEPTH => ValueKind::Broken,
            SyntaxKind::Literal => self.literal(node, depth > 0),
            SyntaxKind::StringLiteral => ValueKind::String(string_bytes(node)),
            SyntaxKind::MessageLiteral => {
                let mut fields = Vec::new();
                for child in node.children() {
                    match child.kind() {
                        SyntaxKind::LiteralField => fields.extend(self.literal_field(child, depth)),
                        _ => self.lost(child),
                    }
                }
                ValueKind::Message(fields)
            }
            SyntaxKind::ListLiteral => {
                let values = node.children().map(|child| self.value(child, depth + 1));
                ValueKind::List(values.collect())
            }
            _ => {
                self.lost(node);
                ValueKind::Broken
            }
        };
        let span = node.span();
        Value { span, kind }
    }

    /// `inner` if it lies within a message literal.
    fn literal(&mut self, node: Node<'t>, inner: bool) -> ValueKind {
        let Some(Literal { negative, token }) = Literal::of(node) else {
            return ValueKind::Broken;
        };
        if token.kind() == SyntaxKind::Ident && node.child(SyntaxKind::Error).is_some() {
            // More than one word, which is told.
            return ValueKind::Broken;
        }
        let text = token.text();
        let decimal = !text.starts_with('0') || text == "0";
        match (token.kind(), integer(token)) {
            (SyntaxKind::Ident, _) if negative && !may_be_negative(text, inner) => {
                ValueKind::Broken
            }
            (SyntaxKind::Ident, _) => ValueKind::Ident {
                negative,
                text: text.to_owned(),
            },
            (SyntaxKind::Int, Some(value)) => ValueKind::Int {
                negative,
                value,
                decimal,
            },
            (SyntaxKind::Int, None) if !decimal => {
                let message = format!("{text} does not fit 64 bits");
                self.tell(Finding::error(token.span(), message));
                ValueKind::Broken
            }
            (kind, _) => ValueKind::Float {
                negative,
                value: literal::float(text),
                integer: kind == SyntaxKind::Int,
            },
        }
    }

    fn literal_field(&mut self, node: Node<'t>, depth: usize) -> Option<LiteralField> {
        let name = node.child(SyntaxKind::LiteralFieldName)?;
        let parts = Parts::of(node);
        self.lost_within(&parts);
        let value = match parts.value {
            Some(value) => self.value(value, depth + 1),
            None => Value {
                span: name.span(),
                kind: ValueKind::Broken,
            },
        };
        Some(LiteralField {
            name: literal_name(name),
            name_span: name.span(),
            colon: node.token(SyntaxKind::Colon).is_some(),
            value,
        })
    }
}

fn literal_name(node: Node<'_>) -> LiteralName {
    let types = Parts::of(node).types.map(|path| path.map(path_text));
    match types {
        [Some(domain), Some(name)] => LiteralName::Any { domain, name },
        [Some(name), None] => LiteralName::Extension(name),
        _ => LiteralName::Field(path_text(node)),
    }
}

/// The parser tells that other words have no sign.
fn may_be_negative(word: &str, inner: bool) -> bool {
    match inner {
        true => {
            let numbers = ["inf", "infinity", "nan"];
            numbers
                .iter()
                .any(|number| number.eq_ignore_ascii_case(word))
        }
        false => matches!(word, "inf" | "nan"),
    }
}

/// A word or number and its sign.
pub(super) struct Literal<'t> {
    pub(super) negative: bool,
    pub(super) token: Token<'t>,
}

impl<'t> Literal<'t> {
    /// Reads a `Literal` node.
    pub(super) fn of(node: Node<'t>) -> Option<Self> {
        let mut negative = false;
        for token in node.tokens() {
            match token.kind() {
                SyntaxKind::Minus => negative = true,
                SyntaxKind::Ident | SyntaxKind::Int | SyntaxKind::Float => {
                    return Some(Self { negative, token });
                }
                _ => {}
            }
        }
        None
    }
}

/// The value of digits that fit 64 bits.
pub(super) fn integer(token: Token<'_>) -> Option<u64> {
    let digits = Some(token).filter(|token| token.kind() == SyntaxKind::Int);
    digits.and_then(|token| literal::integer(token.text()))
}

/// The bytes of adjacent strings.
pub(super) fn string_bytes(node: Node<'_>) -> Vec<u8> {
    let mut strings = node
        .tokens()
        .filter(|token| token.kind() == SyntaxKind::String);
    let first = strings
        .next()
        .map(|token| literal::string_bytes(token.text()));
    let mut bytes = first.unwrap_or_default();
    for token in strings {
        bytes.extend(literal::string_bytes(token.text()));
    }
    bytes
}

/// The same as text; what is no UTF-8, which a descriptor here cannot hold, is replaced.
pub(super) fn string_text(node: Node<'_>) -> String {
    String::from_utf8(string_bytes(node))
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
