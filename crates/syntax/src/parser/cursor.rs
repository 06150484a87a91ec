//! The place in the tokens: looking ahead, taking, and telling mistakes once.

use super::layout::Layout;
use crate::lexer::{Lexed, lex};
use crate::{Fix, Opened, Span, SyntaxError, SyntaxKind, Tree, TreeBuilder};

/// The state of one parse.
pub(super) struct Parser {
    tree: TreeBuilder,
    /// What the lexer told, in the order of the text.
    lexer_errors: Vec<SyntaxError>,
    /// Where the token began that was next when the parser last told something.
    told_at: Option<u32>,
    /// How deep bodies and literals are nested here.
    pub(super) depth: u32,
    /// Where the last value began that cannot stand in its place.
    pub(super) refused_at: Option<u32>,
    /// Where text ends that is no protobuf, told at its begin.
    pub(super) prose_end: Option<u32>,
    /// Text of which the lexer need not tell anything, in order.
    silent: Vec<Span>,
    /// Something was nested too deeply, so that braces no longer tell anything.
    pub(super) too_deep: bool,
    /// Around here is a declaration that cannot stand where it does, which is told.
    pub(super) within_misplaced: bool,
    /// How many messages are around here.
    pub(super) messages: u32,
    /// An open brace at the end of the text was told.
    pub(super) told_end: bool,
    pub(super) layout: Layout,
}

impl Parser {
    pub(super) fn new(text: &str) -> Self {
        let Lexed {
            tokens,
            errors,
            open_comment,
        } = lex(text);
        let layout = Layout::of(&tokens);
        Self {
            tree: TreeBuilder::new(text.to_owned(), tokens),
            lexer_errors: errors,
            told_at: None,
            depth: 0,
            refused_at: None,
            prose_end: None,
            silent: Vec::new(),
            too_deep: false,
            within_misplaced: false,
            messages: 0,
            told_end: open_comment,
            layout,
        }
    }

    pub(super) fn finish(mut self) -> Tree {
        let mut silent = self.silent.iter().peekable();
        for error in self.lexer_errors {
            let start = error.span.start;
            while silent.next_if(|span| span.end <= start).is_some() {}
            if silent.peek().is_none_or(|span| start < span.start) {
                self.tree.error(error);
            }
        }
        self.tree.finish()
    }

