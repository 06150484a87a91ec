//! Numbers: how far one goes, of which kind it is, and what is wrong with it.

use super::{Lexer, is_name};
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// A number at the start of a text.
pub(crate) struct Number {
    /// [`SyntaxKind::Int`] or [`SyntaxKind::Float`].
    pub(crate) kind: SyntaxKind,
    /// Bytes of the number itself.
    pub(crate) valid: usize,
    /// Bytes with what is glued to it.
    pub(crate) all: usize,
    /// Bytes that are wrong, and why.
    pub(crate) problem: Option<(std::ops::Range<usize>, &'static str)>,
}

/// Reads the number a text begins with; a digit, or a point and a digit, comes first.
pub(crate) fn scan(text: &[u8]) -> Number {
    let digits = |from: usize, of: fn(&u8) -> bool| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| of(byte)).count()
    };
    let at = |offset: usize| text.get(offset).copied().unwrap_or(0);
    let mut number = Number {
        kind: SyntaxKind::Int,
        valid: 0,
        all: 0,
        problem: None,
    };
    if at(0) == b'0' && matches!(at(1), b'x' | b'X') {
        number.valid = digits(2, u8::is_ascii_hexdigit);
        if number.valid == 2 {
            number.problem = Some((0..2, "`0x` must be followed by hexadecimal digits"));
        }
    } else if at(0) == b'0' && at(1).is_ascii_digit() {
        number.valid = digits(0, u8::is_ascii_digit);
        let octal = digits(0, |byte| (b'0'..b'8').contains(byte));
        if octal < number.valid {
            let why = "a number that begins with 0 is octal and has only digits from 0 to 7";
            number.problem = Some((0..number.valid, why));
        }
    } else {
        decimal(&mut number, digits, at);
    }
    glued(&mut number, digits, at);
    number
}

fn decimal(
    number: &mut Number,
    digits: impl Fn(usize, fn(&u8) -> bool) -> usize,
    at: impl Fn(usize) -> u8,
) {
    let mut end = digits(0, u8::is_ascii_digit);
    if at(end) == b'.' {
        number.kind = SyntaxKind::Float;
        end = digits(end + 1, u8::is_ascii_digit);
    }
    number.valid = end;
    if matches!(at(end), b'e' | b'E') {
        number.kind = SyntaxKind::Float;
        let sign = usize::from(matches!(at(end + 1), b'-' | b'+'));
        let exponent = digits(end + 1 + sign, u8::is_ascii_digit);
        if exponent == end + 1 + sign {
            number.problem = Some((end..exponent, "an exponent needs digits"));
            number.all = exponent;
        } else {
            number.valid = exponent;
        }
    }
}

/// Letters, digits and points right behind the number: part of the token, but wrong.
fn glued(
    number: &mut Number,
    digits: impl Fn(usize, fn(&u8) -> bool) -> usize,
    at: impl Fn(usize) -> u8,
) {
    let start = number.all.max(number.valid);
    let end = digits(start, |byte| is_name(*byte) || *byte == b'.');
    number.all = end;
    // `1to 5`: only the blank is missing, and the lexer tells that.
    let is_to = end == start + 2 && at(start) == b't' && at(start + 1) == b'o';
    if is_to {
        number.all = start;
    } else if end > start && number.problem.is_none() {
        let why = match at(start) {
            b'.' if number.kind == SyntaxKind::Int => "only decimal numbers can have a point",
            b'.' => "a number has one point at most, and none after its exponent",
            b'_' => "numbers are written without `_`",
            _ => "a number cannot be followed by letters",
        };
        number.problem = Some((start..end, why));
    }
}

impl Lexer<'_> {
    pub(super) fn number(&mut self) -> SyntaxKind {
        let start = self.at;
        let number = scan(self.bytes.get(start..).unwrap_or_default());
        self.at += number.all;
        if let Some((range, why)) = &number.problem {
            let span = Span::from(start + range.start..start + range.end);
            if number.valid < number.all && self.names_something(start, &number) {
                let point = usize::from(self.bytes.get(start) == Some(&b'.'));
                self.tell(start + point..self.at, "a name cannot begin with a digit");
                return number.kind;
            }
            let mut error = SyntaxError::new(span, *why);
            error.fix = self.number_fix(start, &number, span);
            self.errors.push(error);
        } else if self.byte(0) == b't' {
            let end = Span::from(self.at..self.at);
            let error = SyntaxError::new(end, "missing blank before `to`");
            self.errors
                .push(error.fix(Fix::new("add a blank", end, " ")));
        } else if self.byte(0) >= 0x80 && self.foreign_letters() {
            self.skip_while(is_name);
        } else if start > 0 && self.after_name(start) {
            let message = "a name cannot begin with a digit";
            self.tell(start + 1..self.at, message);
        }
        number.kind
    }

    fn number_fix(&self, start: usize, number: &Number, wrong: Span) -> Option<Fix> {
        let text = self.text.get(start..start + number.all)?;
        let tail = text.get(number.valid..)?;
        let whole = Span::from(start..start + number.all);
        let suffixes = [
            "f", "F", "d", "D", "u", "U", "l", "L", "ll", "LL", "ul", "UL",
        ];
        if suffixes.contains(&tail) {
            return Some(Fix::new(format!("remove `{tail}`"), wrong, ""));
        }
        if tail.starts_with('_')
            && tail
                .bytes()
                .all(|byte| byte == b'_' || byte.is_ascii_digit())
        {
            return Some(Fix::new("remove `_`", whole, text.replace('_', "")));
        }
        let decimal = text.trim_start_matches('0');
        let octal = tail.is_empty() && !decimal.is_empty() && !text.starts_with("0x");
        let octal = octal && !text.starts_with("0X") && number.kind == SyntaxKind::Int;
        octal.then(|| Fix::new(format!("write {decimal}"), whole, decimal))
    }

    /// Digits and letters where a name stands: behind a word or at the start of a statement.
    fn names_something(&self, start: usize, number: &Number) -> bool {
        let glued = self.bytes.get(start + number.valid).copied().unwrap_or(0);
        if !glued.is_ascii_alphabetic() {
            return false;
        }
        let solid = |(kind, _): &&(SyntaxKind, u32)| !kind.is_trivia();
        let Some((kind, at)) = self.tokens.iter().rev().find(solid) else {
            return true;
        };
        let word = self.text.get(*at as usize..start).unwrap_or_default();
        match kind {
            SyntaxKind::LBrace => self.literal == 0,
            SyntaxKind::RBrace | SyntaxKind::Semicolon | SyntaxKind::RAngle => self.literal == 0,
            // After these words stands a number.
            SyntaxKind::Ident => {
                let word = word.trim_end();
                self.literal == 0 && !matches!(word, "reserved" | "extensions" | "to")
            }
            _ => false,
        }
    }

    /// A name ends right where the number begins, as in `a.5`.
    fn after_name(&self, start: usize) -> bool {
        let before = self.bytes.get(start - 1).copied().unwrap_or(0);
        let last = self.tokens.last();
        self.bytes.get(start) == Some(&b'.')
            && before != b' '
            && last.is_some_and(|(kind, _)| *kind == SyntaxKind::Ident)
    }
}
