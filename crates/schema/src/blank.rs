//! Characters that look like nothing, or like ASCII, and are neither white space nor signs of protobuf.

use std::ops::Range;

/// White space and marks without ink that people paste, with their Unicode names; true if they have no width.
const BLANKS: &[(char, &str, bool)] = &[
    ('\u{85}', "NEXT LINE", false),
    ('\u{a0}', "NO-BREAK SPACE", false),
    ('\u{ad}', "SOFT HYPHEN", true),
    ('\u{1680}', "OGHAM SPACE MARK", false),
    ('\u{2000}', "EN QUAD", false),
    ('\u{2001}', "EM QUAD", false),
    ('\u{2002}', "EN SPACE", false),
    ('\u{2003}', "EM SPACE", false),
    ('\u{2004}', "THREE-PER-EM SPACE", false),
    ('\u{2005}', "FOUR-PER-EM SPACE", false),
    ('\u{2006}', "SIX-PER-EM SPACE", false),
    ('\u{2007}', "FIGURE SPACE", false),
    ('\u{2008}', "PUNCTUATION SPACE", false),
    ('\u{2009}', "THIN SPACE", false),
    ('\u{200a}', "HAIR SPACE", false),
    ('\u{200b}', "ZERO WIDTH SPACE", true),
    ('\u{200c}', "ZERO WIDTH NON-JOINER", true),
    ('\u{200d}', "ZERO WIDTH JOINER", true),
    ('\u{200e}', "LEFT-TO-RIGHT MARK", true),
    ('\u{200f}', "RIGHT-TO-LEFT MARK", true),
    ('\u{2028}', "LINE SEPARATOR", false),
    ('\u{2029}', "PARAGRAPH SEPARATOR", false),
    ('\u{202a}', "LEFT-TO-RIGHT EMBEDDING", true),
    ('\u{202b}', "RIGHT-TO-LEFT EMBEDDING", true),
    ('\u{202c}', "POP DIRECTIONAL FORMATTING", true),
    ('\u{202d}', "LEFT-TO-RIGHT OVERRIDE", true),
    ('\u{202e}', "RIGHT-TO-LEFT OVERRIDE", true),
    ('\u{202f}', "NARROW NO-BREAK SPACE", false),
    ('\u{205f}', "MEDIUM MATHEMATICAL SPACE", false),
    ('\u{2060}', "WORD JOINER", true),
    ('\u{3000}', "IDEOGRAPHIC SPACE", false),
    (
        '\u{feff}',
        "ZERO WIDTH NO-BREAK SPACE (byte order mark)",
        true,
    ),
];

/// What is said of a character of the table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Blank {
    /// Such as `U+00A0 NO-BREAK SPACE`.
    pub(crate) name: String,
    pub(crate) help: &'static str,
    /// How many bytes of the text the run of the same character takes.
    pub(crate) len: usize,
}

/// The character a text starts with, if it is one of the table.
pub(crate) fn at_start(text: &str) -> Option<Blank> {
    let char = text.chars().next()?;
    let (_, name, no_width) = BLANKS.iter().find(|(blank, _, _)| *blank == char)?;
    Some(Blank {
        name: format!("U+{:04X} {name}", u32::from(char)),
        help: if *no_width {
            "remove it, or replace it with a space"
        } else {
            "replace it with a space"
        },
        len: text.len() - text.trim_start_matches(char).len(),
    })
}

/// The ASCII sign that a full-width one stands for, such as `;` for `；`.
pub(crate) fn narrow(char: char) -> Option<char> {
    const WIDE: Range<u32> = 0xff01..0xff5f;
    let code = u32::from(char);
    WIDE.contains(&code)
        .then(|| char::from_u32(code - WIDE.start + u32::from(b'!')))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_blanks_and_wide_signs() {
        assert!(BLANKS.is_sorted_by(|one, next| one.0 < next.0));
        let check = |text: &str, expect: Option<(&str, usize)>| {
            let found = at_start(text);
            let found = found.as_ref().map(|blank| (blank.name.as_str(), blank.len));
            assert_eq!(found, expect, "{text:?}");
        };
        check("\u{a0}\u{a0} a", Some(("U+00A0 NO-BREAK SPACE", 4)));
        check("\u{200b}\u{a0}", Some(("U+200B ZERO WIDTH SPACE", 3)));
        check(" a", None);
        check("", None);
        assert_eq!(
            ['；', '＝', 'Ａ', ';', '。'].map(narrow),
            [Some(';'), Some('='), Some('A'), None, None]
        );
    }
}
