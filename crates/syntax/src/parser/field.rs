//! Fields, groups and maps.

use super::body::Place;
use super::cursor::Parser;
use super::option::Owner;
use super::path::is_scalar;
use crate::{Fix, Opened, Span, SyntaxError, SyntaxKind};

const LABELS: [&str; 3] = ["optional", "required", "repeated"];

impl Parser {
    /// A field or group; an identifier or dot comes next.
    pub(super) fn field(&mut self, place: Place) {
        let declared = self.here();
        let node = self.open(SyntaxKind::FieldDecl);
        if self.label(place) {
            // A label before a declaration: told, and the declaration follows.
            self.set_kind(&node, SyntaxKind::Error);
            self.block_declaration();
            return self.close(node);
        }
        if self.at_map() {
            self.map_field(place);
        } else if self.at_group() {
            self.set_kind(&node, SyntaxKind::GroupDecl);
            return self.group(node, declared);
        } else {
            self.type_and_name(declared);
        }
        self.number();
        self.field_options();
        if self.at(SyntaxKind::LBrace) && !self.at_line_start() {
            self.body_of_field(declared);
        } else {
            self.end_statement();
        }
        self.close(node);
    }

    /// A body behind what is no group.
    fn body_of_field(&mut self, declared: Span) {
        if !self.told_since(declared) {
            self.expected("`;`");
        }
        let error = self.open(SyntaxKind::Error);
        self.body(Place::Message, declared);
        self.close(error);
    }

    fn at_group(&self) -> bool {
        let other = matches!(self.nth(1), Some(SyntaxKind::Dot | SyntaxKind::Equals));
        self.at_word("group") && !other
    }

    fn at_map(&self) -> bool {
        self.nth_is(1, SyntaxKind::LAngle) && self.meant(&["map"]).is_some()
    }

    /// Labels as far as there are any; says whether a declaration that takes none follows.
    fn label(&mut self, place: Place) -> bool {
        while LABELS.contains(&self.word(0)) || self.misspelt_label() {
            use SyntaxKind::{Ident, LAngle, LBrace};
            let block = matches!(self.word(1), "oneof" | "message" | "enum" | "extend");
            let declares = block && self.nth_is(2, Ident) && self.nth_is(3, LBrace);
            let map = self.word(1) == "map" && self.nth_is(2, LAngle);
            let twice =
                LABELS.contains(&self.word(1)) && self.nth_is(2, Ident) && self.nth_is(3, Ident);
            let why = match place {
                _ if declares => format!("`{}` takes no label", self.word(1)),
                _ if map => "a map field takes no label".to_owned(),
                _ if twice => "one label is enough".to_owned(),
                Place::Oneof => "a field of a oneof takes no label".to_owned(),
                _ => {
                    self.take_label();
                    return false;
                }
            };
            self.refuse_label(&why);
            if declares {
                return true;
            }
        }
        false
    }

    fn misspelt_label(&self) -> bool {
        use SyntaxKind::{Equals, Ident};
        let three = self.nth_is(1, Ident) && self.nth_is(2, Ident) && self.nth_is(3, Equals);
        three && self.meant(&LABELS).is_some()
    }

    fn take_label(&mut self) {
        match self.meant(&LABELS) {
            Some(label) if !LABELS.contains(&self.word(0)) => self.take_as(label),
            _ => self.take(),
        }
    }

    fn refuse_label(&mut self, why: &str) {
        let here = self.here();
        let with_blank = Span {
            start: here.start,
            end: self.span(1).start,
        };
        let fix = Fix::new(format!("remove {}", self.found()), with_blank, "");
        self.tell(SyntaxError::new(here, why).fix(fix));
        self.take_error();
    }