    /// How many tokens were looked at until now.
    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.tree.steps()
    }

    /// What the lexer has to say from a token to the last one that was taken is not told.
    pub(super) fn silence(&mut self, from: Span) {
        let end = self.last().end;
        let start = from.start.min(end);
        self.silent.push(Span { start, end });
    }

    /// A mistake was told before the next token, and no other is to be told there.
    pub(super) fn told_here(&mut self) {
        self.told_at = Some(self.here().start);
    }

    pub(super) fn open(&mut self, kind: SyntaxKind) -> Opened {
        self.tree.open(kind)
    }

    pub(super) fn close(&mut self, opened: Opened) {
        self.tree.close(opened);
    }

    pub(super) fn set_kind(&mut self, opened: &Opened, kind: SyntaxKind) {
        self.tree.set_kind(opened, kind);
    }

    pub(super) fn text(&self) -> &str {
        self.tree.text()
    }

    pub(super) fn nth(&self, n: usize) -> Option<SyntaxKind> {
        self.tree.peek(n)
    }

    pub(super) fn at(&self, kind: SyntaxKind) -> bool {
        self.tree.peek(0) == Some(kind)
    }

    pub(super) fn nth_is(&self, n: usize, kind: SyntaxKind) -> bool {
        self.tree.peek(n) == Some(kind)
    }

    /// Text of the `n`th token from here.
    pub(super) fn word(&self, n: usize) -> &str {
        self.tree.peek_text(n)
    }

    pub(super) fn at_word(&self, word: &str) -> bool {
        self.at(SyntaxKind::Ident) && self.word(0) == word
    }

    /// Place of the next token.
    pub(super) fn here(&self) -> Span {
        self.tree.peek_span(0)
    }

    /// Place of the `n`th token from here.
    pub(super) fn span(&self, n: usize) -> Span {
        self.tree.peek_span(n)
    }

    /// Place of the last token that was taken.
    pub(super) fn last(&self) -> Span {
        self.tree.last_span()
    }

    /// The point behind the last token that was taken.
    pub(super) fn gap(&self) -> Span {
        Span::point(self.tree.last_span().end)
    }

    /// The text of a span.
    pub(super) fn slice(&self, span: Span) -> &str {
        let range = span.start as usize..span.end as usize;
        self.text().get(range).unwrap_or_default()
    }

    pub(super) fn take(&mut self) {
        self.tree.take();
    }

    pub(super) fn eat(&mut self, kind: SyntaxKind) -> bool {
        let found = self.at(kind);
        if found {
            self.take();
        }
        found
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.at_word(word);
        if found {
            self.take();
        }
        found
    }

    /// Takes the next token as one that fits nowhere.
    pub(super) fn take_error(&mut self) {
        let error = self.open(SyntaxKind::Error);
        self.take();
        self.close(error);
    }

    /// A line ends between the last token that was taken and the next one, or the text does.
    pub(super) fn at_line_start(&self) -> bool {
        let between = Span {
            start: self.last().end,
            end: self.here().start,
        };
        self.nth(0).is_none() || self.slice(between).contains('\n')
    }

    /// The same between the `n`th token from here and the one after it.
    pub(super) fn line_ends_after(&self, n: usize) -> bool {
        let between = Span {
            start: self.span(n).end,
            end: self.span(n + 1).start,
        };
        self.nth(n + 1).is_none() || self.slice(between).contains('\n')
    }

    /// Tells a mistake, unless one was told since the last token was taken, or the lexer told one that it may
    /// come from.
    pub(super) fn tell(&mut self, error: SyntaxError) {
        let ahead = self.here();
        let point = error.span.start == error.span.end;
        let last = self.last();
        let around = Span {
            start: if point { last.start } else { last.end },
            end: if point { ahead.start } else { ahead.end },
        };
        if self.told_at == Some(ahead.start) || self.lexer_told(around) {
            self.told_at = Some(ahead.start);
            return;
        }
        self.told_at = Some(ahead.start);
        self.tree.error(error);
    }

    /// Something was told since a token.
    pub(super) fn told_since(&self, token: Span) -> bool {
        self.told_at.is_some_and(|at| at >= token.start)
    }

    /// Tells a mistake, whatever was told at the same place.
    pub(super) fn tell_always(&mut self, error: SyntaxError) {
        self.tree.error(error);
    }

    /// The lexer told something of a token that begins in a span.
    fn lexer_told(&self, within: Span) -> bool {
        let errors = &self.lexer_errors;
        let after = errors.partition_point(|error| error.span.start < within.start);
        let first = errors.get(after);
        first.is_some_and(|error| error.span.start < within.end)
    }

    /// Tells that something is missing behind the last token; the fix adds it.
    pub(super) fn missing(&mut self, what: &str, added: &str) {
        let gap = self.gap();
        let fix = Fix::new(format!("add `{}`", added.trim()), gap, added);
        self.tell(SyntaxError::new(gap, format!("missing {what}")).fix(fix));
    }

    /// Tells that something else is expected than the next token; behind the last token if nothing else is on its line.
    pub(super) fn expected(&mut self, what: &str) {
        let error = self.expectation(what);
        self.tell(error);
    }

    pub(super) fn expectation(&self, what: &str) -> SyntaxError {
        let bracket = matches!(
            self.nth(0),
            None | Some(SyntaxKind::RBrace | SyntaxKind::Semicolon)
        );
        if bracket || self.at_line_start() {
            return SyntaxError::new(self.gap(), format!("expected {what}"));
        }
        let message = format!("expected {what}, found {}", self.found());
        SyntaxError::new(self.here(), message)
    }

    /// The next token as a message shows it.
    pub(super) fn found(&self) -> String {
        match self.nth(0) {
            None => "the end of the file".to_owned(),
            Some(_) => quoted(self.word(0)),
        }
    }
}

/// A text in backticks, shortened.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 30;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or_default()),
        None => format!("`{text}`"),
    }
}
