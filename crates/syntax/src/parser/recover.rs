//! What is done after a mistake: ends of statements, and text that is passed over.

use super::cursor::Parser;
use crate::{Fix, SyntaxError, SyntaxKind};

impl Parser {
    /// The `;` of a statement.
    pub(super) fn end_statement(&mut self) {
        if self.eat(SyntaxKind::Semicolon) {
            return;
        }
        let separator = matches!(self.nth(0), Some(SyntaxKind::Comma | SyntaxKind::Colon));
        if separator && (self.line_ends_after(0) || self.statement_begins(1)) {
            let here = self.here();
            let message = format!("a statement ends with `;`, not with {}", self.found());
            self.tell(SyntaxError::new(here, message).fix(Fix::new("write `;`", here, ";")));
            self.take_error();
        } else if self.nothing_on_line() || self.statement_begins(0) {
            self.missing("`;`", ";");
        } else {
            self.expected("`;`");
            self.skip_statement();
        }
    }

    /// Nothing more of a statement can be on this line.
    pub(super) fn nothing_on_line(&self) -> bool {
        self.at(SyntaxKind::RBrace) || self.at_line_start()
    }

    /// The `n`th token from here looks as if a statement began with it.
    pub(super) fn statement_begins(&self, n: usize) -> bool {
        use SyntaxKind::{Dot, Equals, Ident, Int, LBrace, LParen, Minus, String};
        if !self.nth_is(n, Ident) {
            return false;
        }
        match (self.nth(n + 1), self.nth(n + 2)) {
            (Some(Ident), Some(Equals | Ident | LBrace | LParen | Dot)) => true,
            (Some(Equals), Some(Int | Minus)) => true,
            (Some(String | Int), _) => matches!(self.word(n), "import" | "reserved" | "extensions"),
            (Some(LParen), _) => self.word(n) == "option",
            _ => false,
        }
    }

    /// A declaration begins with the `n`th token from here that is no part of a path, type or field before it.
    pub(super) fn declaration_begins(&self, n: usize) -> bool {
        use SyntaxKind::{Dot, Equals, Ident, Int, LBrace, LParen, Minus, Semicolon, String};
        if !self.nth_is(n, Ident) {
            return false;
        }
        let (next, third) = (self.nth(n + 1), self.nth(n + 2));
        let value = third.is_some_and(|kind| !matches!(kind, Int | Minus));
        match self.word(n) {
            "import" => next == Some(String) || next == Some(Ident) && third == Some(String),
            "message" | "enum" | "service" | "oneof" | "extend" => {
                next == Some(Ident) && third == Some(LBrace)
            }
            "option" => {
                next == Some(LParen)
                    || next == Some(Ident)
                        && third == Some(Equals)
                        && self
                            .nth(n + 3)
                            .is_some_and(|kind| !matches!(kind, Int | Minus))
            }
            "package" => next == Some(Ident) && matches!(third, Some(Semicolon | Dot)),
            "syntax" | "edition" => next == Some(Equals) && value,
            "rpc" => next == Some(Ident) && third == Some(LParen),
            _ => false,
        }
    }

    /// The next line begins like a statement of its own: what is before it is not all there.
    pub(super) fn next_statement(&self) -> bool {
        self.at_line_start()
            && (self.statement_begins(0) || self.declaration_begins(0) || self.named_path_begins())
    }

    /// `a.b.c name`
    fn named_path_begins(&self) -> bool {
        const LONGEST: usize = 40;
        use SyntaxKind::{Dot, Ident};
        let mut at = usize::from(self.at(Dot));
        while at < LONGEST && self.nth_is(at, Ident) && self.nth_is(at + 1, Dot) {
            at += 2;
        }
        self.nth_is(at, Ident) && self.nth_is(at + 1, Ident)
    }

    /// Passes over the rest of a statement: to its `;` or the end of its block, to a `}` around it, or to a line that
    /// begins like a statement.
    pub(super) fn skip_statement(&mut self) {
        if self.nth(0).is_none_or(|kind| kind == SyntaxKind::RBrace) {
            return;
        }
        let error = self.open(SyntaxKind::Error);
        let mut depth = 0_u32;
        let mut first = true;
        while let Some(kind) = self.nth(0) {
            let line_start = depth == 0 && !first && self.at_line_start();
            match kind {
                SyntaxKind::RBrace if depth == 0 => break,
                SyntaxKind::Ident if line_start => break,
                SyntaxKind::LBrace => depth += 1,
                SyntaxKind::RBrace => depth -= 1,
                _ => {}
            }
            self.take();
            first = false;
            let ends = matches!(kind, SyntaxKind::Semicolon | SyntaxKind::RBrace);
            if depth == 0 && ends {
                break;
            }
        }
        self.close(error);
    }

    /// Passes over tokens on this line up to one of `kinds`, a `;` or a brace, and says whether it is one of `kinds`.
    pub(super) fn skip_to(&mut self, kinds: &[SyntaxKind]) -> bool {
        let found = |parser: &Self| parser.nth(0).is_some_and(|kind| kinds.contains(&kind));
        let stop = |parser: &Self| {
            let brace = SyntaxKind::LBrace;
            parser.at(brace) || parser.at(SyntaxKind::Semicolon) || parser.nothing_on_line()
        };
        if found(self) || stop(self) {
            return found(self);
        }
        let error = self.open(SyntaxKind::Error);
        while !found(self) && !stop(self) {
            self.take();
        }
        self.close(error);
        found(self)
    }

    /// Passes over `{ … }`, counting braces only.
    pub(super) fn skip_block(&mut self) {
        let error = self.open(SyntaxKind::Error);
        let mut depth = 0_u32;
        while let Some(kind) = self.nth(0) {
            match kind {
                SyntaxKind::LBrace => depth += 1,
                SyntaxKind::RBrace => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.take();
            if depth == 0 {
                break;
            }
        }
        self.close(error);
    }
}
