//! Names, paths and types.

use super::cursor::Parser;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// The scalar types, and `group`, which stands where a type does.
pub(super) fn is_scalar(word: &str) -> bool {
    matches!(
        word,
        "double"
            | "float"
            | "int32"
            | "int64"
            | "uint32"
            | "uint64"
            | "sint32"
            | "sint64"
            | "fixed32"
            | "fixed64"
            | "sfixed32"
            | "sfixed64"
            | "bool"
            | "string"
            | "bytes"
            | "group"
    )
}

impl Parser {
    /// The name that is declared; `what` for messages: "a message name".
    pub(super) fn name(&mut self, what: &str) {
        use SyntaxKind::{Dot, Equals, Float, Ident, Int};
        // No name is followed by a word, so the next statement begins here.
        let declaration = self.declaration_begins(0) && !self.nth_is(1, SyntaxKind::LParen);
        let other = matches!(self.nth(1), Some(Ident | Dot)) || declaration;
        if self.at(Ident) && !(other && self.at_line_start()) {
            let name = self.open(SyntaxKind::Name);
            self.take();
            self.close(name);
        } else if self.at(SyntaxKind::String) && !self.at_line_start() {
            let error = self.without_quotes(what);
            self.tell(error);
            self.take_error();
        } else {
            self.expected(what);
            if matches!(self.nth(0), Some(Int | Float)) && self.nth_is(1, Equals) {
                self.take_error();
            }
        }
    }

    /// The next token is a string where `what` is meant.
    pub(super) fn without_quotes(&self, what: &str) -> SyntaxError {
        let here = self.here();
        let text = self.word(0);
        let inner = text.trim_matches(['"', '\'']).to_owned();
        let message = format!("expected {what}, found a string");
        SyntaxError::new(here, message).fix(Fix::new("remove the quotes", here, inner))
    }

    /// A path; says whether one is there.
    pub(super) fn path(&mut self, what: &str) -> bool {
        self.dotted(SyntaxKind::Path, what)
    }

    /// A type of any kind; says whether one is there.
    pub(super) fn type_ref(&mut self, what: &str) -> bool {
        let scalar = is_scalar(self.word(0));
        let start = self.here();
        let found = self.dotted(SyntaxKind::TypeRef, what);
        if found && scalar && self.last() != start {
            let word = self.slice(start).to_owned();
            let span = self.since(start);
            let message = format!("`{word}` is a scalar type and contains no other types");
            let fix = Fix::new("add a leading `.`", Span::point(start.start), ".");
            let help = format!("for a package or message named `{word}`, begin with a dot");
            self.tell(SyntaxError::new(span, message).help(help).fix(fix));
        }
        found
    }

    /// A type that must be a message.
    pub(super) fn message_type(&mut self) -> bool {
        let start = self.here();
        let scalar = is_scalar(self.word(0)) && !self.nth_is(1, SyntaxKind::Dot);
        if scalar {
            let word = self.word(0).to_owned();
            let message = format!("`{word}` is a scalar type, not a message");
            let help = format!("for a message named `{word}`, write `.{word}`");
            self.tell(SyntaxError::new(start, message).help(help));
        }
        self.type_ref("a message type")
    }

    /// From a token to the last one that was taken.
    pub(super) fn since(&self, start: Span) -> Span {
        Span {
            start: start.start,
            end: self.last().end.max(start.end),
        }
    }

    fn dotted(&mut self, kind: SyntaxKind, what: &str) -> bool {
        let leading = self.at(SyntaxKind::Dot);
        let other = self.at_line_start() && self.declaration_begins(0);
        if !leading && !self.at(SyntaxKind::Ident) || other {
            self.expected(what);
            return false;
        }
        let path = self.open(kind);
        if leading {
            self.take();
        }
        self.path_part();
        while self.at(SyntaxKind::Dot) {
            self.take();
            self.path_part();
        }
        self.close(path);
        true
    }

    fn path_part(&mut self) {
        if self.at_line_start() && self.declaration_begins(0) {
            self.expected("a name after `.`");
        } else if !self.eat(SyntaxKind::Ident) {
            if self.at(SyntaxKind::Dot) {
                let here = self.here();
                let fix = Fix::new("remove it", here, "");
                self.tell(SyntaxError::new(here, "one `.` is enough").fix(fix));
            } else {
                self.expected("a name after `.`");
            }
        }
    }
}
