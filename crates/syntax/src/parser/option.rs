//! Options: statements, lists in brackets, and their names.

use super::cursor::Parser;
use super::literal::Setting;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// Options of files that take a string that looks like a path.
const STRINGS: [&str; 6] = [
    "java_package",
    "java_outer_classname",
    "go_package",
    "csharp_namespace",
    "php_namespace",
    "ruby_package",
];

/// Whose options stand in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A field or group, which has `default` and `json_name` too.
    Field,
    /// An enum value or a range of extensions.
    Other,
}

impl Parser {
    /// `option OptionName = value ;`
    pub(super) fn option_statement(&mut self) {
        let node = self.open(SyntaxKind::OptionDecl);
        self.keyword("option");
        let name = self.word(0).to_owned();
        self.option_name();
        let plain = STRINGS.contains(&name.as_str()) && self.at(SyntaxKind::Equals);
        use SyntaxKind::{Dot, Ident, Int, Minus, Slash};
        if plain && self.nth_is(1, Ident) && matches!(self.nth(2), Some(Dot | Slash | Minus)) {
            self.take();
            self.string("a string", &[Ident, Dot, Slash, Minus, Int]);
        } else {
            self.option_value(Setting::Option);
        }
        self.end_statement();
        self.close(node);
    }

    /// `[ CompactOption (, CompactOption)* ]`
    pub(super) fn compact_options(&mut self, owner: Owner) {
        let node = self.open(SyntaxKind::CompactOptions);
        let bracket = self.here();
        self.take();
        let comma = self.at(SyntaxKind::Comma);
        if self.nth_is(usize::from(comma), SyntaxKind::RBracket) {
            if comma {
                self.take_error();
            }
            let both = Span {
                start: bracket.start,
                end: self.here().end,
            };
            let error = SyntaxError::new(both, "no options between the brackets");
            self.tell(error.fix(Fix::new("remove them", both, "")));
        } else {
            self.compact_list(owner);
        }
        if !self.eat(SyntaxKind::RBracket) {
            self.unclosed_options(bracket);
        }
        self.close(node);
    }

    fn compact_list(&mut self, owner: Owner) {
        use SyntaxKind::{Comma, Ident, RBracket, Semicolon};
        loop {
            if self.at(RBracket) {
                let comma = self.last();
                let fix = Fix::new("remove it", comma, "");
                let error = SyntaxError::new(comma, "no option follows this comma");
                return self.tell(error.fix(fix));
            }
            if self.at(Ident)
                && self.at_line_start()
                && self.statement_begins(0)
                && !self.option_begins(0)
            {
                return self.expected("an option");
            }
            self.compact_option(owner);
            if self.at(Comma) {
                self.take();
            } else if self.at(Semicolon) && self.option_begins(1) && !self.line_ends_after(0) {
                let here = self.here();
                let error = SyntaxError::new(here, "expected `,`, found `;`");
                self.tell(error.fix(Fix::new("write `,`", here, ",")));
                self.take_error();
            } else if self.option_begins(0) {
                self.missing("`,`", ",");
            } else {
                return;
            }
        }
    }

    /// An option of a list in brackets begins with the `n`th token, and no other statement does.
    fn option_begins(&self, n: usize) -> bool {
        use SyntaxKind::{Dot, Equals, Ident, LParen};
        let named = matches!(self.nth(n + 1), Some(Equals | Dot)) && self.nth_is(n, Ident);
        named || self.nth_is(n, LParen) && matches!(self.nth(n + 1), Some(Ident | Dot))
    }

    fn unclosed_options(&mut self, bracket: Span) {
        use SyntaxKind::{LBrace, RBracket, Semicolon};
        let ended = matches!(self.nth(0), Some(Semicolon | LBrace)) || self.nothing_on_line();
        if !ended && !self.statement_begins(0) {
            self.expected("`,` or `]`");
            self.skip_to(&[RBracket]);
            if self.eat(RBracket) {
                return;
            }
        }
        self.missing_closing("`]`", "]", bracket);
    }

