//! The one place where positions of source info become positions as buf prints them.
//!
//! Source info counts columns in bytes, a tab as a step to the next multiple of 8 (so does protoc). buf prints lines
//! and columns from 1, and a column is a width on a terminal: a tab steps to the next multiple of 4, wide characters
//! take two.

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

use crate::finding::Span;

/// A place as printed: from 1, the end exclusive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Printed {
    /// First line.
    pub start_line: u32,
    /// First column.
    pub start_column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// The lines of a file, to print positions in it.
#[derive(Debug, Clone, Default)]
pub struct Lines<'t> {
    lines: Vec<&'t str>,
}

impl<'t> Lines<'t> {
    /// Splits a text; without one (a descriptor alone), columns are taken as they are.
    pub fn new(text: Option<&'t str>) -> Self {
        let lines = text.map(|text| text.split('\n').collect());
        Self {
            lines: lines.unwrap_or_default(),
        }
    }

    /// A span as buf prints it; no span is the file as a whole, 1:1 to 1:1.
    pub fn printed(&self, span: Option<Span>) -> Printed {
        let Some(span) = span else {
            return Printed {
                start_line: 1,
                start_column: 1,
                end_line: 1,
                end_column: 1,
            };
        };
        Printed {
            start_line: span.start_line.saturating_add(1),
            start_column: self.column(span.start_line, span.start_column),
            end_line: span.end_line.saturating_add(1),
            end_column: self.column(span.end_line, span.end_column),
        }
    }

    fn column(&self, line: u32, column: u32) -> u32 {
        let line = usize::try_from(line).ok();
        let line = line.and_then(|line| self.lines.get(line));
        let line = line.filter(|line| line.contains(|c: char| c == '\t' || !c.is_ascii()));
        let width = line.map_or(column, |line| width(before(line, column)));
        width.saturating_add(1)
    }
}

const STEP_IN: u32 = 8;
const STEP_OUT: u32 = 4;

/// The text before a column of source info.
fn before(line: &str, column: u32) -> &str {
    let mut at = 0;
    for (offset, byte) in line.bytes().enumerate() {
        if at >= column && line.is_char_boundary(offset) {
            return line.get(..offset).unwrap_or(line);
        }
        at = if byte == b'\t' {
            stepped(at, STEP_IN)
        } else {
            at + 1
        };
    }
    line
}

/// Columns of a terminal that a text takes. A byte order mark takes none.
fn width(text: &str) -> u32 {
    let mut width = 0;
    for (index, part) in text.split('\t').enumerate() {
        if index > 0 {
            width = stepped(width, STEP_OUT);
        }
        let seen: String = part.chars().filter(|c| takes_room(*c)).collect();
        width += u32::try_from(seen.width()).unwrap_or(0);
    }
    width
}

/// Control characters take none; nor do the voicing marks of half-width kana, which `unicode-width` counts.
fn takes_room(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

fn stepped(column: u32, step: u32) -> u32 {
    (column / step + 1) * step
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where `Bad` stands on its line, as protoc counts and as buf printed it.
    fn check(line: &str, told: u32, expected: u32) {
        let text = format!("// first\n{line}\n");
        let span = Span {
            start_line: 1,
            start_column: told,
            end_line: 1,
            end_column: told + 4,
        };
        let printed = Lines::new(Some(&text)).printed(Some(span));
        assert_eq!(
            (printed.start_column, printed.end_column),
            (expected, expected + 4),
            "{line}"
        );
        assert_eq!((printed.start_line, printed.end_line), (2, 2));
    }

    #[test]
    fn columns_as_buf_printed_them() {
        check("  string BadA = 1;", 9, 10);
        check("string\t/* 漢字 */\tBadB = 2;", 24, 21);
        check("  \t string BadD = 4;", 16, 13);
        check("\t\tstring BadE = 5;", 23, 16);
        check("/* é e\u{301} */ string BadF = 6;", 20, 18);
        check("/* 😀 👨\u{200d}👩\u{200d}👧 */ string BadG = 7;", 37, 20);
        check("/* ﾊ Ａ \u{200b} \u{ad} α */ string BadH = 8;", 31, 23);
        check("/* ☃ ☃\u{fe0f} */ string BadI = 9;", 24, 19);
        check("/* 漢\t字 */ string BadJ = 10;", 22, 22);
        check(
            "/* \u{1100}\u{1161} 🇩🇪 ｶﾞ ｅ \u{3000} … — ① */ string BadK = 11;",
            56,
            34,
        );
        check("/* 漢字 */ string BadL = 12; // x\r", 20, 19);
        check("/* \u{7} \u{7f} \u{200e} */ string BadM = 13;", 21, 17);
    }

    #[test]
    fn the_file_as_a_whole_is_its_first_place() {
        let printed = Lines::new(None).printed(None);
        assert_eq!((printed.start_line, printed.start_column), (1, 1));
        assert_eq!((printed.end_line, printed.end_column), (1, 1));
    }
}
