//! What `#` begins: a comment within message literals, which are text format, and a mistake elsewhere.

use super::{Lexer, SyntaxKind};
use crate::{Fix, Span, SyntaxError};

impl Lexer<'_> {
    /// The token that begins with `#`.
    pub(super) fn hash_comment(&mut self) -> SyntaxKind {
        if let Some(length) = self.remark_length() {
            self.at += length;
            return SyntaxKind::LineComment;
        }
        let span = Span::from(self.at..self.at + 1);
        let message = match self.literal {
            0 => "comments begin with `//`, not with `#`",
            _ => "a comment with quotes or braces begins with `//`, not with `#`",
        };
        let error = SyntaxError::new(span, message);
        self.errors
            .push(error.fix(Fix::new("write `//`", span, "//")));
        self.line_comment()
    }

    /// The length of a comment within a message literal. To `protoc` what follows `#` is tokens like any others at
    /// first, so strings must end and braces have partners; the one that closes the literal does so here, too.
    fn remark_length(&self) -> Option<usize> {
        if self.literal == 0 {
            return None;
        }
        let line = self.rest().split('\n').next()?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut lexer = Lexer::new(line);
        lexer.remark = true;
        let mut open = 0_u32;
        while lexer.at < line.len() {
            let start = lexer.at;
            let rest = lexer.rest();
            if rest.starts_with("/*") && rest.get(2..).is_some_and(|rest| !rest.contains("*/")) {
                // A block comment that goes on in the next line.
                return (open == 0).then_some(start);
            }
            let kind = lexer.token();
            lexer.at = lexer.at.max(start + 1);
            if !lexer.errors.is_empty() {
                return None;
            }
            match kind {
                SyntaxKind::LBrace => open += 1,
                SyntaxKind::RBrace if open > 0 => open -= 1,
                SyntaxKind::RBrace if self.literal == 1 => return Some(start),
                SyntaxKind::RBrace => return None,
                _ => {}
            }
        }
        (open == 0).then_some(line.len())
    }
}
