//! Characters outside ASCII, which protobuf has only in strings and comments: read as what they most likely stand for.

use super::Lexer;
use crate::{Fix, Span, SyntaxError, SyntaxKind};

/// What a character outside ASCII is typed for.
fn lookalike(char: char) -> Option<(SyntaxKind, &'static str)> {
    Some(match char {
        '；' | '\u{37e}' => (SyntaxKind::Semicolon, ";"),
        '，' | '、' => (SyntaxKind::Comma, ","),
        '：' => (SyntaxKind::Colon, ":"),
        '＝' => (SyntaxKind::Equals, "="),
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '－' => (SyntaxKind::Minus, "-"),
        '（' => (SyntaxKind::LParen, "("),
        '）' => (SyntaxKind::RParen, ")"),
        '｛' => (SyntaxKind::LBrace, "{"),
        '｝' => (SyntaxKind::RBrace, "}"),
        '［' => (SyntaxKind::LBracket, "["),
        '］' => (SyntaxKind::RBracket, "]"),
        '＜' => (SyntaxKind::LAngle, "<"),
        '＞' => (SyntaxKind::RAngle, ">"),
        _ => return None,
    })
}

/// Characters that end what a typographic quote begins.
fn closing_quotes(char: char) -> Option<&'static [char]> {
    match char {
        '“' | '”' | '„' | '‟' | '＂' => Some(&['“', '”', '„', '‟', '＂', '"']),
        '‘' | '’' | '‚' | '‛' | '`' => Some(&['‘', '’', '‚', '‛', '`', '\'']),
        '«' | '»' => Some(&['«', '»']),
        _ => None,
    }
}

fn is_blank(char: char) -> bool {
    char.is_whitespace() || is_invisible(char)
}

fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

impl Lexer<'_> {
    /// A token that begins with such a character, or with a backtick.
    pub(super) fn foreign(&mut self) -> SyntaxKind {
        let start = self.at;
        let Some(char) = self.rest().chars().next() else {
            return SyntaxKind::Unknown;
        };
        if let Some(closing) = closing_quotes(char)
            && self.quoted(char, closing)
        {
            return SyntaxKind::String;
        }
        if char.is_alphanumeric() {
            return self.ident();
        }
        self.at += char.len_utf8();
        if let Some((kind, meant)) = lookalike(char) {
            let span = Span::from(start..self.at);
            let message = format!("`{char}` is not `{meant}`");
            let fix = Fix::new(format!("write `{meant}`"), span, meant);
            self.errors.push(SyntaxError::new(span, message).fix(fix));
            return kind;
        }
        let of_its_kind = |other: char| is_blank(other) == is_blank(char) && is_plain(other);
        let rest = self.rest();
        self.at += rest.find(|other| !of_its_kind(other)).unwrap_or(rest.len());
        self.tell_foreign(start, char)
    }

    fn tell_foreign(&mut self, start: usize, char: char) -> SyntaxKind {
        let span = Span::from(start..self.at);
        if is_blank(char) {
            let invisible = is_invisible(char);
            let code = u32::from(char);
            let message =
                format!("the character U+{code:04X} looks like a blank, but is none in protobuf");
            let (title, text) = if invisible {
                ("remove it", "")
            } else {
                ("write a blank", " ")
            };
            self.errors
                .push(SyntaxError::new(span, message).fix(Fix::new(title, span, text)));
            return SyntaxKind::Whitespace;
        }
        let message = format!("`{char}` can stand only in strings and comments");
        let fix = Fix::new("remove it", span, "");
        self.errors.push(SyntaxError::new(span, message).fix(fix));
        SyntaxKind::Unknown
    }

    /// Takes letters outside ASCII as part of a name or number and tells them.
    pub(super) fn foreign_letters(&mut self) -> bool {
        let rest = self.rest();
        let is_letter = |char: char| !char.is_ascii() && char.is_alphanumeric();
        let length = rest.find(|char| !is_letter(char)).unwrap_or(rest.len());
        let Some(letters) = rest.get(..length).filter(|letters| !letters.is_empty()) else {
            return false;
        };
        let letters = letters.chars().take(20).collect::<String>();
        let message = format!("names have ASCII letters, digits and `_` only, not `{letters}`");
        self.tell(self.at..self.at + length, message);
        self.at += length;
        true
    }

    /// Takes a string in typographic quotes, if it ends on its line.
    fn quoted(&mut self, open: char, closing: &[char]) -> bool {
        let start = self.at;
        let inner = start + open.len_utf8();
        let text = self.text.get(inner..).unwrap_or_default();
        let found = text.find(|char| char == '\n' || closing.contains(&char));
        let Some(length) = found else { return false };
        let close = text.get(length..).and_then(|rest| rest.chars().next());
        let Some(close) = close.filter(|close| *close != '\n') else {
            return false;
        };
        let end = inner + length;
        self.at = end + close.len_utf8();
        let mut fix = Fix::new("write `\"`", Span::from(start..inner), "\"");
        fix.edits
            .extend(Fix::new("", Span::from(end..self.at), "\"").edits);
        let message = format!("strings stand in `\"` or `'`, not in `{open}`");
        let error = SyntaxError::new(Span::from(start..inner), message);
        self.errors.push(error.fix(fix));
        true
    }
}

/// Neither ASCII nor read as something else.
fn is_plain(char: char) -> bool {
    !char.is_ascii()
        && !char.is_alphanumeric()
        && lookalike(char).is_none()
        && closing_quotes(char).is_none()
}
