//! String literals and their escapes.

use super::Lexer;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// What a backslash and what follows it stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escape {
    /// One byte.
    Byte(u8),
    /// One code point, perhaps half of a surrogate pair, or one beyond the last.
    Unicode(u32),
    /// Nothing, and why.
    Wrong(&'static str),
}

/// The escape a text begins with, and how many bytes it has; the first is the backslash.
pub(crate) fn escape(text: &[u8]) -> (Escape, usize) {
    let byte = |n: usize| text.get(n).copied().unwrap_or(0);
    let after = |from: usize, most: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.get(..most).unwrap_or(rest)
    };
    let simple = |value: u8| (Escape::Byte(value), 2);
    match byte(1) {
        b'a' => simple(0x07),
        b'b' => simple(0x08),
        b'f' => simple(0x0c),
        b'n' => simple(b'\n'),
        b'r' => simple(b'\r'),
        b't' => simple(b'\t'),
        b'v' => simple(0x0b),
        other @ (b'\\' | b'\'' | b'"' | b'?') => simple(other),
        b'0'..=b'7' => {
            let (value, count) = digits(after(1, 3), 8);
            // `\777` is over a byte; `protoc` keeps the low one.
            (Escape::Byte(value as u8), 1 + count)
        }
        b'x' | b'X' => match digits(after(2, 2), 16) {
            (_, 0) => (
                Escape::Wrong("`\\x` must be followed by hexadecimal digits"),
                2,
            ),
            (value, count) => (Escape::Byte(value as u8), 2 + count),
        },
        b'u' => match digits(after(2, 4), 16) {
            (value, 4) => (Escape::Unicode(value), 6),
            (_, count) => (
                Escape::Wrong("`\\u` must be followed by four hexadecimal digits"),
                2 + count,
            ),
        },
        b'U' => match digits(after(2, 8), 16) {
            (value @ 0..=0x1f_ffff, 8) => (Escape::Unicode(value), 10),
            (_, count) => {
                let why = "`\\U` must be followed by eight hexadecimal digits, up to 0010ffff";
                (Escape::Wrong(why), 2 + count)
            }
        },
        _ => (Escape::Wrong("no escape sequence"), 1),
    }
}

/// Value and number of the digits a text begins with.
fn digits(text: &[u8], radix: u32) -> (u32, usize) {
    let values = text
        .iter()
        .map_while(|byte| char::from(*byte).to_digit(radix));
    values.fold((0, 0), |(value, count), digit| {
        (value.wrapping_mul(radix).wrapping_add(digit), count + 1)
    })
}

impl Lexer<'_> {
    pub(super) fn string(&mut self) -> SyntaxKind {
        let start = self.at;
        let quote = self.byte(0);
        self.at += 1;
        loop {
            self.skip_while(|byte| byte != quote && !matches!(byte, b'\\' | b'\n' | 0));
            match self.byte(0) {
                b'\\' => self.escape_sequence(),
                _ if self.at >= self.bytes.len() => {
                    self.unclosed_string(start, quote);
                    break;
                }
                b'\n' => {
                    self.unclosed_string(start, quote);
                    break;
                }
                0 => {
                    self.at += 1;
                    self.control(self.at - 1..self.at);
                }
                _ => {
                    self.at += 1;
                    break;
                }
            }
        }
        SyntaxKind::String
    }

    fn escape_sequence(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (escape, length) = escape(rest);
        let start = self.at;
        self.at += length;
        let Escape::Wrong(why) = escape else { return };
        // At a line end the string is unclosed, which is told.
        if length > 1 {
            return self.tell(start..self.at, why);
        }
        let next = self.rest().chars().next();
        let Some(next) = next.filter(|next| !matches!(next, '\n' | '\r' | '\0')) else {
            return;
        };
        self.at += next.len_utf8();
        let message = format!("`\\{}` is no escape sequence", next.escape_debug());
        let fix = Fix::new("double the backslash", Span::from(start..start), "\\");
        let error = SyntaxError::new(Span::from(start..self.at), message);
        self.errors
            .push(error.help("a backslash itself is written `\\\\`").fix(fix));
    }

    /// Ends the token before what most likely is behind the string, such as `;` at the end of the line.
    fn unclosed_string(&mut self, start: usize, quote: u8) {
        let text = self.text.get(start + 1..self.at).unwrap_or_default();
        let inner = text.trim_end_matches([';', ',', ')', ']', '}', '>', ' ', '\t', '\r']);
        let end = start + 1 + inner.len();
        self.at = end;
        let quote = char::from(quote);
        let other = if quote == '"' { '\'' } else { '"' };
        let open = Span::from(start..start + 1);
        let error = if inner.ends_with(other) {
            let last = Span::from(end - 1..end);
            let message = format!("this string begins with `{quote}`, but ends with `{other}`");
            SyntaxError::new(last, message)
                .related(open, "it begins here")
                .fix(Fix::new(format!("write `{quote}`"), last, quote))
        } else {
            let fix = Fix::new(format!("add `{quote}`"), Span::from(end..end), quote);
            SyntaxError::new(open, "this string is not closed on its line").fix(fix)
        };
        self.errors.push(error);
    }
}
