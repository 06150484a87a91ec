//! Texts of files and servers, as they may be shown in a list.

use std::borrow::Cow;

/// Shows characters that would hide, or turn around the text beside them, as their numbers, such as `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    spelled_out(text, |c| c.escape_unicode().to_string())
}

/// The same JSON with such characters as its escapes; all of them are in the first plane.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    spelled_out(json, |c| format!("\\u{:04x}", u32::from(c)))
}

fn spelled_out(text: &str, spell: impl Fn(char) -> String) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unseen(c) {
            shown.push_str(&spell(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A control character, one that sets the direction of text, or one without width; line ends and tabs are none of them.
pub fn is_unseen(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t');
    control
        || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_text_around_is_shown_as_its_number() {
        let check = |text, expect| assert_eq!(visible(text), expect);
        check("users/v1/ü日.proto", "users/v1/ü日.proto");
        check("two\n\tlines", "two\n\tlines");
        check("a\u{202e}otorp.b", "a\\u{202e}otorp.b");
        check("\u{2066}a\u{2069}\0", "\\u{2066}a\\u{2069}\\u{0}");
        check("שלום", "שלום");
    }

    #[test]
    fn what_turns_text_around_is_escaped() {
        let shown = visible_json("{\"a\": \"x\u{202e}y é\"}");
        assert_eq!(shown, r#"{"a": "x\u202ey é"}"#);
    }
}
