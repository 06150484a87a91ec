//! The comments between the token that ends one declaration and the next token, told apart as protoc does.

use playground_syntax::{Span, SyntaxKind, Token};

/// The comments between two tokens.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Belongs to what ends before.
    pub(super) trailing: Option<Span>,
    /// Belong to nothing.
    pub(super) detached: Vec<Span>,
    /// Belongs to what begins after.
    pub(super) leading: Option<Span>,
}

/// The comments after a token that ends a declaration.
pub(super) fn after(token: Token<'_>) -> Comments {
    let mut next = token.next();
    let mut gather = Gather {
        to_previous: true,
        ..Gather::default()
    };
    while let Some(here) = next.filter(|here| here.kind().is_trivia()) {
        let block = gather.open.is_some();
        match here.kind() {
            SyntaxKind::Whitespace => {
                let lines = line_ends(here);
                if lines > 0 {
                    gather.flush();
                    gather.blank_lines(lines - 1);
                    return gather.rest(here.next());
                }
            }
            _ if block => return gather.rest(next),
            SyntaxKind::BlockComment => gather.add(here),
            _ => {
                gather.add(here);
                gather.flush();
                gather.in_line = true;
                return gather.rest(here.next());
            }
        }
        next = here.next();
    }
    // One comment with a declaration on either side of it in its line belongs to neither.
    gather.to_previous = false;
    gather.flush();
    gather.out
}

/// The comments before the first token of a text, given its first token of any kind.
pub(super) fn before(first: Token<'_>) -> Comments {
    Gather::default().rest(Some(first))
}

/// Line ends in white space.
fn line_ends(space: Token<'_>) -> usize {
    space.text().bytes().filter(|byte| *byte == b'\n').count()
}

#[derive(Default)]
struct Gather<'t> {
    out: Comments,
    /// The first and last token of the comment that is being read.
    open: Option<(Token<'t>, Token<'t>)>,
    /// The next whole comment may still belong to what ends before.
    to_previous: bool,
    /// A comment stands on this line, so that its end makes no blank line.
    in_line: bool,
}

impl<'t> Gather<'t> {
    /// Everything from the first line that holds nothing of the previous declaration.
    fn rest(mut self, mut next: Option<Token<'t>>) -> Comments {
        while let Some(here) = next {
            match here.kind() {
                SyntaxKind::ByteOrderMark => {}
                SyntaxKind::Whitespace => {
                    let lines = line_ends(here);
                    let blank = lines.saturating_sub(usize::from(self.in_line));
                    self.in_line &= lines == 0;
                    self.blank_lines(blank);
                }
                SyntaxKind::LineComment | SyntaxKind::BlockComment => {
                    self.add(here);
                    self.in_line = true;
                }
                _ => break,
            }
            next = here.next();
        }
        let ends = next.is_none_or(|token| {
            use SyntaxKind::{RBrace, RBracket, RParen};
            matches!(token.kind(), RBrace | RBracket | RParen)
        });
        if ends {
            self.flush();
        }
        if let Some((first, last)) = self.open {
            self.out.leading = Some(span(first, last));
        }
        self.out
    }

    fn blank_lines(&mut self, count: usize) {
        if count > 0 {
            self.flush();
            self.to_previous = false;
        }
    }

    /// Lines of `//` join into one comment.
    fn add(&mut self, comment: Token<'t>) {
        let line = SyntaxKind::LineComment;
        match self.open {
            Some((first, _)) if first.kind() == line && comment.kind() == line => {
                self.open = Some((first, comment));
            }
            _ => {
                self.flush();
                self.open = Some((comment, comment));
            }
        }
    }

    /// The comment that is being read is whole, and belongs to nothing after it.
    fn flush(&mut self) {
        let Some((first, last)) = self.open.take() else {
            return;
        };
        if std::mem::take(&mut self.to_previous) {
            self.out.trailing = Some(span(first, last));
        } else {
            self.out.detached.push(span(first, last));
        }
    }
}

/// From the begin of the first token to the end of the last.
fn span(first: Token<'_>, last: Token<'_>) -> Span {
    Span {
        start: first.span().start,
        end: last.span().end,
    }
}
