//! A cap on nesting, checked before any recursive parser sees the text: a stack overflow would end the wasm instance.

use crate::Span;
use crate::scan::Token;

/// Deepest nesting of brackets that is parsed; messages alone may be nested 31 deep.
pub(crate) const MAX_DEPTH: usize = 64;

/// The first bracket that goes too deep.
pub(crate) fn too_deep(tokens: &[Token]) -> Option<Span> {
    let mut open: Vec<(u8, bool)> = Vec::new();
    let mut before = b';';
    for token in tokens {
        let crate::scan::Kind::Sign(sign) = token.kind else {
            before = b'a';
            continue;
        };
        match sign {
            b'{' | b'[' | b'(' | b'<' => {
                let in_value = open.last().is_some_and(|(_, value)| *value);
                open.push((sign, in_value || matches!(before, b'=' | b':')));
            }
            b'}' | b']' | b')' | b'>' => close(&mut open, opening(sign)),
            // A statement ends: brackets left open in it are a mistake in it, not depth.
            b';' => {
                while open
                    .last()
                    .is_some_and(|(sign, value)| *sign != b'{' && !*value)
                {
                    open.pop();
                }
            }
            _ => {}
        }
        if open.len() > MAX_DEPTH {
            return Some(Span {
                start: token.start,
                end: token.end,
            });
        }
        before = sign;
    }
    None
}

/// The bracket that a closing one closes.
pub(crate) fn opening(sign: u8) -> u8 {
    match sign {
        b'}' => b'{',
        b']' => b'[',
        b')' => b'(',
        _ => b'<',
    }
}

fn close(open: &mut Vec<(u8, bool)>, sign: u8) {
    if let Some(at) = open.iter().rposition(|(other, _)| *other == sign) {
        open.truncate(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<u32>) {
        let found = too_deep(&crate::scan::scan(text).tokens).map(|span| span.start);
        assert_eq!(found, expect, "{:.80}", text);
    }

    #[test]
    fn finds_the_bracket_that_goes_too_deep() {
        check(&"{".repeat(64), None);
        check(&"{".repeat(65), Some(64));
        check(&"[<({".repeat(5000), Some(64));
        check(&"rpc A(B returns (C; ".repeat(100), None);
        check(&"{}()[]<>".repeat(100), None);
        check(
            &format!("option (a) = {{ {}", "b: 1; c < ".repeat(70)),
            Some(15 + 8 + 63 * 10),
        );
        check(&"// {{{{\n\"{{{{\"".repeat(50), None);
    }
}
