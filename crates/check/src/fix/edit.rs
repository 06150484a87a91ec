//! Small changes of one file: statements that go, come, or change a part.

use playground_syntax::{Node, Span, SyntaxKind as Syntax, Token, Tree};

use super::FileEdit;
use crate::text::line_end;

/// A file that is changed.
#[derive(Clone, Copy)]
pub(super) struct Editing<'e> {
    /// Its path.
    pub(super) path: &'e str,
    /// Its tree.
    pub(super) tree: &'e Tree,
}

impl<'e> Editing<'e> {
    /// Something else in the place of a node.
    pub(super) fn replace(&self, span: Span, text: impl Into<String>) -> FileEdit {
        FileEdit::new(self.path, span, text)
    }

    /// An insertion.
    pub(super) fn insert(&self, at: u32, text: impl Into<String>) -> FileEdit {
        self.replace(Span { start: at, end: at }, text)
    }

    /// How its lines end.
    pub(super) fn line_end(&self) -> &'static str {
        line_end(self.tree.text())
    }

    /// A statement taken away, with its line if nothing else is on it. Comments inside stay.
    pub(super) fn remove(&self, node: Node<'_>) -> Vec<FileEdit> {
        let span = node.span();
        let comments = inner_tokens(node).any(|token| token.kind().is_comment());
        if comments {
            let gone = inner_tokens(node).filter(|token| !token.kind().is_trivia());
            return gone.map(|token| self.replace(token.span(), "")).collect();
        }
        vec![self.replace(self.whole_line(span), "")]
    }

    /// A span with the blanks around it that make no sense without it: the whole line, or what is before the next thing.
    fn whole_line(&self, span: Span) -> Span {
        let text = self.tree.text();
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.end as usize..).unwrap_or_default();
        let blank = |c: char| c == ' ' || c == '\t';
        let indent = before.len() - before.trim_end_matches(blank).len();
        let starts =
            before.len() == indent || before.trim_end_matches(blank).ends_with(['\n', '\u{feff}']);
        let behind = after.trim_start_matches(blank);
        let gap = after.len() - behind.len();
        let mut end = line_end_of(behind);
        // Of the blank lines on both sides one stays.
        let above = before.trim_end_matches(blank);
        if above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n") {
            let below = end.and_then(|end| behind.get(end..));
            let more = below.and_then(line_end_of);
            end = end.map(|end| end + more.unwrap_or(0));
        }
        let (left, right) = match (starts, end) {
            (true, Some(end)) => (indent, gap + end),
            (true, None) => (0, gap),
            (false, Some(_)) => (indent, 0),
            (false, None) => (0, gap),
        };
        Span {
            start: span.start - left as u32,
            end: span.end + right as u32,
        }
    }

    /// One word taken away, with the blanks behind it.
    pub(super) fn remove_word(&self, token: Token<'_>) -> FileEdit {
        let mut span = token.span();
        let next = token
            .next()
            .filter(|next| next.kind() == Syntax::Whitespace);
        if let Some(next) = next.filter(|next| !next.text().contains('\n')) {
            span.end = next.span().end;
        }
        self.replace(span, "")
    }

    /// A statement on a line of its own behind another one and the comment on its line.
    pub(super) fn behind(&self, node: Node<'_>, statement: &str) -> FileEdit {
        let at = node.span().end;
        match self.line_rest(at) {
            Some(end) => {
                let indent = self.indent(node.span().start);
                self.insert(end, format!("{}{indent}{statement}", self.line_end()))
            }
            None => self.insert(at, format!(" {statement}")),
        }
    }

    /// The end of the line, if only blanks and comments follow a place on it.
    fn line_rest(&self, at: u32) -> Option<u32> {
        let mut token = self
            .tree
            .token_at(at)
            .filter(|token| token.span().start == at);
        let mut end = at;
        while let Some(now) = token {
            let text = now.text();
            let line = text.find(['\r', '\n']);
            match now.kind() {
                Syntax::Whitespace => {
                    if line.is_some() {
                        return Some(end);
                    }
                }
                Syntax::LineComment => return Some(now.span().end),
                Syntax::BlockComment if line.is_none() => end = now.span().end,
                _ => return None,
            }
            token = now.next();
        }
        Some(end)
    }

    /// The blanks that the line of a place begins with.
    pub(super) fn indent(&self, at: u32) -> &'e str {
        let before = self.tree.text().get(..at as usize).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.tree.text().get(start..).unwrap_or_default();
        let line = line.trim_start_matches('\u{feff}');
        let length = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(..length).unwrap_or_default()
    }

    /// The blanks in front of statements inside a body: those of the first on a line of its own, else two more than around.
    fn inner_indent(&self, body: Node<'_>) -> String {
        let own = |node: &Node<'_>| {
            let before = self.tree.text().get(..node.span().start as usize);
            let before = before.map(|text| text.trim_end_matches([' ', '\t']));
            before.is_some_and(|text| text.ends_with('\n'))
        };
        let outer = self.indent(body.parent().map_or(0, |node| node.span().start));
        let first = body.children().find(own);
        let inner = first.map(|node| self.indent(node.span().start));
        inner.map_or_else(|| format!("{outer}  "), str::to_owned)
    }

    /// Statements as the first of a body.
    pub(super) fn first_in(&self, body: Node<'_>, statements: &[String]) -> Option<FileEdit> {
        let open = body.token(Syntax::LBrace)?.span().end;
        let close = body.token(Syntax::RBrace)?;
        let line = self.line_end();
        let gap = format!("{line}{}", self.inner_indent(body));
        let lines = statements.join(&gap);
        if open == close.span().start {
            let outer = self.indent(body.parent().map_or(0, |node| node.span().start));
            return Some(self.insert(open, format!("{gap}{lines}{line}{outer}")));
        }
        Some(match self.line_rest(open) {
            Some(end) => self.insert(end, format!("{gap}{lines}")),
            None => self.insert(open, format!(" {}", statements.join(" "))),
        })
    }

    /// A statement as the last of a body.
    pub(super) fn last_in(&self, body: Node<'_>, statement: &str) -> Option<FileEdit> {
        let close = body.token(Syntax::RBrace)?.span().start;
        let before = self.tree.text().get(..close as usize)?;
        let blank = before.trim_end_matches([' ', '\t']);
        if !blank.ends_with('\n') {
            return match body.children().next() {
                Some(_) => Some(self.insert(close, format!("{statement} "))),
                None => self.first_in(body, &[statement.to_owned()]),
            };
        }
        let indent = self.inner_indent(body);
        let text = format!("{indent}{statement}{}", self.line_end());
        Some(self.insert(blank.len() as u32, text))
    }

    /// A statement at the top level: behind the last of the first of these kinds that there is, else in front of all.
    pub(super) fn at_top(&self, kinds: &[&[Syntax]], statement: &str) -> FileEdit {
        let root = self.tree.root();
        let last = |kinds: &&[Syntax]| {
            let found = root.children().filter(|node| kinds.contains(&node.kind()));
            found.last()
        };
        let found = kinds
            .iter()
            .enumerate()
            .find_map(|(rank, kinds)| Some((rank, last(kinds)?)));
        match found {
            Some((0, node)) => self.behind(node, statement),
            Some((_, node)) => {
                let mut edit = self.behind(node, statement);
                if edit.text.starts_with(['\r', '\n']) {
                    edit.text = format!("{}{}", self.line_end(), edit.text);
                }
                edit
            }
            None => self.in_front(statement),
        }
    }

    /// A statement in front of the first one and the comment that belongs to it.
    pub(super) fn in_front(&self, statement: &str) -> FileEdit {
        let line = self.line_end();
        let first = self
            .tree
            .root()
            .children()
            .next()
            .and_then(Node::first_token);
        let Some(first) = first else {
            let end = self.tree.text().len() as u32;
            return self.insert(end, format!("{statement}{line}"));
        };
        let mut at = first;
        let mut start = first.span().start;
        while let Some(before) = at.previous() {
            let lines = before.text().matches('\n').count();
            match before.kind() {
                Syntax::Whitespace if lines < 2 => {}
                Syntax::LineComment | Syntax::BlockComment => start = before.span().start,
                _ => break,
            }
            at = before;
        }
        self.insert(start, format!("{statement}{line}{line}"))
    }
}

/// Bytes of the end of line that a text begins with; none at its end.
fn line_end_of(text: &str) -> Option<usize> {
    match text {
        "" => Some(0),
        _ if text.starts_with("\r\n") => Some(2),
        _ if text.starts_with('\n') => Some(1),
        _ => None,
    }
}

/// All tokens of a node, trivia inside it too.
pub(super) fn inner_tokens(node: Node<'_>) -> impl Iterator<Item = Token<'_>> {
    let end = node.span().end;
    let mut next = node.first_token();
    std::iter::from_fn(move || {
        let token = next.filter(|token| token.span().start < end)?;
        next = token.next();
        Some(token)
    })
}
