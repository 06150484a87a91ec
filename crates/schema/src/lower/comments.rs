//! The comments between the token that ends one declaration and the next token, told apart as protoc does.

use playground_syntax::{SyntaxKind, Token};

/// The comments between two tokens.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Belongs to what ends before; empty for none.
    pub(super) trailing: String,
    /// Belong to nothing.
    pub(super) detached: Vec<String>,
    /// Belongs to what begins after; empty for none.
    pub(super) leading: String,
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
            self.out.leading = text(first, last);
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
            self.out.trailing = text(first, last);
        } else {
            self.out.detached.push(text(first, last));
        }
    }
}

/// The text of a block comment, or of line comments from the first to the last.
fn text(first: Token<'_>, last: Token<'_>) -> String {
    let end = last.span().end;
    let mut out = String::with_capacity((end - first.span().start) as usize);
    if first.kind() == SyntaxKind::BlockComment {
        push_block(&mut out, first.text());
        return out;
    }
    let mut next = Some(first);
    while let Some(token) = next.filter(|token| token.span().start < end) {
        next = token.next();
        if token.kind() == SyntaxKind::LineComment {
            push_line(&mut out, token.text(), next.map_or("", Token::text));
        }
    }
    out
}

/// A line comment without its slashes and with its line end, which is in the blanks after it.
fn push_line(to: &mut String, comment: &str, after: &str) {
    to.push_str(comment.get(2..).unwrap_or_default());
    let end = after.find('\n').map_or(0, |at| at + 1);
    to.push_str(after.get(..end).unwrap_or_default());
}

/// A block comment without its marks, and without blanks and one star at the start of each further line.
fn push_block(to: &mut String, comment: &str) {
    let body = comment.get(2..).unwrap_or_default();
    let body = body.strip_suffix("*/").unwrap_or(body);
    for (number, line) in body.split('\n').enumerate() {
        let mut line = line;
        if number > 0 {
            to.push('\n');
            line = line.trim_start_matches([' ', '\t', '\r', '\x0b', '\x0c']);
            line = line.strip_prefix('*').unwrap_or(line);
        }
        to.push_str(line);
    }
}
