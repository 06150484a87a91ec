//! Braces and indentation: where text without balanced braces most likely lacks one, or has one too many.

use super::cursor::Parser;
use crate::SyntaxKind;

/// Braces of a text that have no partner, as far as they are not told yet.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// `{` that nothing closes.
    pub(super) unclosed: u32,
    /// `}` that close nothing.
    pub(super) surplus: u32,
}

impl Layout {
    pub(super) fn of(tokens: &[(SyntaxKind, u32)]) -> Self {
        let mut layout = Self::default();
        for (kind, _) in tokens {
            match kind {
                SyntaxKind::LBrace => layout.unclosed += 1,
                SyntaxKind::RBrace if layout.unclosed > 0 => layout.unclosed -= 1,
                SyntaxKind::RBrace => layout.surplus += 1,
                _ => {}
            }
        }
        layout
    }
}

/// How a line begins.
struct Line {
    /// Bytes of blanks before its first token.
    indent: usize,
    /// The offset asked for is that token.
    first: bool,
}

impl Parser {
    /// Some `{` of the text is unclosed, and the next token stands where a statement beside the one at `declared` would.
    pub(super) fn outdented(&self, declared: u32) -> bool {
        self.layout.unclosed > 0
            && self
                .indents(declared)
                .is_some_and(|(outer, inner)| inner <= outer)
    }

    /// Some `}` of the text closes nothing, and the next token, a `}`, stands deeper than the statement at `declared`.
    pub(super) fn stray_brace(&self, declared: u32) -> bool {
        self.layout.surplus > 0
            && self
                .indents(declared)
                .is_some_and(|(outer, inner)| inner > outer)
    }

    /// Indentation of the line at `declared` and of the next token's; none if that is not the first of its line.
    fn indents(&self, declared: u32) -> Option<(usize, usize)> {
        let inner = self.line(self.here().start)?;
        let outer = self.line(declared)?;
        inner.first.then_some((outer.indent, inner.indent))
    }

    fn line(&self, offset: u32) -> Option<Line> {
        // Longer lines tell nothing, and looking through them again and again would take long.
        const FARTHEST: usize = 400;
        let before = self.text().as_bytes().get(..offset as usize)?;
        let line = before.iter().rev().take(FARTHEST);
        let length = line.take_while(|byte| **byte != b'\n').count();
        if length == FARTHEST {
            return None;
        }
        let line = before.get(before.len() - length..)?;
        let indent = line
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
        Some(Line {
            indent,
            first: indent == line.len(),
        })
    }
}