    /// Tells that a bracket is not closed behind the last token.
    pub(super) fn missing_closing(&mut self, what: &str, added: &str, opened: Span) {
        let gap = self.gap();
        let error = SyntaxError::new(gap, format!("missing {what}"))
            .related(opened, "it is opened here")
            .fix(Fix::new(format!("add {what}"), gap, added));
        self.tell(error);
    }

    fn compact_option(&mut self, owner: Owner) {
        let node = self.open(SyntaxKind::CompactOption);
        let start = self.here();
        let mut setting = match (owner, self.word(0)) {
            (Owner::Field, "default") => Setting::Default,
            (Owner::Field, "json_name") => Setting::JsonName,
            _ => Setting::Option,
        };
        self.option_name();
        if setting != Setting::Option && self.last() != start {
            let word = self.slice(start).to_owned();
            let error = SyntaxError::new(self.since(start), format!("`{word}` has no parts"));
            self.tell(error);
            setting = Setting::Option;
        }
        self.option_value(setting);
        self.close(node);
    }

    /// `OptionNamePart (. OptionNamePart)*`
    fn option_name(&mut self) {
        use SyntaxKind::{Dot, Ident, LParen};
        if !matches!(self.nth(0), Some(Ident | LParen)) {
            return self.no_option_name();
        }
        if self.at_line_start() && self.at(Ident) && self.nth_is(1, Ident) {
            return self.expected("an option name");
        }
        let name = self.open(SyntaxKind::OptionName);
        self.option_name_part();
        loop {
            if self.eat(Dot) {
                if matches!(self.nth(0), Some(Ident | LParen)) {
                    self.option_name_part();
                } else {
                    self.expected("a name after `.`");
                }
            } else if self.at(LParen) || self.lacks_dot() {
                self.missing("`.`", ".");
                self.option_name_part();
            } else {
                break;
            }
        }
        self.close(name);
    }

    /// `(a)b =`
    fn lacks_dot(&self) -> bool {
        use SyntaxKind::{Dot, Equals, Ident};
        let part = self.at(Ident) && matches!(self.nth(1), Some(Equals | Dot));
        part && self.slice(self.last()) == ")"
    }

    fn no_option_name(&mut self) {
        use SyntaxKind::{Dot, Ident, String};
        if self.at(String) {
            let error = self.without_quotes("an option name");
            self.tell(error);
            self.take_error();
        } else if self.at(Dot) && self.nth_is(1, Ident) {
            let here = self.here();
            let fix = Fix::new("remove it", here, "");
            let error =
                SyntaxError::new(here, "an option name has a leading dot only in parentheses");
            self.tell(error.fix(fix));
            self.take_error();
            self.option_name();
        } else {
            self.expected("an option name");
            let wrong = [SyntaxKind::Equals, SyntaxKind::Comma, SyntaxKind::RBracket];
            self.skip_to(&wrong);
        }
    }

    /// `Ident` or `( Path )`
    fn option_name_part(&mut self) {
        let part = self.open(SyntaxKind::OptionNamePart);
        let paren = self.here();
        if self.eat(SyntaxKind::LParen) {
            self.path("the name of an extension");
            if !self.eat(SyntaxKind::RParen) {
                self.missing_closing("`)`", ")", paren);
            }
        } else {
            self.take();
        }
        self.close(part);
    }

    /// `= value`
    fn option_value(&mut self, setting: Setting) {
        use SyntaxKind::{Comma, LBrace, RBracket, Semicolon};
        if self.equals() {
            return self.value(setting);
        }
        let ended = matches!(self.nth(0), Some(Semicolon | Comma | RBracket));
        if ended || self.nothing_on_line() {
            let gap = self.gap();
            let mut error = SyntaxError::new(gap, "missing `=` and a value");
            if self.at(Comma) || self.at(RBracket) {
                error = error.fix(Fix::new("add `= true`", gap, " = true"));
            }
            self.tell(error);
        } else if self.value_begins() && (self.at(LBrace) || !self.statement_begins(0)) {
            self.missing("`=`", " =");
            self.value(setting);
        } else {
            self.expected("`=` and a value");
            if self.skip_to(&[SyntaxKind::Equals, RBracket]) && self.equals() {
                self.value(setting);
            }
        }
    }
}
