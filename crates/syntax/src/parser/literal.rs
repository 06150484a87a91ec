//! Values of options: numbers, words, strings, messages and lists.

use super::cursor::Parser;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// What a value is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// An option: no list, messages in braces.
    Option,
    /// `default`: no list, no message.
    Default,
    /// `json_name`: a string.
    JsonName,
    /// A field of a message literal.
    Field,
    /// An element of a list.
    Element,
}

impl Parser {
    /// The next token can begin a value.
    pub(super) fn value_begins(&self) -> bool {
        use SyntaxKind::{Float, Ident, Int, LAngle, LBrace, LBracket, Minus, String};
        let kinds = [Float, Ident, Int, LAngle, LBrace, LBracket, Minus, String];
        self.nth(0).is_some_and(|kind| kinds.contains(&kind))
    }

    /// A value; told if there is none.
    pub(super) fn value(&mut self, setting: Setting) {
        use SyntaxKind::{Float, Ident, Int, LAngle, LBrace, LBracket, Minus, Plus, String};
        let start = self.here();
        let refused = self.refused(setting);
        if let Some(refused) = refused {
            self.tell(SyntaxError::new(start, refused));
        }
        match self.nth(0) {
            Some(String) => self.string_literal(),
            Some(LBrace) => self.message_literal(setting),
            Some(LAngle) => self.angle_literal(setting),
            Some(LBracket) => self.list_literal(),
            Some(Ident) if self.at_line_start() && self.statement_begins(0) => self.no_value(),
            Some(Ident | Int | Float | Minus | Plus) => self.scalar(setting),
            _ => self.no_value(),
        }
    }

