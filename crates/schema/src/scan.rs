//! A small lexical scan of protobuf text: tokens with their line's indentation, blind to grammar, sure to end.

use crate::blank;

/// What a token is, as far as recovery needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or keyword.
    Word,
    /// Anything that starts with a digit.
    Number,
    /// A string literal with its quotes.
    Text,
    /// A string literal that its line ends before its closing quote.
    OpenText,
    /// One ASCII punctuation byte.
    Sign(u8),
    /// A character that no protobuf token starts with.
    Other,
}

/// One token; comments and white space are left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Columns of white space that its line starts with; a tab counts as four.
    pub(crate) indent: u32,
    /// No other token stands before it on its line.
    pub(crate) leads: bool,
}

impl Token {
    /// Whether this is the given punctuation byte.
    pub(crate) fn is(&self, sign: u8) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Its text.
    pub(crate) fn text<'a>(&self, source: &'a str) -> &'a str {
        source
            .get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// All tokens of a text.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) tokens: Vec<Token>,
    /// Where a block comment starts that never ends.
    pub(crate) open_comment: Option<u32>,
}

/// Splits a text into tokens; never fails. Offsets fit in `u32` because larger files are refused before.
pub(crate) fn scan(source: &str) -> Scan {
    let mut scanner = Scanner {
        bytes: source.as_bytes(),
        at: 0,
        indent: 0,
        leads: true,
        out: Scan::default(),
    };
    while let Some(byte) = scanner.peek(0) {
        scanner.step(byte);
    }
    scanner.out
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    indent: u32,
    leads: bool,
    out: Scan,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn step(&mut self, byte: u8) {
        match (byte, self.peek(1)) {
            (b'\n', _) => {
                self.at += 1;
                self.indent = 0;
                self.leads = true;
            }
            (b' ' | b'\t' | b'\r' | 0x0b | 0x0c, _) => {
                self.at += 1;
                if self.leads {
                    self.indent += if byte == b'\t' { 4 } else { 1 };
                }
            }
            _ if self.at > 0 && self.blank() > 0 => {
                self.at += self.blank();
                self.indent += u32::from(self.leads);
            }
            (b'#', _) | (b'/', Some(b'/')) => self.skip_while(|byte| byte != b'\n'),
            (b'/', Some(b'*')) => self.block_comment(),
            (b'"' | b'\'', _) => self.string(byte),
            _ => self.token(byte),
        }
    }

    /// Bytes of what looks like white space at this place and is none for the parser.
    fn blank(&self) -> usize {
        if self.peek(0).is_none_or(|byte| byte.is_ascii()) {
            return 0;
        }
        let rest = self.bytes.get(self.at..self.at + 4);
        let rest = rest
            .or_else(|| self.bytes.get(self.at..))
            .unwrap_or_default();
        let valid = rest.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        blank::at_start(valid).map_or(0, |_| valid.chars().next().map_or(0, char::len_utf8))
    }

    fn skip_while(&mut self, accept: impl Fn(u8) -> bool) {
        while self.peek(0).is_some_and(&accept) {
            self.at += 1;
        }
    }

    fn block_comment(&mut self) {
        let start = self.at;
        self.at += 2;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some(b'*'), Some(b'/')) => {
                    self.at += 2;
                    return;
                }
                (Some(b'\n'), _) => {
                    self.at += 1;
                    self.indent = 0;
                    self.leads = true;
                }
                (Some(_), _) => self.at += 1,
                (None, _) => {
                    self.out.open_comment = Some(clamp(start));
                    return;
                }
            }
        }
    }

    fn string(&mut self, quote: u8) {
        let start = self.at;
        self.at += 1;
        let mut kind = Kind::OpenText;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\n' => break,
                b'\\' if self.peek(1).is_some_and(|next| next != b'\n') => self.at += 2,
                _ => {
                    self.at += 1;
                    if byte == quote {
                        kind = Kind::Text;
                        break;
                    }
                }
            }
        }
        self.push(kind, start);
    }

    fn token(&mut self, byte: u8) {
        let start = self.at;
        self.at += 1;
        let kind = match byte {
            b'0'..=b'9' => {
                self.skip_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
                Kind::Number
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                Kind::Word
            }
            b'.' | b'-' | b'+' | b'(' | b')' | b'{' | b'}' | b'[' | b']' | b'<' | b'>' | b','
            | b'=' | b':' | b';' | b'/' => Kind::Sign(byte),
            _ => {
                self.skip_while(|byte| (0x80..0xc0).contains(&byte));
                Kind::Other
            }
        };
        self.push(kind, start);
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let leads = std::mem::take(&mut self.leads);
        self.out.tokens.push(Token {
            kind,
            start: clamp(start),
            end: clamp(self.at),
            indent: self.indent,
            leads,
        });
    }
}

pub(crate) fn clamp(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expect: &[&str]) {
        let texts: Vec<_> = scan(source)
            .tokens
            .iter()
            .map(|token| token.text(source))
            .collect();
        assert_eq!(texts, expect, "{source:?}");
    }

    #[test]
    fn splits_text_and_skips_comments() {
        check(
            "a.b=1; // x\n/* y \n */ c # z",
            &["a", ".", "b", "=", "1", ";", "c"],
        );
        check(r#"x = "a\"b // c" 'd"#, &["x", "=", r#""a\"b // c""#, "'d"]);
        check("0x1F 1.5e7 é§\u{0}", &["0x1F", "1.5e7", "é", "§", "\u{0}"]);
        check("\"abc\ndef", &["\"abc", "def"]);
        check("a\u{a0}b\u{2028}c\u{200b}", &["a", "b", "c"]);
    }

    #[test]
    fn knows_lines_and_open_ends() {
        let found = scan("  a b\n\tc /* d");
        let lines: Vec<_> = found
            .tokens
            .iter()
            .map(|token| (token.indent, token.leads))
            .collect();
        assert_eq!(lines, [(2, true), (2, false), (4, true)]);
        assert_eq!(found.open_comment, Some(9));
    }
}
