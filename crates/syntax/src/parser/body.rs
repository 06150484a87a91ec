//! `{ … }`, and how deep it may be nested.

use super::cursor::Parser;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// How deep bodies and literals may be nested before the rest is passed over. `protoc` takes 31 messages in each other.
const DEEPEST: u32 = 100;

/// Messages within messages, which a later pass tells of.
const MESSAGES: u32 = 31;

/// What a body belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Message,
    Enum,
    Oneof,
    Extend,
    Service,
    Rpc,
}

impl Parser {
    /// A body that must be there; `declared` is where its declaration begins.
    pub(super) fn body(&mut self, place: Place, declared: Span) {
        if !self.at(SyntaxKind::LBrace) && !self.find_body() {
            return;
        }
        let body = self.open(SyntaxKind::Body);
        let brace = self.here();
        let braced = self.at(SyntaxKind::LBrace);
        let message = u32::from(place == Place::Message);
        if self.deeper() {
            if braced {
                self.take();
            }
            self.messages += message;
            self.statements(place, brace, declared);
            self.messages -= message;
            self.depth -= 1;
        } else {
            self.skip_block();
        }
        self.close(body);
    }

    /// One level down, unless that is too deep, which is told.
    pub(super) fn deeper(&mut self) -> bool {
        if self.depth < DEEPEST {
            self.depth += 1;
            return true;
        }
        // Whatever is cut off below so many messages, they are told by the checks.
        let told = self.too_deep || self.within_misplaced || self.messages > MESSAGES;
        self.too_deep = true;
        if !told {
            let message = format!("nested more than {DEEPEST} levels deep");
            let error = SyntaxError::new(self.here(), message);
            self.tell_always(error);
        }
        false
    }

    /// Tells that the next token is not `{`, and says whether a body begins nevertheless.
    fn find_body(&mut self) -> bool {
        if self.at(SyntaxKind::Semicolon) {
            let here = self.here();
            let fix = Fix::new("write `{}`", here, " {}");
            self.tell(SyntaxError::new(here, "expected `{`, found `;`").fix(fix));
            self.take_error();
            return false;
        }
        // The brace that closes the body is there, so it lacks the one that opens it.
        let more = self.at_line_start() || self.at(SyntaxKind::RBrace) || self.statement_begins(0);
        if self.layout.surplus > 0 && more {
            self.layout.surplus -= 1;
            self.missing("`{`", " {");
            return true;
        }
        self.expected("`{`");
        self.skip_to(&[SyntaxKind::LBrace])
    }

    fn statements(&mut self, place: Place, brace: Span, declared: Span) {
        loop {
            match self.nth(0) {
                None => return self.unclosed(brace, declared),
                Some(SyntaxKind::RBrace) if self.stray_brace(declared.start) => self.stray(),
                Some(SyntaxKind::RBrace) => return self.take(),
                _ if self.outdented(declared.start) => return self.unclosed(brace, declared),
                _ => self.statement(place),
            }
        }
    }

    /// Tells a `}` that closes nothing, and takes it.
    pub(super) fn stray(&mut self) {
        self.layout.surplus = self.layout.surplus.saturating_sub(1);
        let here = self.here();
        let error = SyntaxError::new(here, "`}` closes nothing");
        self.tell(error.fix(Fix::new("remove it", here, "")));
        self.take_error();
    }

    /// Tells a brace that is not closed before the next token; at the end of the text one tells all.
    pub(super) fn unclosed(&mut self, brace: Span, declared: Span) {
        let at_end = self.nth(0).is_none();
        self.layout.unclosed = self.layout.unclosed.saturating_sub(1);
        if at_end && (self.told_end || self.too_deep) {
            return;
        }
        self.told_end |= at_end;
        let line = self
            .text()
            .get(..declared.start as usize)
            .unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        let indent = line.chars().take_while(|char| char.is_whitespace());
        let indent = indent.collect::<String>();
        let gap = self.gap();
        let error = SyntaxError::new(gap, "missing `}`")
            .related(brace, "this brace is not closed")
            .fix(Fix::new("add `}`", gap, format!("\n{indent}}}")));
        self.tell_always(error);
        if at_end {
            self.told_here();
        }
    }
}
