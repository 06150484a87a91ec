//! The one place where positions of source info become positions as buf prints them.
//!
//! Source info counts columns in bytes, a tab as a step to the next multiple of 8 (so does protoc). buf prints lines
//! and columns from 1, and a column is a width on a terminal: a tab steps to the next multiple of 4, wide characters
//! take two.

use std::ops::Range;

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

/// The lines of a file: leads from positions in source info to offsets in the text, and to positions as printed.
#[derive(Debug, Clone, Default)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Splits a text; without one (a descriptor alone), columns are taken as they are.
    pub fn new(text: Option<&'t str>) -> Self {
        let Some(text) = text else {
            return Self::default();
        };
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
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

    /// The bytes of the text that a span covers; none if the text has no such lines.
    pub fn bytes(&self, span: Span) -> Option<Range<usize>> {
        let start = self.offset(span.start_line, span.start_column)?;
        let end = self.offset(span.end_line, span.end_column)?;
        Some(start..end.max(start))
    }

    /// The span of a part of the text.
    pub fn span(&self, bytes: Range<usize>) -> Option<Span> {
        let (start_line, start_column) = self.place(bytes.start)?;
        let (end_line, end_column) = self.place(bytes.end)?;
        Some(Span {
            start_line,
            start_column,
            end_line,
            end_column,
        })
    }

    fn offset(&self, line: u32, column: u32) -> Option<usize> {
        let (start, text) = self.line(line)?;
        Some(start + before(text, column).len())
    }

    fn place(&self, offset: usize) -> Option<(u32, u32)> {
        let line = self.starts.partition_point(|start| *start <= offset);
        let line = line.checked_sub(1)?;
        let before = self.text.get(*self.starts.get(line)?..offset)?;
        let column = before.bytes().fold(0, after);
        Some((u32::try_from(line).ok()?, column))
    }

    /// Where a line starts, and its text without the end of line.
    fn line(&self, line: u32) -> Option<(usize, &'t str)> {
        let line = usize::try_from(line).ok()?;
        let start = *self.starts.get(line)?;
        let next = self.starts.get(line + 1);
        let end = next.map_or(self.text.len(), |next| next.saturating_sub(1));
        Some((start, self.text.get(start..end)?))
    }

    fn column(&self, line: u32, column: u32) -> u32 {
        let line = self.line(line).map(|(_, line)| line);
        let line = line.filter(|line| line.contains(|c: char| c == '\t' || !c.is_ascii()));
        let width = line.map_or(column, |line| width(before(line, column)));
        width.saturating_add(1)
    }
}

const STEP_IN: u32 = 8;
const STEP_OUT: u32 = 4;

/// The column of source info after a byte.
fn after(column: u32, byte: u8) -> u32 {
    match byte {
        b'\t' => stepped(column, STEP_IN),
        _ => column + 1,
    }
}

/// The text before a column of source info.
fn before(line: &str, column: u32) -> &str {
    let mut at = 0;
    for (offset, byte) in line.bytes().enumerate() {
        if at >= column && line.is_char_boundary(offset) {
            return line.get(..offset).unwrap_or(line);
        }
        at = after(at, byte);
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

    #[test]
    fn offsets_and_places_are_each_others_opposite() {
        let lines = Lines::new(Some("a\n\tbc\td\nx"));
        for (offset, (line, column)) in [
            (0, (0, 0)),
            (3, (1, 8)),
            (5, (1, 10)),
            (6, (1, 16)),
            (8, (2, 0)),
            (9, (2, 1)),
        ] {
            assert_eq!(lines.place(offset), Some((line, column)));
            assert_eq!(lines.offset(line, column), Some(offset));
        }
        assert_eq!(lines.offset(9, 0), None);
        assert_eq!(lines.place(99), None);
        assert_eq!(Lines::new(None).bytes(Span::default()), None);
    }
}
