//! One statement of a body.

use super::body::Place;
use super::cursor::Parser;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

impl Parser {
    /// A statement of a body; takes one token at least.
    pub(super) fn statement(&mut self, place: Place) {
        let before = self.here();
        match place {
            _ if self.at(SyntaxKind::Semicolon) => self.empty(place),
            Place::Message => self.message_statement(),
            Place::Enum => self.enum_statement(),
            Place::Oneof => self.oneof_statement(),
            Place::Extend => self.extend_statement(),
            Place::Service => self.service_statement(),
            Place::Rpc => self.rpc_statement(),
        }
        self.ensure_progress(before);
    }

    /// No loop over statements may stand still.
    pub(super) fn ensure_progress(&mut self, before: Span) {
        if self.here() == before && self.nth(0).is_some() {
            self.expected("a statement");
            self.take_error();
        }
    }

    /// A lone `;`.
    pub(super) fn empty(&mut self, place: Place) {
        let block = match place {
            Place::Oneof => Some("a oneof"),
            Place::Extend => Some("an `extend` block"),
            _ => None,
        };
        if let Some(block) = block {
            let here = self.here();
            let fix = Fix::new("remove it", here, "");
            let message = format!("{block} has no empty statements");
            self.tell(SyntaxError::new(here, message).fix(fix));
        }
        let empty = self.open(SyntaxKind::EmptyDecl);
        self.take();
        self.close(empty);
    }

    /// Tells that no statement begins here, and passes over it.
    pub(super) fn no_statement(&mut self, what: &str) {
        let error = SyntaxError::new(
            self.here(),
            format!("expected {what}, found {}", self.found()),
        );
        self.tell(error);
        self.skip_statement();
    }

    /// A declaration that cannot stand here, parsed so that what is in it is known.
    pub(super) fn misplaced(&mut self, message: &str) -> bool {
        let declares = self.nth_is(1, SyntaxKind::Ident) && self.nth_is(2, SyntaxKind::LBrace);
        if !declares
            || !matches!(
                self.word(0),
                "message" | "enum" | "oneof" | "extend" | "service"
            )
        {
            return false;
        }
        let outer = std::mem::replace(&mut self.within_misplaced, true);
        // What is misplaced in something misplaced comes of the same mistake.
        if !outer {
            let message = format!("{message} {}", self.found());
            let error = SyntaxError::new(self.here(), message);
            self.tell(error);
        }
        let wrapper = self.open(SyntaxKind::Error);
        self.block_declaration();
        self.close(wrapper);
        self.within_misplaced = outer;
        true
    }

    /// A declaration with a body whose keyword comes next.
    pub(super) fn block_declaration(&mut self) {
        match self.word(0) {
            "message" => self.block("message"),
            "enum" => self.block("enum"),
            "oneof" => self.block("oneof"),
            "service" => self.block("service"),
            _ => self.extend(),
        }
    }

    /// `(export|local)? keyword Name Body`; the keyword may be misspelt.
    pub(super) fn block(&mut self, keyword: &str) {
        let (kind, what, place) = match keyword {
            "message" => (SyntaxKind::MessageDecl, "a message name", Place::Message),
            "enum" => (SyntaxKind::EnumDecl, "an enum name", Place::Enum),
            "oneof" => (SyntaxKind::OneofDecl, "a oneof name", Place::Oneof),
            _ => (SyntaxKind::ServiceDecl, "a service name", Place::Service),
        };
        let declared = self.here();
        let node = self.open(kind);
        if self.at_visibility() {
            self.take();
        }
        self.keyword(keyword);
        if self.lacks_name() {
            self.expected(what);
        } else {
            self.name(what);
        }
        self.body(place, declared);
        self.close(node);
    }

    /// The first statement of a body follows its keyword.
    fn lacks_name(&self) -> bool {
        let named = self.statement_begins(1) && self.nth_is(2, SyntaxKind::Ident);
        let more = self.statement_begins(0) && !self.line_ends_after(0);
        more && (self.at_line_start() || self.layout.surplus > 0 && !named)
    }

    /// The keyword of a statement, perhaps misspelt.
    pub(super) fn keyword(&mut self, keyword: &str) {
        if !self.eat_word(keyword) {
            self.take_as(keyword);
        }
    }

    /// `export` or `local` comes next, and what it is for.
    pub(super) fn at_visibility(&self) -> bool {
        let words = matches!(self.word(0), "export" | "local")
            && matches!(self.word(1), "message" | "enum");
        words && !self.nth_is(2, SyntaxKind::Equals)
    }

    /// Tells an `export` or `local` before anything but a message or enum, and takes it.
    pub(super) fn misplaced_visibility(&mut self) {
        let here = self.here();
        let message = format!("{} can stand only before `message` or `enum`", self.found());
        let fix = Fix::new("remove it", here, "");
        self.tell(SyntaxError::new(here, message).fix(fix));
        self.take_error();
    }

    /// The `=` of a statement; other signs that are meant for it are told. Without any, says so.
    pub(super) fn equals(&mut self) -> bool {
        let found = self.eat(SyntaxKind::Equals);
        if !found && !self.at(SyntaxKind::Colon) {
            return false;
        }
        let here = self.here();
        if !found {
            let fix = Fix::new("write `=`", here, "=");
            self.tell(SyntaxError::new(here, "expected `=`, found `:`").fix(fix));
            self.take_error();
        }
        if self.at(SyntaxKind::Equals) {
            let here = self.here();
            let fix = Fix::new("remove it", here, "");
            self.tell(SyntaxError::new(here, "one `=` is enough").fix(fix));
            self.take_error();
        }
        true
    }
}
