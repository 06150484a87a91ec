//! Text to tokens that tile it, and what no token can be made of.

mod conflict;
mod foreign;
mod hash;
mod number;
mod string;

use crate::{Fix, Span, SyntaxError, SyntaxKind};

pub(crate) use number::{Number, scan as scan_number};
pub(crate) use string::{Escape, escape};

/// Tokens as kind and start, and mistakes in the order of the text.
pub(crate) struct Lexed {
    /// They tile the text.
    pub(crate) tokens: Vec<(SyntaxKind, u32)>,
    /// What is wrong within tokens.
    pub(crate) errors: Vec<SyntaxError>,
    /// The text ends within a comment.
    pub(crate) open_comment: bool,
}

/// Cuts a text into tokens.
pub(crate) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer::new(text);
    if text.starts_with('\u{feff}') {
        lexer.tokens.push((SyntaxKind::ByteOrderMark, 0));
        lexer.at = '\u{feff}'.len_utf8();
    }
    while lexer.at < text.len() {
        let start = lexer.at;
        let kind = lexer.token();
        // A token without bytes would never end; none is known.
        lexer.at = lexer.at.max(start + 1);
        lexer.follow(kind);
        lexer.tokens.push((kind, Span::from(start..start).start));
    }
    Lexed {
        tokens: lexer.tokens,
        errors: lexer.errors,
        open_comment: lexer.open_comment,
    }
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<(SyntaxKind, u32)>,
    errors: Vec<SyntaxError>,
    open_comment: bool,
    /// How many braces of a message literal are open here.
    literal: u32,
    /// The last token that is no blank or comment is `=`.
    after_equals: bool,
    /// A merge conflict was told whose end was not seen yet.
    conflict: bool,
    /// Where the last end of a conflict is, once that was asked.
    last_conflict: Option<usize>,
    /// The text is what follows `#` within a message literal.
    remark: bool,
}

