//! Message literals.

use super::cursor::Parser;
use super::literal::Setting;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

impl Parser {
    pub(super) fn angle_literal(&mut self, setting: Setting) {
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

    /// A field of a message literal comes next, and some `}` of the text closes nothing.
    pub(super) fn lacks_brace(&self) -> bool {
        self.layout.surplus > 0 && self.nth_is(1, SyntaxKind::Colon)
    }

    /// `{ LiteralField* }` or `< LiteralField* >`
    pub(super) fn message_literal(&mut self, setting: Setting) {
        let node = self.open(SyntaxKind::MessageLiteral);
        let open = self.here();
        let angle = self.at(SyntaxKind::LAngle);
        if !self.deeper() {
            self.set_kind(&node, SyntaxKind::Error);
            self.skip_deep();
            return self.close(node);
        }
        if self.at(SyntaxKind::Ident) {
            self.layout.surplus = self.layout.surplus.saturating_sub(1);
            self.missing("`{`", " {");
        } else {
            self.take();
        }
        self.literal_fields(angle, open, setting);
        self.depth -= 1;
        self.close(node);
    }

    fn literal_fields(&mut self, angle: bool, open: Span, setting: Setting) {
        use SyntaxKind::{Ident, LBracket, RAngle, RBrace, RBracket, String};
        let (close, other) = if angle {
            (RAngle, RBrace)
        } else {
            (RBrace, RAngle)
        };
        loop {
            match self.nth(0) {
                Some(RBrace) if !angle && self.closes_inner(setting) => self.stray(),
                Some(kind) if kind == close => return self.take(),
                Some(kind) if kind == other && self.unbalanced(angle) > 0 => {
                    return self.close_wrongly(angle);
                }
                None if !angle => return self.unclosed(open, open),
                None | Some(RBrace) => return self.missing_closing("`>`", ">", open),
                Some(RBracket) if !angle && self.layout.unclosed > 0 => {
                    return self.unclosed(open, open);
                }
                Some(RAngle | RBracket) if setting != Setting::Option => {
                    let added = if angle { ">" } else { "}" };
                    return self.missing_closing(&format!("`{added}`"), added, open);
                }
                _ if self.outdented(open.start) => return self.unclosed(open, open),
                Some(Ident | LBracket | String) => self.literal_field(),
                Some(_) => {
                    self.expected("a field name");
                    self.skip_literal();
                }
            }
        }
    }

    /// The next token, a `}`, does not end the value of an option, because more of it follows and some `{` is missing.
    fn closes_inner(&self, setting: Setting) -> bool {
        use SyntaxKind::{Comma, RBracket, Semicolon};
        let ends = matches!(self.nth(1), None | Some(Semicolon | Comma | RBracket));
        setting == Setting::Option && self.layout.surplus > 0 && !ends && !self.line_ends_after(0)
    }

    /// How many braces of the text lack a partner where one of the other kind closes this literal.
    fn unbalanced(&self, angle: bool) -> u32 {
        if angle {
            self.layout.surplus
        } else {
            self.layout.unclosed
        }
    }

    /// Takes the bracket of the other kind.
    fn close_wrongly(&mut self, angle: bool) {
        let (close, unbalanced) = match angle {
            true => (">", &mut self.layout.surplus),
            false => ("}", &mut self.layout.unclosed),
        };
        *unbalanced = unbalanced.saturating_sub(1);
        let here = self.here();
        let message = format!("expected `{close}`, found {}", self.found());
        let fix = Fix::new(format!("write `{close}`"), here, close);
        self.tell(SyntaxError::new(here, message).fix(fix));
        self.take_error();
    }

    /// Passes over what is no field: to the next separator, closing bracket or field, or to the end of the line.
    pub(super) fn skip_literal(&mut self) {
        use SyntaxKind::{
            Colon, Comma, Ident, LAngle, LBrace, RAngle, RBrace, RBracket, Semicolon,
        };
        let error = self.open(SyntaxKind::Error);
        let mut depth = 0_u32;
        let mut first = true;
        while let Some(kind) = self.nth(0) {
            let field = kind == Ident && matches!(self.nth(1), Some(Colon | LBrace | LAngle));
            let ends = matches!(kind, Semicolon | RAngle | RBracket | RBrace);
            let ends = ends || !first && (field || self.at_line_start());
            if depth == 0 && ends && !(first && matches!(kind, Semicolon | RAngle | RBracket)) {
                break;
            }
            match kind {
                LBrace => depth += 1,
                RBrace => depth -= 1,
                _ => {}
            }
            self.take();
            first = false;
            if depth == 0 && matches!(kind, Comma | Semicolon | RBrace) {
                break;
            }
        }
        self.close(error);
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
            Some(SyntaxKind::Ident) if self.lacks_brace() => self.message_literal(Setting::Field),
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
        if self.at(SyntaxKind::Ident) && self.nth_is(1, SyntaxKind::Dot) {
            return self.bare_extension();
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

    /// `a.b: 1`
    fn bare_extension(&mut self) {
        let start = self.here();
        let error = self.open(SyntaxKind::Error);
        self.path("the name of an extension");
        self.close(error);
        let span = self.since(start);
        let fix = Fix::new("add brackets", span, format!("[{}]", self.slice(span)));
        let message = "within a message the name of an extension stands in brackets";
        self.tell(SyntaxError::new(span, message).fix(fix));
    }

    fn bracketed_name(&mut self, bracket: Span) {
        use SyntaxKind::{Dot, RBracket, Slash};
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
        if !self.nothing_on_line() && !self.at(SyntaxKind::Colon) {
            self.expected("`]`");
            self.skip_to(&[RBracket]);
            self.eat(RBracket);
        } else {
            self.missing_closing("`]`", "]", bracket);
        }
    }

    /// Passes over a literal that is nested too deeply, counting brackets only.
    pub(super) fn skip_deep(&mut self) {
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
