//! Names in options: of options, of fields inside literals, of enum values, and in strings that hold names.

use playground_syntax::{Node, SyntaxKind as Syntax, Token};

use super::paths;
use super::scope::Wanted;
use super::symbols::Kind;
use super::uses::{Text, Use, Walk, parts_of};
use crate::text::{around, join};

/// Deeper literals are not looked into; the compiler takes no such.
const DEPTH: usize = 100;

impl Walk<'_> {
    /// An option of a message of options, searched from a scope.
    pub(super) fn option(&mut self, node: Node<'_>, options: &str, scope: &str) {
        let Some(name) = node.child(Syntax::OptionName) else {
            return;
        };
        let mut message = options.to_owned();
        let mut field = String::new();
        for part in name.children() {
            let found = match part.child(Syntax::Path) {
                Some(path) => self.reference(path, scope, Wanted::Option),
                None => part.token(Syntax::Ident).map(|token| {
                    let full = join(&message, token.text());
                    self.known(vec![token.span()], &full);
                    full
                }),
            };
            let Some(found) = found else { return };
            message = self.type_of(&found);
            field = found;
        }
        for value in node.children() {
            self.value(value, &field);
        }
    }

    /// What a field is set to.
    pub(super) fn value(&mut self, node: Node<'_>, field: &str) {
        self.value_within(node, field, 0);
    }

    fn value_within(&mut self, node: Node<'_>, field: &str, depth: usize) {
        match node.kind() {
            _ if depth > DEPTH => {}
            Syntax::Literal => self.enum_value(node, field),
            Syntax::StringLiteral => self.string(node, field),
            Syntax::MessageLiteral => {
                let of = self.type_of(field);
                self.message(node, &of, depth + 1);
            }
            Syntax::ListLiteral => {
                for value in node.children() {
                    self.value_within(value, field, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn message(&mut self, node: Node<'_>, of: &str, depth: usize) {
        for field in node.children() {
            let Some(name) = field.child(Syntax::LiteralFieldName) else {
                continue;
            };
            let mut paths = name.children().filter(|child| child.kind() == Syntax::Path);
            let within = match (paths.next(), paths.next()) {
                (Some(_), Some(of)) => self.any(field, of, depth),
                (Some(path), None) => self.extension(path, of),
                _ => self.field_name(name, of),
            };
            if let Some(within) = within {
                for value in field.children() {
                    self.value_within(value, &within, depth + 1);
                }
            }
        }
    }

    /// A field by its name, or a group by that of its message.
    fn field_name(&mut self, name: Node<'_>, of: &str) -> Option<String> {
        let token = name.token(Syntax::Ident)?;
        let symbols = self.seen.symbols();
        let field = symbols.literal_field(of, token.text())?;
        let is_field = crate::text::short(&field) == token.text();
        let named = if is_field {
            field.clone()
        } else {
            self.type_of(&field)
        };
        self.known(vec![token.span()], &named);
        Some(field)
    }

    /// Searched from what contains the message; or a message that stands for the extension in it of its type.
    fn extension(&mut self, path: Node<'_>, of: &str) -> Option<String> {
        self.reference(path, around(of), Wanted::Option)
    }

    /// The message inside an `Any`; gives nothing, as it is read here.
    fn any(&mut self, field: Node<'_>, of: Node<'_>, depth: usize) -> Option<String> {
        let (parts, _) = parts_of(of);
        let full: Vec<&str> = parts.iter().map(|part| part.text()).collect();
        let full = full.join(".");
        self.uses.names.push(Use {
            parts: parts.iter().map(|part| part.span()).collect(),
            absolute: false,
            full: full.clone(),
            searched: Some((String::new(), Wanted::Option)),
        });
        if let Some(literal) = field.child(Syntax::MessageLiteral) {
            self.message(literal, &full, depth + 1);
        }
        None
    }

    fn string(&mut self, node: Node<'_>, field: &str) {
        let mut tokens = node.tokens();
        let (first, more) = (tokens.next(), tokens.next());
        let plain = first.filter(|token| more.is_none() && !token.text().contains('\\'));
        let read = plain.is_some_and(|token| self.names_in(token, field));
        for token in node.tokens().filter(|token| token.text().len() >= 2) {
            let span = token.span();
            self.uses.texts.push(Text {
                span: (span.start as usize + 1..span.end as usize - 1).into(),
                read,
            });
        }
    }

    /// Whether a field holds names; adds them.
    fn names_in(&mut self, token: Token<'_>, field: &str) -> bool {
        let start = token.span().start as usize + 1;
        let text = token.text();
        let text = text
            .get(1..text.len().saturating_sub(1))
            .unwrap_or_default();
        let Some(found) = paths::names(self, field, text) else {
            return false;
        };
        for name in found {
            let parts = name.parts.iter();
            let parts = parts.map(|part| (start + part.start..start + part.end).into());
            self.known(parts.collect(), &name.full);
        }
        true
    }

    /// Full name of the type of a field, or of what stands for one; empty if it has none.
    pub(super) fn type_of(&self, field: &str) -> String {
        match self.seen.symbols().get(field) {
            Some(symbol) if symbol.kind == Kind::Message => field.to_owned(),
            symbol => symbol.map(|field| field.of.clone()).unwrap_or_default(),
        }
    }
}