impl<'t> Lexer<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            tokens: Vec::with_capacity(text.len() / 4),
            errors: Vec::new(),
            open_comment: false,
            literal: 0,
            after_equals: false,
            conflict: false,
            last_conflict: None,
            remark: false,
        }
    }

    /// Follows whether the text is within a message literal.
    fn follow(&mut self, kind: SyntaxKind) {
        match kind {
            SyntaxKind::LBrace if self.after_equals || self.literal > 0 => self.literal += 1,
            SyntaxKind::RBrace => self.literal = self.literal.saturating_sub(1),
            _ => {}
        }
        if !kind.is_trivia() {
            self.after_equals = kind == SyntaxKind::Equals;
        }
    }

    /// The `n`th byte from here; 0 after the last.
    fn byte(&self, n: usize) -> u8 {
        self.bytes.get(self.at + n).copied().unwrap_or(0)
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_while(&mut self, of: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().position(|byte| !of(*byte));
        self.at += count.unwrap_or(rest.len());
    }

    fn tell(&mut self, range: std::ops::Range<usize>, message: impl Into<String>) {
        self.errors
            .push(SyntaxError::new(Span::from(range), message));
    }

    fn token(&mut self) -> SyntaxKind {
        match self.byte(0) {
            b'<' | b'=' | b'>' | b'|' if self.conflict_marker() => SyntaxKind::LineComment,
            byte if self.remark && is_mark(byte) => {
                self.at += 1;
                SyntaxKind::Unknown
            }
            b' ' | 0..=0x1f => self.whitespace(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.ident(),
            b'0'..=b'9' => self.number(),
            b'.' if self.byte(1).is_ascii_digit() => self.number(),
            b'"' | b'\'' => self.string(),
            b'/' if self.byte(1) == b'/' => self.line_comment(),
            b'/' if self.byte(1) == b'*' => self.block_comment(),
            b'#' => self.hash_comment(),
            b'`' | 0x80.. => self.foreign(),
            byte => match punctuation(byte) {
                Some(kind) => {
                    self.at += 1;
                    kind
                }
                None => self.unknown(),
            },
        }
    }

    fn whitespace(&mut self) -> SyntaxKind {
        let blank = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
        loop {
            self.skip_while(blank);
            let start = self.at;
            self.skip_while(|byte| byte < b' ' && !blank(byte));
            if self.at == start {
                return SyntaxKind::Whitespace;
            }
            self.control(start..self.at);
        }
    }

    fn control(&mut self, range: std::ops::Range<usize>) {
        let code = self.bytes.get(range.start).copied().unwrap_or(0);
        let message = format!("the control character U+{code:04X} cannot stand here");
        let fix = Fix::new("remove it", range.clone().into(), "");
        self.errors
            .push(SyntaxError::new(range.into(), message).fix(fix));
    }

    fn ident(&mut self) -> SyntaxKind {
        self.skip_while(is_name);
        while self.byte(0) >= 0x80 && self.foreign_letters() || self.sign_in_name() {
            self.skip_while(is_name);
        }
        SyntaxKind::Ident
    }

    /// Takes a sign such as `$` with a letter behind it as part of a name and tells it.
    fn sign_in_name(&mut self) -> bool {
        let sign = self.byte(0);
        let within = !self.remark && is_sign(sign) && sign != b'*' && is_name(self.byte(1));
        if within {
            let message = format!(
                "names have ASCII letters, digits and `_` only, not `{}`",
                char::from(sign).escape_debug()
            );
            self.tell(self.at..self.at + 1, message);
            self.at += 1;
        }
        within
    }

    fn line_comment(&mut self) -> SyntaxKind {
        let start = self.at;
        self.skip_while(|byte| byte != b'\n');
        // As for `protoc` the line end is `\n`; the `\r` before it goes with it.
        if self.at > start && self.bytes.get(self.at - 1) == Some(&b'\r') {
            self.at -= 1;
        }
        self.no_nul(start);
        SyntaxKind::LineComment
    }

    fn block_comment(&mut self) -> SyntaxKind {
        let start = self.at;
        let opener = Span::from(start..start + 2);
        self.at += 2;
        let told = self.errors.len();
        loop {
            self.skip_while(|byte| byte != b'*' && byte != b'/');
            match (self.byte(0), self.byte(1)) {
                (b'*', b'/') => {
                    self.at += 2;
                    break;
                }
                (b'/', b'*') if self.errors.len() == told => {
                    let here = Span::from(self.at..self.at + 2);
                    let error = SyntaxError::new(here, "a comment cannot begin within a comment")
                        .related(opener, "the comment begins here");
                    self.errors.push(error);
                    self.at += 1;
                }
                _ if self.at >= self.bytes.len() => {
                    self.errors.truncate(told);
                    self.unclosed_comment(opener);
                    break;
                }
                _ => self.at += 1,
            }
        }
        self.no_nul(start);
        SyntaxKind::BlockComment
    }

    fn unclosed_comment(&mut self, opener: Span) {
        self.open_comment = true;
        let from = opener.start as usize;
        let line = self.text.get(from..).and_then(|text| text.lines().next());
        let end = from + line.map_or(0, str::len);
        let fix = Fix::new("close it with `*/`", Span::from(end..end), " */");
        let error = SyntaxError::new(opener, "this comment is not closed");
        self.errors.push(error.fix(fix));
    }

    /// For `protoc` a NUL ends comments and strings.
    fn no_nul(&mut self, start: usize) {
        let token = self.bytes.get(start..self.at).unwrap_or_default();
        if let Some(offset) = token.iter().position(|byte| *byte == 0) {
            let nul = start + offset;
            self.control(nul..nul + 1);
        }
    }

    fn unknown(&mut self) -> SyntaxKind {
        let start = self.at;
        if self.rest().starts_with("*/") {
            self.at += 2;
            self.tell(start..self.at, "`*/` closes no comment");
            return SyntaxKind::Unknown;
        }
        self.skip_while(is_sign);
        let text = self.text.get(start..self.at).unwrap_or_default();
        let message = format!("`{}` means nothing here", text.escape_debug());
        self.tell(start..self.at, message);
        SyntaxKind::Unknown
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Printable ASCII that is nowhere part of protobuf.
fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'!' | b'$'..=b'&' | b'*' | b'?' | b'@' | b'\\' | b'^' | b'|' | b'~' | 0x7f
    )
}

/// The same and what else has a meaning of its own outside of message literals.
fn is_mark(byte: u8) -> bool {
    is_sign(byte) || matches!(byte, b'#' | b'`')
}

fn punctuation(byte: u8) -> Option<SyntaxKind> {
    Some(match byte {
        b';' => SyntaxKind::Semicolon,
        b',' => SyntaxKind::Comma,
        b'.' => SyntaxKind::Dot,
        b'/' => SyntaxKind::Slash,
        b':' => SyntaxKind::Colon,
        b'=' => SyntaxKind::Equals,
        b'-' => SyntaxKind::Minus,
        b'+' => SyntaxKind::Plus,
        b'(' => SyntaxKind::LParen,
        b')' => SyntaxKind::RParen,
        b'{' => SyntaxKind::LBrace,
        b'}' => SyntaxKind::RBrace,
        b'[' => SyntaxKind::LBracket,
        b']' => SyntaxKind::RBracket,
        b'<' => SyntaxKind::LAngle,
        b'>' => SyntaxKind::RAngle,
        _ => return None,
    })
}
