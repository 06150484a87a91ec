//! Fields and groups.

use super::body::Place;
use super::cursor::Parser;
use super::option::Owner;
use super::path::is_scalar;
use crate::{Fix, Opened, Span, SyntaxError, SyntaxKind};

pub(super) const LABELS: [&str; 3] = ["optional", "required", "repeated"];

/// What stands before a type in other languages, or once stood here.
const NO_LABELS: [&str; 14] = [
    "const", "export", "final", "implicit", "let", "local", "mut", "private", "public", "readonly",
    "singular", "static", "val", "var",
];

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
        self.surplus_label();
        if self.at_map() {
            self.map_field(place);
        } else if self.map_in_brackets() {
            self.field_name();
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
        use SyntaxKind::{Equals, Ident, Int, LParen};
        let value = self.nth(3).is_some_and(|kind| kind != Int);
        let option = self.nth_is(1, Ident) && self.nth_is(2, Equals) && value;
        if option || self.nth_is(1, LParen) {
            return self.options_in_braces(declared);
        }
        if !self.told_since(declared) {
            self.expected("`;`");
        }
        let error = self.open(SyntaxKind::Error);
        self.body(Place::Message, declared);
        self.close(error);
    }

    /// `{deprecated = true};` behind a field.
    fn options_in_braces(&mut self, declared: Span) {
        let open = self.here();
        let told = self.told_since(declared);
        self.skip_block();
        let close = self.last();
        let mut fix = Fix::new("write `[` and `]`", open, "[");
        fix.edits.extend(Fix::new("", close, "]").edits);
        if !told {
            let message = "the options of a field stand in `[` and `]`";
            self.tell_always(SyntaxError::new(open, message).fix(fix));
        }
        if !self.eat(SyntaxKind::Semicolon) {
            self.told_here();
        }
    }

    fn at_group(&self) -> bool {
        let other = matches!(self.nth(1), Some(SyntaxKind::Dot | SyntaxKind::Equals));
        self.at_word("group") && !other
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

    /// A word of another language in the place of a label.
    fn surplus_label(&mut self) {
        use SyntaxKind::{Dot, Equals, Ident, LAngle};
        let typed = match (self.nth(1), self.nth(2)) {
            (Some(Ident), Some(Ident)) => self.nth_is(3, Equals),
            (Some(Ident), Some(Dot)) => true,
            (Some(Ident), Some(LAngle)) => self.word(1) == "map",
            _ => false,
        };
        let known = NO_LABELS.contains(&self.word(0));
        let before_type = is_scalar(self.word(1)) && !is_scalar(self.word(0));
        if !self.at(Ident) || !typed || !known && (!before_type || self.nth_is(2, Dot)) {
            return;
        }
        let message = match self.word(0) {
            "export" | "local" => {
                format!("{} can stand only before `message` or `enum`", self.found())
            }
            _ => format!("{} is no label", self.found()),
        };
        let error = self.surplus(message);
        self.tell(error);
        self.take_error();
    }

    /// The next token is too much; the fix removes it.
    pub(super) fn surplus(&self, message: String) -> SyntaxError {
        let here = self.here();
        let with_blank = Span {
            start: here.start,
            end: self.span(1).start,
        };
        let fix = Fix::new(format!("remove {}", self.found()), with_blank, "");
        SyntaxError::new(here, message).fix(fix)
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
        let error = self.surplus(why.to_owned());
        self.tell(error);
        self.take_error();
    }

    /// `name: Type`
    fn name_and_type(&mut self) {
        let start = self.here();
        let name = self.word(0).to_owned();
        self.field_name();
        self.take_error();
        let ty = self.here();
        if LABELS.contains(&self.word(0)) && self.nth_is(1, SyntaxKind::Ident) {
            self.take();
        }
        if self.at_map() {
            self.map_type();
        } else {
            self.type_ref("a type");
        }
        let written = format!("{} {name}", self.slice(self.since(ty)));
        let span = self.since(start);
        let fix = Fix::new(format!("write `{written}`"), span, written);
        let error = SyntaxError::new(span, "the type of a field stands before its name");
        self.tell_always(error.fix(fix));
        if !self.at(SyntaxKind::Equals) {
            self.told_here();
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
        let colon = self.nth_is(1, SyntaxKind::Colon);
        if self.at(Ident) && colon && matches!(self.nth(2), Some(Ident | Dot)) {
            return self.name_and_type();
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

    pub(super) fn field_name(&mut self) {
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
