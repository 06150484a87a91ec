//! Byte offsets to lines and columns, for exports.

use serde::{Deserialize, Serialize};

/// A place in a text: both 1-based; the column counts bytes, as protoc's does for text without tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineColumn {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in bytes.
    pub column: u32,
}

/// Where the lines of one text start.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Finds the lines of a text; `\n` ends a line, a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(newlines.map(|(at, _)| clamp(at + 1)))
            .collect();
        Self {
            starts,
            len: clamp(text.len()),
        }
    }

    /// The line and column of a byte offset; offsets past the end count as the end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        LineColumn {
            line: clamp(line),
            column: offset - start + 1,
        }
    }

    /// The byte offset of a 0-based line and a 0-based byte column, as `SourceCodeInfo` counts them; never past the end.
    pub fn offset(&self, line: u32, column: u32) -> u32 {
        let start = self.starts.get(line as usize).copied().unwrap_or(self.len);
        start.saturating_add(column).min(self.len)
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_byte_columns() {
        let index = LineIndex::new("a\nüb\r\n\nc");
        let at = |offset| {
            (
                index.line_column(offset).line,
                index.line_column(offset).column,
            )
        };
        assert_eq!(
            [at(0), at(2), at(4), at(7), at(8), at(99)],
            [(1, 1), (2, 1), (2, 3), (3, 1), (4, 1), (4, 2)]
        );
        assert_eq!(index.offset(1, 2), 4);
        assert_eq!(index.offset(9, 9), 9);
    }
}