    /// Why the next token cannot begin a value there.
    fn refused(&self, setting: Setting) -> Option<&'static str> {
        let kind = self.nth(0)?;
        let message = matches!(kind, SyntaxKind::LBrace | SyntaxKind::LAngle);
        let list = kind == SyntaxKind::LBracket;
        match setting {
            Setting::JsonName if kind != SyntaxKind::String && self.value_begins() => {
                Some("`json_name` is a string in quotes")
            }
            Setting::Default if message => Some("a message cannot be a default value"),
            Setting::Default if list => Some("a list cannot be a default value"),
            Setting::Option if list => {
                Some("an option cannot be set to a list; set it once for each element")
            }
            Setting::Element if list => Some("a list cannot contain a list"),
            _ => None,
        }
    }

    fn no_value(&mut self) {
        use SyntaxKind::{Comma, Equals, LBrace, RBracket, Semicolon};
        self.expected("a value");
        let other = [Comma, RBracket, Semicolon, Equals, LBrace];
        if self.nth(0).is_some_and(|kind| !other.contains(&kind)) && !self.nothing_on_line() {
            self.take_error();
        }
    }

    /// One or more string tokens.
    pub(super) fn string_literal(&mut self) {
        let node = self.open(SyntaxKind::StringLiteral);
        while self.eat(SyntaxKind::String) {}
        self.close(node);
    }

    /// `-? (Ident | Int | Float)`
    fn scalar(&mut self, setting: Setting) {
        use SyntaxKind::{Dot, Float, Ident, Int, Minus, Plus, String};
        let node = self.open(SyntaxKind::Literal);
        let sign = self.here();
        let minus = self.eat(Minus);
        if self.at(Plus) {
            let here = self.here();
            let fix = Fix::new("remove it", here, "");
            self.tell(SyntaxError::new(here, "a number has no `+`").fix(fix));
            self.take();
        }
        match self.nth(0) {
            Some(Int | Float) => self.take(),
            Some(Ident) => {
                if minus {
                    self.negative_word(setting);
                }
                self.take();
            }
            Some(String) if minus => {
                let fix = Fix::new("remove it", sign, "");
                self.tell(SyntaxError::new(sign, "a string has no sign").fix(fix));
                self.string_literal();
            }
            _ => self.expected("a number"),
        }
        if self.at(Dot) && !self.at_line_start() {
            self.qualified();
        }
        self.close(node);
    }

    fn negative_word(&mut self, setting: Setting) {
        let word = self.word(0);
        let of_text_format = matches!(setting, Setting::Field | Setting::Element);
        let lower = word.to_ascii_lowercase();
        let fits = match of_text_format {
            true => matches!(lower.as_str(), "inf" | "infinity" | "nan"),
            false => matches!(word, "inf" | "nan"),
        };
        if !fits {
            let message = format!(
                "{} has no sign; of all words only `inf` and `nan` do",
                self.found()
            );
            let error = SyntaxError::new(self.here(), message);
            self.tell(error);
        }
    }

    /// `Color.RED`
    fn qualified(&mut self) {
        let start = self.last();
        let dot = self.here();
        let error = self.open(SyntaxKind::Error);
        while self.eat(SyntaxKind::Dot) {
            self.eat(SyntaxKind::Ident);
        }
        self.close(error);
        let last = self.slice(self.last()).to_owned();
        let fix = Fix::new(format!("write `{last}`"), self.since(start), last);
        let error = SyntaxError::new(self.since(dot), "a value is one word, without its enum");
        self.tell(error.fix(fix));
    }

    fn angle_literal(&mut self, setting: Setting) {
        let open = self.here();
        self.message_literal(setting);
        if setting == Setting::Option {
            let mut fix = Fix::new("write `{` and `}`", open, "{");
            if self.slice(self.last()) == ">" {
                fix.edits.extend(Fix::new("", self.last(), "}").edits);
            }
            let error =
                SyntaxError::new(open, "the value of an option begins with `{`, not with `<`");
            self.tell(error.fix(fix));
        }
    }

    /// `{ LiteralField* }` or `< LiteralField* >`
    fn message_literal(&mut self, setting: Setting) {
        let node = self.open(SyntaxKind::MessageLiteral);
        let open = self.here();
        let angle = self.at(SyntaxKind::LAngle);
        if !self.deeper() {
            self.set_kind(&node, SyntaxKind::Error);
            self.skip_deep();
            return self.close(node);
        }
        self.take();
        self.literal_fields(angle, open, setting);
        self.depth -= 1;
        self.close(node);
    }

    fn literal_fields(&mut self, angle: bool, open: Span, setting: Setting) {
        use SyntaxKind::{LBracket, RAngle, RBrace, RBracket, RParen};
        let close = if angle { RAngle } else { RBrace };
        loop {
            let before = self.here();
            match self.nth(0) {
                Some(kind) if kind == close => return self.take(),
                None if !angle => return self.unclosed(open, open),
                None | Some(RBrace) => return self.missing_closing("`>`", ">", open),
                Some(RAngle | RBracket) if setting != Setting::Option => {
                    return self.missing_closing(
                        if angle { "`>`" } else { "`}`" },
                        if angle { ">" } else { "}" },
                        open,
                    );
                }
                _ if self.outdented(open.start) => return self.unclosed(open, open),
                Some(SyntaxKind::Ident | LBracket | SyntaxKind::String) => self.literal_field(),
                Some(RParen | RAngle | RBracket) | Some(_) => {
                    self.expected("a field name");
                    self.take_error();
                }
            }
            if self.here() == before && self.nth(0).is_some() {
                self.take_error();
            }
        }
    }

    /// `LiteralFieldName :? value (, | ;)?`
    fn literal_field(&mut self) {
        use SyntaxKind::{Comma, Semicolon};
        let node = self.open(SyntaxKind::LiteralField);
        self.literal_name();
        self.literal_value();
        if matches!(self.nth(0), Some(Comma | Semicolon)) {
            self.take();
            if matches!(self.nth(0), Some(Comma | Semicolon)) {
                let here = self.here();
                let error = SyntaxError::new(here, "one separator is enough");
                self.tell(error.fix(Fix::new("remove it", here, "")));
                self.take_error();
            }
        }
        self.close(node);
    }

    fn literal_value(&mut self) {
        use SyntaxKind::{Equals, LAngle, LBrace, LBracket};
        if self.eat(SyntaxKind::Colon) {
            return self.literal_value_after_colon();
        }
        let here = self.here();
        match self.nth(0) {
            Some(LBrace | LAngle | LBracket) => self.value(Setting::Field),
            Some(Equals) => {
                let fix = Fix::new("write `:`", here, ":");
                let error = SyntaxError::new(here, "within a message a value follows `:`, not `=`");
                self.tell(error.fix(fix));
                self.take_error();
                self.literal_value_after_colon();
            }
            _ if self.value_begins() && !self.at_line_start() => {
                self.missing("`:`", ":");
                self.value(Setting::Field);
            }
            _ => self.expected("`:` and a value"),
        }
    }

    /// A word that another `:` follows is the name of the next field.
    fn literal_value_after_colon(&mut self) {
        if self.at(SyntaxKind::Ident) && self.at_line_start() && self.nth_is(1, SyntaxKind::Colon) {
            return self.expected("a value");
        }
        match self.nth(0) {
            Some(SyntaxKind::RBrace | SyntaxKind::RAngle) => self.expected("a value"),
            _ => self.value(Setting::Field),
        }
    }

    /// `Ident`, `[ Path ]` or `[ Path / Path ]`
    fn literal_name(&mut self) {
        if self.at(SyntaxKind::String) {
            let error = self.without_quotes("a field name");
            self.tell(error);
            return self.take_error();
        }
        let node = self.open(SyntaxKind::LiteralFieldName);
        let bracket = self.here();
        if self.eat(SyntaxKind::LBracket) {
            self.bracketed_name(bracket);
        } else {
            self.take();
        }
        self.close(node);
    }

    fn bracketed_name(&mut self, bracket: Span) {
        use SyntaxKind::{Comma, Dot, RBracket, Slash};
        let no_dot = |parser: &mut Self| {
            if parser.at(Dot) {
                let here = parser.here();
                let fix = Fix::new("remove it", here, "");
                let error = SyntaxError::new(here, "a name in brackets has no leading dot");
                parser.tell(error.fix(fix));
            }
        };
        no_dot(self);
        self.path("the name of an extension");
        if self.eat(Slash) {
            no_dot(self);
            self.path("the name of a message");
        }
        if self.eat(RBracket) {
            return;
        }
        if !self.nothing_on_line() && !self.at(SyntaxKind::Colon) && !self.at(Comma) {
            self.expected("`]`");
            self.skip_to(&[RBracket]);
            self.eat(RBracket);
        } else {
            self.missing_closing("`]`", "]", bracket);
        }
    }

    /// `[ (value (, value)*)? ]`
    fn list_literal(&mut self) {
        let node = self.open(SyntaxKind::ListLiteral);
        let open = self.here();
        if !self.deeper() {
            self.set_kind(&node, SyntaxKind::Error);
            self.skip_deep();
            return self.close(node);
        }
        self.take();
        self.elements(open);
        self.depth -= 1;
        self.close(node);
    }

    fn elements(&mut self, open: Span) {
        use SyntaxKind::{Comma, RBracket};
        if self.eat(RBracket) {
            return;
        }
        loop {
            self.value(Setting::Element);
            if self.at(Comma) {
                self.take();
                if self.at(RBracket) {
                    let comma = self.last();
                    let error = SyntaxError::new(comma, "no value follows this comma");
                    self.tell(error.fix(Fix::new("remove it", comma, "")));
                    return self.take();
                }
            } else if self.eat(RBracket) {
                return;
            } else if self.value_begins()
                && !self.nth_is(1, SyntaxKind::Colon)
                && !self.statement_begins(0)
            {
                self.missing("`,`", ",");
            } else {
                return self.missing_closing("`]`", "]", open);
            }
        }
    }

    /// Passes over a literal that is nested too deeply, counting brackets only.
    fn skip_deep(&mut self) {
        use SyntaxKind::{LAngle, LBrace, LBracket, RAngle, RBrace, RBracket};
        let mut depth = 0_u32;
        while let Some(kind) = self.nth(0) {
            match kind {
                LBrace | LAngle | LBracket => depth += 1,
                RBrace | RAngle | RBracket => depth -= 1,
                _ => {}
            }
            self.take();
            if depth == 0 {
                return;
            }
        }
    }
}
