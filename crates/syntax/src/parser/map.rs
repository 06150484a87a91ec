//! Map fields and their types.

use super::body::Place;
use super::cursor::Parser;
use super::field::LABELS;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

impl Parser {
    pub(super) fn at_map(&self) -> bool {
        self.nth_is(1, SyntaxKind::LAngle) && self.meant(&["map"]).is_some()
    }

    pub(super) fn map_field(&mut self, place: Place) {
        let refused = match place {
            Place::Oneof => Some("a oneof cannot contain a map field"),
            Place::Extend => Some("a map field cannot be an extension"),
            _ => None,
        };
        if let Some(refused) = refused {
            let error = SyntaxError::new(self.here(), refused);
            self.tell(error);
        }
        self.map_type();
        self.field_name();
    }

    /// `map[K]V`
    pub(super) fn map_in_brackets(&mut self) -> bool {
        use SyntaxKind::{Dot, Ident, LBracket, RBracket};
        let key = self.nth_is(1, LBracket) && self.nth_is(2, Ident) && self.nth_is(3, RBracket);
        if !key || !self.at_word("map") || !matches!(self.nth(4), Some(Ident | Dot)) {
            return false;
        }
        let start = self.here();
        let key = self.word(2).to_owned();
        let map = self.open(SyntaxKind::MapType);
        self.take();
        self.take_error();
        self.type_ref("the type of the keys");
        self.take_error();
        let value = self.here();
        self.type_ref("the type of the values");
        self.close(map);
        let written = format!("map<{key}, {}>", self.slice(self.since(value)));
        let fix = Fix::new(format!("write `{written}`"), self.since(start), &*written);
        let error = SyntaxError::new(self.since(start), format!("maps are written `{written}`"));
        self.tell_always(error.fix(fix));
        true
    }

    /// `map < TypeRef , TypeRef >`
    pub(super) fn map_type(&mut self) {
        let map = self.open(SyntaxKind::MapType);
        self.keyword("map");
        let angle = self.here();
        self.take();
        self.entry_type("the type of the keys", angle);
        if !self.eat(SyntaxKind::Comma) {
            if self.at(SyntaxKind::Ident) && !self.at_line_start() {
                self.missing("`,`", ",");
            } else {
                self.expected("`,` and the type of the values");
            }
        }
        if !self.at(SyntaxKind::RAngle) || self.last().start == angle.start {
            self.entry_type("the type of the values", angle);
        } else {
            self.expected("the type of the values");
        }
        if !self.eat(SyntaxKind::RAngle) {
            self.missing("`>`", ">");
        }
        self.close(map);
    }

    fn entry_type(&mut self, what: &str, angle: Span) {
        if self.next_statement() || self.at_line_start() && self.at_map() {
            return self.expected(what);
        }
        if self.at_map() {
            return self.inner_map(angle);
        }
        let labelled = LABELS.contains(&self.word(0));
        if labelled && matches!(self.nth(1), Some(SyntaxKind::Ident | SyntaxKind::Dot)) {
            let error = SyntaxError::new(self.here(), "the types of a map have no label");
            let help = match self.word(0) {
                "repeated" => "put the list into a message of its own",
                _ => "an entry of a map has its key and its value always",
            };
            self.tell(error.help(help));
            self.take_error();
        }
        if self.at_word("group") && !self.nth_is(1, SyntaxKind::Dot) {
            let error = SyntaxError::new(self.here(), "a map cannot contain a group");
            self.tell(error);
        }
        if self.at(SyntaxKind::Ident) || self.at(SyntaxKind::Dot) {
            self.type_ref(what);
        } else {
            self.expected(what);
        }
    }

    /// A map in the map at `outer`: told once and passed over.
    fn inner_map(&mut self, outer: Span) {
        use SyntaxKind::{LAngle, LBrace, RAngle, RBrace, Semicolon};
        if !self.told_since(outer) {
            let error = SyntaxError::new(self.here(), "a map cannot contain a map");
            self.tell(error.help("put the inner map into a message of its own"));
        }
        let error = self.open(SyntaxKind::Error);
        self.take();
        let mut depth = 0_u32;
        while !matches!(self.nth(0), None | Some(Semicolon | LBrace | RBrace)) {
            match self.nth(0) {
                Some(LAngle) => depth += 1,
                Some(RAngle) => depth -= 1,
                _ => {}
            }
            self.take();
            if depth == 0 {
                break;
            }
        }
        self.close(error);
        if depth > 0 {
            self.told_here();
        }
    }
}
