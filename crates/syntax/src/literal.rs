//! The values of literal tokens. What is malformed, which the parser tells, is read as it most likely was meant.

use crate::lexer::{Escape, Number, escape, scan_number};

/// The bytes of a [`crate::SyntaxKind::String`] token.
///
/// As `protoc` has it: `\ud83d\ude00` is one code point, half a pair is three bytes, and what is over U+10FFFF stays
/// as it is written.
pub fn string_bytes(token: &str) -> Vec<u8> {
    let inner = without_quotes(token).as_bytes();
    let mut bytes = Vec::with_capacity(inner.len());
    let mut at = 0;
    while let Some(byte) = inner.get(at) {
        let rest = inner.get(at..).unwrap_or_default();
        if *byte != b'\\' {
            bytes.push(*byte);
            at += 1;
            continue;
        }
        let (value, length) = escape(rest);
        at += length;
        match value {
            Escape::Byte(byte) => bytes.push(byte),
            Escape::Unicode(head) => {
                let pair = surrogates(head, rest.get(length..).unwrap_or_default());
                at += pair.map_or(0, |(_, length)| length);
                push_utf8(pair.map_or(head, |(code, _)| code), &mut bytes);
            }
            Escape::Wrong(_) => bytes.extend(rest.get(..length).unwrap_or_default()),
        }
    }
    bytes
}

/// A number that is none by the rules of protobuf, such as `08` or `1.0f`; the parser tells it.
pub fn is_malformed(token: &str) -> bool {
    let Number { valid, problem, .. } = scan_number(token.as_bytes());
    problem.is_some() || valid != token.len()
}

/// The value of an [`crate::SyntaxKind::Int`] token; none over 64 bits.
pub fn integer(token: &str) -> Option<u64> {
    let (digits, radix) = match token.as_bytes() {
        [b'0', b'x' | b'X', ..] => (token.get(2..).unwrap_or_default(), 16),
        [b'0', rest @ ..] if rest.iter().all(|byte| (b'0'..b'8').contains(byte)) => (token, 8),
        _ => (token, 10),
    };
    let digits = digits.chars().filter(|char| *char != '_');
    let mut digits = digits.map_while(|char| char.to_digit(radix));
    digits.try_fold(0_u64, |value, digit| {
        let shifted = value.checked_mul(u64::from(radix))?;
        shifted.checked_add(u64::from(digit))
    })
}

/// The value of a [`crate::SyntaxKind::Float`] token, or of decimal digits too long for [`integer`].
pub fn float(token: &str) -> f64 {
    let valid = scan_number(token.as_bytes()).valid;
    let number = token.get(..valid).unwrap_or_default();
    number.parse().unwrap_or(0.0)
}

fn without_quotes(token: &str) -> &str {
    let mut chars = token.chars();
    let open = chars.next();
    let inner = chars.as_str();
    let closed = match open {
        Some(quote @ ('"' | '\'')) => closed_by(inner, quote),
        _ => inner.chars().next_back().is_some(),
    };
    let last = inner.chars().next_back().map_or(0, char::len_utf8);
    let length = inner.len() - if closed { last } else { 0 };
    inner.get(..length).unwrap_or_default()
}

/// Ends with the quote, and no backslash takes that away.
fn closed_by(inner: &str, quote: char) -> bool {
    let Some(text) = inner.strip_suffix(quote) else {
        return false;
    };
    let slashes = text.bytes().rev().take_while(|byte| *byte == b'\\').count();
    slashes % 2 == 0
}

/// A code point of the first half and the `\u` after it, and the length of that.
fn surrogates(head: u32, rest: &[u8]) -> Option<(u32, usize)> {
    let is_pair = (0xd800..0xdc00).contains(&head) && rest.starts_with(b"\\u");
    match escape(rest) {
        (Escape::Unicode(tail @ 0xdc00..0xe000), length) if is_pair => {
            Some((0x10000 + ((head - 0xd800) << 10) + (tail - 0xdc00), length))
        }
        _ => None,
    }
}

fn push_utf8(code: u32, bytes: &mut Vec<u8>) {
    let low = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    match code {
        0..0x80 => bytes.push(code as u8),
        0x80..0x800 => bytes.extend([0xc0 | (code >> 6) as u8, low(0)]),
        0x800..0x1_0000 => bytes.extend([0xe0 | (code >> 12) as u8, low(6), low(0)]),
        0x1_0000..0x11_0000 => {
            bytes.extend([0xf0 | (code >> 18) as u8, low(12), low(6), low(0)]);
        }
        _ => bytes.extend(format!("\\U{code:08x}").bytes()),
    }
}
