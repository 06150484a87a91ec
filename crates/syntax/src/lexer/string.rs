//! String literals and their escapes.

use super::Lexer;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// What can stand behind a string at the end of its line.
const CLOSING: [char; 9] = [';', ',', ')', ']', '}', '>', ' ', '\t', '\r'];

/// How many more lines a string may go on for.
const LINES: usize = 20;

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
                    match self.next_lines(start, quote) {
                        Some(end) => self.string_of_lines(start, end),
                        None => self.unclosed_string(start, quote),
                    }
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

    /// Where a string ends that goes on in the next lines, of which the last has nothing more behind it.
    fn next_lines(&self, start: usize, quote: u8) -> Option<usize> {
        let first = self.text.get(start + 1..self.at).unwrap_or_default();
        let quote = char::from(quote);
        let ends = |text: &str| text.trim_end().ends_with(CLOSING) || text.ends_with(['"', '\'']);
        let mut at = self.at + 1;
        if ends(first) {
            return None;
        }
        for line in self.text.get(at..)?.split_inclusive('\n').take(LINES) {
            let (inner, after) = line.split_once(quote).unwrap_or((line, ""));
            if inner.contains([';', '=', '{', '}', '\\', '\0']) {
                return None;
            }
            at += inner.len();
            if inner.len() < line.len() {
                let ended = after.trim_start_matches(CLOSING).trim();
                return (ended.is_empty() || ended.starts_with("//")).then_some(at + 1);
            }
        }
        None
    }

    /// Takes all lines, so that they are one mistake.
    fn string_of_lines(&mut self, start: usize, end: usize) {
        let text = self.text.get(start..end).unwrap_or_default();
        let quote = text.get(..1).unwrap_or_default();
        let open = Span::from(start..start + 1);
        let message = "a string ends on its line; several strings in a row are one";
        let mut fix = Fix::new("make each line a string", open, quote);
        fix.edits.clear();
        for (offset, _) in text.match_indices('\n') {
            let at = start + offset;
            let blank = text.get(offset + 1..).unwrap_or_default();
            let next = at + 1 + blank.len() - blank.trim_start_matches([' ', '\t']).len();
            fix.edits
                .extend(Fix::new("", Span::from(at..at), quote).edits);
            fix.edits
                .extend(Fix::new("", Span::from(next..next), quote).edits);
        }
        self.at = end;
        self.errors.push(SyntaxError::new(open, message).fix(fix));
    }

    /// Ends the token before what most likely is behind the string, such as `;` at the end of the line.
    fn unclosed_string(&mut self, start: usize, quote: u8) {
        let text = self.text.get(start + 1..self.at).unwrap_or_default();
        let inner = text.trim_end_matches(CLOSING);
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
