//! Statements in messages and oneofs.

use super::body::Place;
use super::cursor::Parser;
use crate::{Fix, SyntaxError, SyntaxKind};

impl Parser {
    pub(super) fn message_statement(&mut self) {
        match self.nth(0) {
            Some(SyntaxKind::Ident) => self.message_word(),
            Some(SyntaxKind::Dot) if self.nth_is(1, SyntaxKind::Dot) => self.dots(),
            Some(SyntaxKind::Dot) => self.field(Place::Message),
            _ => self.no_statement("a field or another declaration"),
        }
    }

    /// `...`
    fn dots(&mut self) {
        let start = self.here();
        let error = self.open(SyntaxKind::Error);
        while self.eat(SyntaxKind::Dot) {}
        self.close(error);
        let dots = self.since(start);
        let found = self.slice(dots).to_owned();
        let message = format!("expected a field or another declaration, found `{found}`");
        self.tell_always(SyntaxError::new(dots, message).fix(Fix::new("remove it", dots, "")));
        self.eat(SyntaxKind::Semicolon);
    }

    fn message_word(&mut self) {
        if self.keyword_as_field() {
            return self.field(Place::Message);
        }
        if self.at_word("service") && self.misplaced("a message cannot contain a") {
            return;
        }
        match self.word(0) {
            "message" | "enum" | "oneof" | "extend" => self.block_declaration(),
            "extensions" => self.extensions(),
            "reserved" => self.reserved(Place::Message),
            "option" => self.option_statement(),
            "export" | "local" if self.at_visibility() => {
                let message = self.word(1) == "message";
                self.block(if message { "message" } else { "enum" });
            }
            "export" | "local" if self.hides_declaration() => self.misplaced_visibility(),
            _ => self.misspelt_in_message(),
        }
    }

    /// A word that begins a declaration, in the place of a field's type or name.
    fn keyword_as_field(&mut self) -> bool {
        let word = self.word(0);
        let blocks = ["message", "enum", "oneof", "extend"].contains(&word);
        if !blocks && !matches!(word, "extensions" | "reserved") {
            return false;
        }
        let typed = self.nth_is(1, SyntaxKind::Ident) && self.nth_is(2, SyntaxKind::Equals);
        if typed && blocks && self.layout.surplus > 0 {
            // Its name and brace are missing.
            return false;
        }
        if typed {
            let help = format!("write a type of this name with its package, or as `.{word}`");
            let message =
                format!("`{word}` begins a declaration here, so it cannot be the type of a field");
            let error = SyntaxError::new(self.here(), message).help(help);
            self.tell(error);
        }
        typed || self.nth_is(1, SyntaxKind::Equals)
    }

    fn hides_declaration(&self) -> bool {
        let declares = matches!(self.word(1), "oneof" | "extend" | "service");
        declares && self.nth_is(2, SyntaxKind::Ident) && self.nth_is(3, SyntaxKind::LBrace)
    }

    fn misspelt_in_message(&mut self) {
        if self.rpc_outside() {
            return;
        }
        use SyntaxKind::{Equals, Ident, Int, LBrace, LParen, Minus, String};
        let number = self.nth_is(3, Int) || self.nth_is(3, Minus);
        let stump = self.layout.surplus > 0 && self.line_ends_after(0) && self.word(0).len() > 1;
        if stump && self.statement_begins(1) {
            let blocks = ["message", "enum", "oneof"];
            match self.meant_or_begun(&blocks).or(self.meant(&["extend"])) {
                Some("extend") => return self.extend(),
                Some(keyword) => return self.block(keyword),
                None => {}
            }
        }
        let candidates: &[&'static str] = match (self.nth(1), self.nth(2)) {
            (Some(Ident), Some(LBrace)) => &["message", "enum", "oneof", "extend"],
            (Some(LBrace), _) => &["message", "enum", "oneof"],
            (Some(Int), _) => &["reserved", "extensions"],
            (Some(String), _) => &["reserved"],
            (Some(LParen), _) => &["option"],
            (Some(Ident), Some(Equals)) if !number => &["option"],
            _ => return self.field(Place::Message),
        };
        let block = self.nth_is(1, LBrace) || self.nth_is(2, LBrace);
        match self.meant(candidates) {
            Some(keyword @ ("message" | "enum" | "oneof")) => self.block(keyword),
            Some("extend") => self.extend(),
            Some("reserved") => self.reserved(Place::Message),
            Some("extensions") => self.extensions(),
            Some("option") => self.option_statement(),
            _ if block && self.word(0) != "group" => {
                self.no_statement("a field or another declaration")
            }
            _ => self.field(Place::Message),
        }
    }

    pub(super) fn oneof_statement(&mut self) {
        let reserved = matches!(self.word(0), "reserved" | "extensions");
        let numbers = self.nth_is(1, SyntaxKind::Int) || self.nth_is(1, SyntaxKind::String);
        match self.nth(0) {
            Some(SyntaxKind::Ident) if self.word(0) == "option" => self.option_statement(),
            Some(SyntaxKind::Ident) if reserved && numbers => {
                let message = format!("a oneof cannot contain {}", self.found());
                let error = SyntaxError::new(self.here(), message);
                self.tell(error);
                self.skip_statement();
            }
            Some(SyntaxKind::Ident) if self.misplaced("a oneof cannot contain a") => {}
            Some(SyntaxKind::Ident | SyntaxKind::Dot) => self.field(Place::Oneof),
            _ => self.no_statement("a field"),
        }
    }
}
