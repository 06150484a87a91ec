//! Places in a text, changes of it, and what is wrong at a place.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in one file's UTF-8 text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; equal to `start` for a point.
    pub end: u32,
}

impl From<std::ops::Range<usize>> for Span {
    /// Offsets beyond 4 GiB count as the last.
    fn from(range: std::ops::Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: clamp(range.start),
            end: clamp(range.end),
        }
    }
}

/// One replacement in the text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced; a point inserts.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// A change of the text that ends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as a button says it: "add `;`".
    pub title: String,
    /// Replacements in the file of the finding that do not overlap, in the order of the text.
    pub edits: Vec<Edit>,
}

/// A place where the text is not protobuf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The smallest span that shows the fault.
    pub span: Span,
    /// What is wrong: lower-case start, no final stop.
    pub message: String,
    /// What to do about it, where that can be said.
    pub help: Option<String>,
    /// A second place that explains the first, such as the brace that is not closed.
    pub related: Option<(Span, String)>,
    /// What would mend it.
    pub fix: Option<Fix>,
}

impl Span {
    /// The point `offset`.
    pub(crate) fn point(offset: u32) -> Self {
        let (start, end) = (offset, offset);
        Self { start, end }
    }
}

impl Fix {
    /// A fix of one edit.
    pub(crate) fn new(title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            title: title.into(),
            edits: vec![Edit { span, text }],
        }
    }
}

impl SyntaxError {
    /// A mistake of which only the place is known.
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: None,
            related: None,
            fix: None,
        }
    }

    /// With what to do about it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a second place.
    pub(crate) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related = Some((span, message.into()));
        self
    }

    /// With what would mend it.
    pub(crate) fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}
