//! `extensions` and `reserved`, and numbers with a sign.

use super::body::Place;
use super::cursor::Parser;
use super::option::Owner;
use crate::{Fix, SyntaxError, SyntaxKind};

impl Parser {
    /// `extensions Range (, Range)* CompactOptions? ;`
    pub(super) fn extensions(&mut self) {
        let node = self.open(SyntaxKind::ExtensionsDecl);
        self.keyword("extensions");
        loop {
            self.range(false);
            if !self.comma() {
                break;
            }
        }
        if self.at(SyntaxKind::LBracket) {
            self.compact_options(Owner::Other);
        }
        self.end_statement();
        self.close(node);
    }

    /// `reserved` with ranges, strings or names.
    pub(super) fn reserved(&mut self, place: Place) {
        let node = self.open(SyntaxKind::ReservedDecl);
        self.keyword("reserved");
        let first = self.nth(0);
        let is_name = |kind| matches!(kind, Some(SyntaxKind::String | SyntaxKind::Ident));
        loop {
            // A range that lacks its start.
            let to = self.at_word("to") && self.nth_is(1, SyntaxKind::Int);
            let kind = if to {
                Some(SyntaxKind::Int)
            } else {
                self.nth(0)
            };
            if is_name(kind) != is_name(first) && (is_name(kind) || kind == Some(SyntaxKind::Int)) {
                let message = "numbers and names are reserved in statements of their own";
                let error = SyntaxError::new(self.here(), message);
                self.tell(error);
            } else if is_name(kind) && kind != first {
                let message = "either all reserved names have quotes or none";
                let error = SyntaxError::new(self.here(), message);
                self.tell(error);
            }
            match kind {
                Some(SyntaxKind::String) => self.string_literal(),
                Some(SyntaxKind::Ident) => self.name("a name"),
                Some(SyntaxKind::Int | SyntaxKind::Minus) => self.range(place == Place::Enum),
                _ => self.expected("a number or a name"),
            }
            if !self.comma() {
                break;
            }
        }
        self.end_statement();
        self.close(node);
    }

    /// The comma between two items of a list; told if it is missing between two on one line.
    fn comma(&mut self) -> bool {
        if self.eat(SyntaxKind::Comma) {
            return true;
        }
        use SyntaxKind::{Ident, Int, String};
        let item = matches!(self.nth(0), Some(Ident | Int | String)) && !self.at_line_start();
        let statement = matches!(self.word(0), "reserved" | "extensions") && self.nth_is(1, Ident);
        let item = item && !statement && !self.statement_begins(0) && !self.at_word("to");
        if item {
            self.missing("`,`", ",");
        }
        item
    }

    /// `-? Int (to (-? Int | max))?`
    fn range(&mut self, signed: bool) {
        let node = self.open(SyntaxKind::Range);
        if self.at_word("max") {
            let error = SyntaxError::new(self.here(), "`max` can only end a range");
            self.tell(error);
            self.take_error();
        } else {
            self.signed(signed, "a number");
        }
        if self.at_word("to") {
            self.take();
            self.range_end(signed);
        } else if self.at(SyntaxKind::Minus) && self.nth_is(1, SyntaxKind::Int) {
            let here = self.here();
            let error = SyntaxError::new(here, "a range is written with `to`, not with `-`");
            self.tell(error.fix(Fix::new("write `to`", here, " to ")));
            self.take_error();
            self.range_end(signed);
        }
        self.close(node);
    }

    fn range_end(&mut self, signed: bool) {
        if self.eat_word("max") {
            return;
        }
        if self.meant(&["max"]).is_some() {
            self.expected("a number or `max`");
            return self.take_error();
        }
        self.signed(signed, "a number or `max`");
    }

    /// `-? Int`; without `signed` the sign is told.
    pub(super) fn signed(&mut self, signed: bool, what: &str) {
        if self.at(SyntaxKind::Minus) {
            if signed {
                self.take();
            } else {
                let here = self.here();
                let error = SyntaxError::new(here, "a field number cannot be negative");
                self.tell(error);
                self.take_error();
            }
        }
        if self.eat(SyntaxKind::Int) {
            return;
        }
        self.expected(what);
        use SyntaxKind::{Float, Ident, Plus, String};
        let wrong =
            matches!(self.nth(0), Some(Float | Ident | Plus | String)) && !self.at_word("to");
        if wrong && !self.at_line_start() && !self.statement_begins(0) {
            let plus = self.at(Plus);
            self.take_error();
            if plus && self.at(SyntaxKind::Int) {
                self.take();
            }
        }
    }
}
