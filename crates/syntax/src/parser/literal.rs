//! Values of options: numbers, words, strings and lists.

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
    /// The `n`th token from here can begin an element of a list, and neither a field nor a statement.
    fn element_begins(&self, n: usize) -> bool {
        let field = self.nth_is(n + 1, SyntaxKind::Colon);
        self.value_begins_at(n) && !field && !self.statement_begins(n)
    }

    /// The next token can begin a value.
    pub(super) fn value_begins(&self) -> bool {
        self.value_begins_at(0)
    }

    fn value_begins_at(&self, n: usize) -> bool {
        use SyntaxKind::{Float, Ident, Int, LAngle, LBrace, LBracket, Minus, String};
        let kinds = [Float, Ident, Int, LAngle, LBrace, LBracket, Minus, String];
        self.nth(n).is_some_and(|kind| kinds.contains(&kind))
    }

    /// A value; told if there is none.
    pub(super) fn value(&mut self, setting: Setting) {
        use SyntaxKind::{Float, Ident, Int, LAngle, LBrace, LBracket, Minus, Plus, String};
        let start = self.here();
        let refused = self.refused(setting);
        if let Some(refused) = refused {
            self.refuse_once(start, refused);
        }
        // Within a literal a word may be followed by the next field.
        let of_statement = !matches!(setting, Setting::Field | Setting::Element);
        match self.nth(0) {
            Some(String) => self.string_literal(),
            Some(LBrace) => self.message_literal(setting),
            Some(LAngle) => self.angle_literal(setting),
            Some(LBracket) => self.list_literal(),
            Some(Ident) if of_statement && self.lacks_brace() => self.message_literal(setting),
            Some(Ident) if of_statement && self.at_line_start() && self.statement_begins(0) => {
                self.no_value(setting);
            }
            Some(Ident | Int | Float | Minus | Plus) => self.scalar(setting),
            _ => self.no_value(setting),
        }
    }

    /// Tells it, unless the bracket right before was refused, too.
    fn refuse_once(&mut self, start: Span, refused: &str) {
        let nested = self.refused_at.is_some_and(|at| at + 1 == start.start);
        if !nested {
            let word = self.at(SyntaxKind::Ident) && !self.nth_is(1, SyntaxKind::Dot);
            let quoted = format!("\"{}\"", self.word(0));
            let error = SyntaxError::new(start, refused);
            self.tell(match word {
                true => error.fix(Fix::new("put it in quotes", start, quoted)),
                false => error,
            });
        }
        self.refused_at = Some(start.start);
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

    fn no_value(&mut self, setting: Setting) {
        use SyntaxKind::{Comma, Equals, LBrace, RAngle, RBracket, Semicolon};
        self.expected("a value");
        let other = [Comma, RBracket, Semicolon, Equals, LBrace, RAngle];
        if self.nth(0).is_none_or(|kind| other.contains(&kind)) || self.nothing_on_line() {
            return;
        }
        if setting == Setting::Field {
            self.skip_literal();
        } else {
            self.skip_to(&[Comma, RBracket]);
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
        use SyntaxKind::{Dot, Float, Ident, Int, Minus, String};
        let node = self.open(SyntaxKind::Literal);
        let sign = self.here();
        let minus = self.eat(Minus);
        self.more_signs();
        match self.nth(0) {
            Some(Int | Float) => self.take(),
            Some(Ident) => {
                if minus {
                    self.negative_word(setting);
                }
                self.take();
            }
            Some(String) => {
                let fix = Fix::new("remove it", sign, "");
                self.tell(SyntaxError::new(sign, "a string has no sign").fix(fix));
                self.string_literal();
            }
            _ => self.no_value(setting),
        }
        if self.at(Dot) && !self.at_line_start() {
            self.qualified();
        }
        self.close(node);
    }

    /// Signs that are too many.
    fn more_signs(&mut self) {
        use SyntaxKind::{Minus, Plus, String};
        while matches!(self.nth(0), Some(Minus | Plus)) {
            let here = self.here();
            let message = match self.nth(1) {
                Some(String) => "a string has no sign",
                _ if self.at(Plus) => "a number has no `+`",
                _ => "one `-` is enough",
            };
            let fix = Fix::new("remove it", here, "");
            self.tell(SyntaxError::new(here, message).fix(fix));
            self.take_error();
        }
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

    /// Another element follows on this line, or one without a comma before it.
    fn element_follows(&self) -> bool {
        let semicolon = self.at(SyntaxKind::Semicolon) && !self.line_ends_after(0);
        self.element_begins(usize::from(semicolon))
    }

    fn separator_of_elements(&mut self) {
        let here = self.here();
        if self.at(SyntaxKind::Semicolon) {
            let error = SyntaxError::new(here, "expected `,`, found `;`");
            self.tell(error.fix(Fix::new("write `,`", here, ",")));
            self.take_error();
        } else {
            self.missing("`,`", ",");
        }
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
            } else if self.element_follows() {
                self.separator_of_elements();
            } else if self.at(SyntaxKind::Colon) {
                self.expected("`,` or `]`");
                self.skip_to(&[RBracket]);
                self.eat(RBracket);
                return;
            } else {
                return self.missing_closing("`]`", "]", open);
            }
        }
    }
}