    fn map_field(&mut self, place: Place) {
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

    /// `map < TypeRef , TypeRef >`
    fn map_type(&mut self) {
        let map = self.open(SyntaxKind::MapType);
        self.keyword("map");
        let angle = self.here();
        self.take();
        self.entry_type("the type of the keys");
        if !self.eat(SyntaxKind::Comma) {
            if self.at(SyntaxKind::Ident) {
                self.missing("`,`", ",");
            } else {
                self.expected("`,` and the type of the values");
            }
        }
        if !self.at(SyntaxKind::RAngle) || self.last().start == angle.start {
            self.entry_type("the type of the values");
        } else {
            self.expected("the type of the values");
        }
        if !self.eat(SyntaxKind::RAngle) {
            self.missing("`>`", ">");
        }
        self.close(map);
    }

    fn entry_type(&mut self, what: &str) {
        if self.at_map() {
            let error = SyntaxError::new(self.here(), "a map cannot contain a map");
            self.tell(error.help("put the inner map into a message of its own"));
            let error = self.open(SyntaxKind::Error);
            if self.deeper() {
                self.map_type();
                self.depth -= 1;
            } else {
                self.take();
                self.take();
            }
            return self.close(error);
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

    /// Type and name, of which one may be missing: then a lone word is a type if a scalar is named so, else a name.
    fn type_and_name(&mut self, declared: Span) {
        use SyntaxKind::{Dot, Equals, Ident};
        let labelled = self.here() != declared;
        let other = labelled
            && self.at(Ident)
            && self.at_line_start()
            && self.nth_is(1, Ident)
            && self.nth_is(2, Ident);
        if !self.at(Ident) && !self.at(Dot) || other {
            return self.expected("a type and a name");
        }
        let lone = self.at(Ident) && self.nth_is(1, Equals);
        if lone && !is_scalar(self.word(0)) {
            let message = format!("field {} has no type", self.found());
            let error = SyntaxError::new(self.here(), message);
            self.tell(error);
        } else {
            if self.at_word("map") && self.nth_is(1, Dot) {
                let help = "begin a path with a package or message named `map` with a dot";
                let message = "`map` is followed by `<` and the types of the map here";
                let error = SyntaxError::new(self.here(), message);
                self.tell(error.help(help));
            }
            let start = self.here();
            self.type_ref("a type");
            self.brackets(start, labelled);
        }
        self.field_name();
    }

    /// `string[]`
    fn brackets(&mut self, start: Span, labelled: bool) {
        use SyntaxKind::{LBracket, RBracket};
        if !self.at(LBracket) || !self.nth_is(1, RBracket) {
            return;
        }
        let both = Span {
            start: self.here().start,
            end: self.span(1).end,
        };
        let mut fix = Fix::new("write `repeated`", both, "");
        if !labelled {
            let label = Fix::new("", Span::point(start.start), "repeated ");
            fix.edits.splice(..0, label.edits);
        }
        self.tell(SyntaxError::new(both, "a list is a field with `repeated`").fix(fix));
        let error = self.open(SyntaxKind::Error);
        self.take();
        self.take();
        self.close(error);
    }

    fn field_name(&mut self) {
        let named = self.at(SyntaxKind::Ident);
        self.name("a field name");
        let two = self.at(SyntaxKind::Ident) && self.nth_is(1, SyntaxKind::Equals);
        if named && two && !self.at_line_start() {
            let blank = Span {
                start: self.last().end,
                end: self.here().start,
            };
            let error = SyntaxError::new(self.here(), "a field name is one word");
            self.tell(error.fix(Fix::new("write `_` between the words", blank, "_")));
            self.take_error();
        }
    }

    /// `= Int`
    fn number(&mut self) {
        if self.equals() {
            return self.field_number();
        }
        if self.at(SyntaxKind::Int) && !self.at_line_start() {
            self.missing("`=`", " =");
            self.take();
        } else if self.nothing_on_line() || self.statement_begins(0) || self.ends_number() {
            self.no_number();
        } else {
            self.expected("`=` and the number of the field");
            if self.skip_to(&[SyntaxKind::Equals, SyntaxKind::LBracket]) && self.equals() {
                self.field_number();
            }
        }
    }

    fn no_number(&mut self) {
        let name = self.slice(self.last()).to_owned();
        let error = SyntaxError::new(self.gap(), format!("field `{name}` has no number"));
        self.tell(error);
    }

    fn ends_number(&self) -> bool {
        use SyntaxKind::{LBrace, LBracket, Semicolon};
        matches!(self.nth(0), Some(LBrace | LBracket | Semicolon))
    }

    fn field_number(&mut self) {
        match self.nth(0) {
            Some(SyntaxKind::Int) => self.take(),
            _ if self.nothing_on_line() || self.ends_number() => {
                let error = SyntaxError::new(self.gap(), "missing the number of the field");
                self.tell(error);
            }
            Some(SyntaxKind::Minus) => {
                let error = SyntaxError::new(self.here(), "the number of a field is positive");
                self.tell(error);
                self.skip_number(2);
            }
            Some(SyntaxKind::String) => {
                let error = self.without_quotes("the number of the field");
                self.tell(error);
                self.skip_number(1);
            }
            _ => {
                let count = if self.at(SyntaxKind::Plus) { 2 } else { 1 };
                self.expected("the number of the field");
                self.skip_number(count);
            }
        }
    }

    fn skip_number(&mut self, count: usize) {
        let error = self.open(SyntaxKind::Error);
        for _ in 0..count {
            if !self.nothing_on_line() && !self.ends_number() {
                self.take();
            }
        }
        self.close(error);
    }

    fn field_options(&mut self) {
        if self.at(SyntaxKind::LBracket) {
            self.compact_options(Owner::Field);
        }
    }

    /// `group Name = Int CompactOptions? Body`
    fn group(&mut self, node: Opened, declared: Span) {
        self.take();
        self.name("a group name");
        self.number();
        self.field_options();
        self.body(Place::Message, declared);
        self.close(node);
    }
}
