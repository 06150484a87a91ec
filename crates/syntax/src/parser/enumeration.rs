//! Statements in enums.

use super::body::Place;
use super::cursor::Parser;
use super::option::Owner;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

impl Parser {
    pub(super) fn enum_statement(&mut self) {
        if !self.at(SyntaxKind::Ident) {
            return self.no_statement("an enum value");
        }
        if self.keyword_as_value() {
            return self.enum_value();
        }
        if self.misplaced("an enum cannot contain a") {
            return;
        }
        match self.word(0) {
            "option" => self.option_statement(),
            "reserved" => self.reserved(Place::Enum),
            _ => self.misspelt_in_enum(),
        }
    }

    fn keyword_as_value(&mut self) -> bool {
        use SyntaxKind::{Equals, Int, Minus};
        let keyword = matches!(self.word(0), "option" | "reserved");
        let number = matches!(self.nth(2), Some(Int | Minus));
        let value = keyword && self.nth_is(1, Equals) && number;
        if value {
            let message = format!(
                "{} begins a statement here, so it cannot name a value",
                self.found()
            );
            let error = SyntaxError::new(self.here(), message);
            self.tell(error);
        }
        value
    }

    fn misspelt_in_enum(&mut self) {
        use SyntaxKind::{Equals, Ident, Int, LParen, String};
        let candidates: &[&'static str] = match (self.nth(1), self.nth(2)) {
            (Some(Ident), Some(Equals)) | (Some(LParen), _) => &["option"],
            (Some(Int), Some(Equals)) => &[],
            (Some(Int | String), _) => &["reserved"],
            _ => &[],
        };
        match self.meant(candidates) {
            Some("option") => self.option_statement(),
            Some(_) => self.reserved(Place::Enum),
            None => self.enum_value(),
        }
    }

    /// `Name = -? Int CompactOptions? ;`
    fn enum_value(&mut self) {
        let node = self.open(SyntaxKind::EnumValueDecl);
        let typed = self.nth_is(1, SyntaxKind::Ident) && self.nth_is(2, SyntaxKind::Equals);
        if typed {
            let here = self.here();
            let with_blank = Span {
                start: here.start,
                end: self.span(1).start,
            };
            let fix = Fix::new(format!("remove {}", self.found()), with_blank, "");
            self.tell(SyntaxError::new(here, "an enum value has no type and no label").fix(fix));
            self.take_error();
        }
        self.name("the name of an enum value");
        self.value_number();
        if self.at(SyntaxKind::LBracket) {
            self.compact_options(Owner::Other);
        }
        self.end_statement();
        self.close(node);
    }

    fn value_number(&mut self) {
        if self.equals() {
            return self.signed(true, "the number of the enum value");
        }
        let number = matches!(self.nth(0), Some(SyntaxKind::Int | SyntaxKind::Minus));
        if number && !self.at_line_start() {
            self.missing("`=`", " =");
            self.signed(true, "the number of the enum value");
        } else {
            let name = self.slice(self.last()).to_owned();
            let message = format!("enum value `{name}` has no number");
            let error = SyntaxError::new(self.gap(), message);
            self.tell(error);
        }
    }
}
