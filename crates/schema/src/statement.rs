//! The statements of a text by their tokens, and what is taken out of them so that the rest can be parsed.

use std::collections::HashSet;
use std::sync::Arc;

use crate::Span;
use crate::near::nearest;
use crate::patch::Patch;
use crate::scan::{Kind, Token, clamp};

const DEFINING: [&str; 4] = ["message", "enum", "group", "extend"];

/// A text's tokens with those that were taken out, and the patch that takes them out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Statements {
    pub(crate) source: Arc<str>,
    pub(crate) tokens: Arc<Vec<Token>>,
    pub(crate) patch: Patch,
    removed: HashSet<usize>,
    /// Tokens that start a statement because a `;` or `}` was put before them.
    borders: HashSet<usize>,
}

impl Statements {
    pub(crate) fn new(source: Arc<str>, tokens: Vec<Token>) -> Self {
        Self {
            source,
            tokens: Arc::new(tokens),
            ..Self::default()
        }
    }

    /// The token that stands at, or else after, an offset of the original text.
    pub(crate) fn at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.end <= offset)
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// The text of a token; empty past the end.
    pub(crate) fn text(&self, index: usize) -> &str {
        self.get(index)
            .map(|token| token.text(&self.source))
            .unwrap_or_default()
    }

    pub(crate) fn is(&self, index: usize, sign: u8) -> bool {
        self.get(index).is_some_and(|token| token.is(sign))
    }

    pub(crate) fn is_word(&self, index: usize) -> bool {
        self.get(index)
            .is_some_and(|token| token.kind == Kind::Word)
    }

    /// The span of a token, or the end of the text.
    pub(crate) fn span(&self, index: usize) -> Span {
        let end = clamp(self.source.len());
        self.get(index)
            .map_or(Span { start: end, end }, |token| Span {
                start: token.start,
                end: token.end,
            })
    }

    /// Whether a token was taken out.
    pub(crate) fn is_removed(&self, index: usize) -> bool {
        self.removed.contains(&index)
    }

    /// The last token before this one that was not taken out.
    pub(crate) fn before(&self, index: usize) -> Option<usize> {
        (0..index.min(self.tokens.len()))
            .rev()
            .find(|at| !self.is_removed(*at))
    }

    /// The first token from this one on that was not taken out.
    pub(crate) fn live_from(&self, index: usize) -> usize {
        (index..self.tokens.len())
            .find(|at| !self.is_removed(*at))
            .unwrap_or(self.tokens.len())
    }

    /// The first token of the statement that a token is in, going back to a `;`, a brace or something taken out.
    pub(crate) fn start_of(&self, index: usize) -> usize {
        let mut start = index.min(self.tokens.len());
        while start > 0 && !self.borders.contains(&start) {
            let before = start - 1;
            let ends = [b';', b'{', b'}'].iter().any(|sign| self.is(before, *sign));
            if ends || self.is_removed(before) {
                break;
            }
            start = before;
        }
        start
    }

    /// One past the last token of a statement that starts at `start` and goes wrong at `wrong`.
    pub(crate) fn end_of(&self, start: usize, wrong: usize) -> usize {
        let indent = self.get(start).map_or(0, |token| token.indent);
        let mut index = wrong;
        while let Some(token) = self.get(index) {
            let next = token.leads && token.kind == Kind::Word && token.indent <= indent;
            if token.is(b'}')
                || (index > start && (next || self.borders.contains(&index)))
                || self.is_removed(index)
            {
                return index;
            }
            if token.is(b';') {
                return index + 1;
            }
            if token.is(b'{') {
                let value = index > start && (self.is(index - 1, b'=') || self.is(index - 1, b':'));
                index = self.close_of(index);
                if !value {
                    return (index + 1).min(self.tokens.len());
                }
            }
            index += 1;
        }
        index.min(self.tokens.len())
    }

    /// The `}` that closes the `{` at this token, or the number of tokens.
    pub(crate) fn close_of(&self, open: usize) -> usize {
        let mut depth = 0usize;
        for (index, token) in self.tokens.iter().enumerate().skip(open) {
            if token.is(b'{') {
                depth += 1;
            } else if token.is(b'}') {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return index;
                }
            }
        }
        self.tokens.len()
    }

    /// The first word of the block that a token is directly in, such as `message`; empty at the top of the file.
    pub(crate) fn block_of(&self, index: usize) -> &str {
        let mut depth = 0usize;
        for at in (0..index.min(self.tokens.len()))
            .rev()
            .filter(|at| !self.is_removed(*at))
        {
            if self.is(at, b'}') {
                depth += 1;
            } else if self.is(at, b'{') {
                match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return self.text(self.start_of(at)),
                }
            }
        }
        ""
    }

    /// Blanks the tokens from `start` up to `end`; false if they were all gone already.
    pub(crate) fn remove(&mut self, start: usize, end: usize) -> bool {
        let before = self.removed.len();
        self.removed.extend(start..end.min(self.tokens.len()));
        self.blank(start, end);
        self.removed.len() > before
    }

    fn blank(&mut self, start: usize, end: usize) {
        let last = end.checked_sub(1).filter(|last| start <= *last);
        if let (Some(first), Some(last)) = (self.get(start), last.and_then(|last| self.get(last))) {
            let span = Span {
                start: first.start,
                end: last.end,
            };
            self.patch.blank(span);
        }
    }

    /// Blanks all that follows the statement of a token but the braces that close what is open there.
    pub(crate) fn cut_after(&mut self, index: usize) {
        let start = if self.is_removed(index) {
            self.live_from(index)
        } else {
            self.end_of(self.start_of(index), index)
        };
        let (mut from, mut depth) = (start, 0usize);
        for at in start..self.tokens.len() {
            let live = !self.is_removed(at);
            if live && self.is(at, b'{') {
                depth += 1;
            } else if live && self.is(at, b'}') {
                if depth == 0 {
                    self.blank(from, at);
                    from = at + 1;
                }
                depth = depth.saturating_sub(1);
            }
        }
        self.blank(from, self.tokens.len());
    }

    /// Takes out the statement that goes wrong at a token, or at least that token; false if nothing is left to take out.
    pub(crate) fn remove_statement(&mut self, wrong: usize) -> bool {
        let wrong = if wrong < self.tokens.len() {
            self.live_from(wrong)
        } else {
            wrong
        };
        let Some(wrong) = Some(wrong)
            .filter(|at| *at < self.tokens.len())
            .or_else(|| self.before(wrong))
        else {
            return false;
        };
        let start = self.start_of(wrong);
        let mut end = self
            .end_of(start, wrong)
            .max(if start == wrong { wrong + 1 } else { start });
        // What is left of `option x = { .. } junk;` still needs its semicolon.
        let keeps = start > 0
            && self.is(start - 1, b'}')
            && self.is(end.saturating_sub(1), b';')
            && end > start + 1;
        if keeps {
            end -= 1;
        }
        self.remove(start, end)
    }

    /// Puts a text before a token (or at the end of the one before it); false if that was done before.
    pub(crate) fn insert_after(&mut self, index: usize, text: &'static str) -> bool {
        let at = self.span(index).end;
        self.borders.insert(index + 1);
        self.patch.insert(Span { start: at, end: at }, text)
    }

    /// Closes a block before a token.
    pub(crate) fn close_before(&mut self, index: usize) {
        let at = self.span(index).start;
        self.borders.insert(index);
        self.patch.close_block(at);
    }

    /// Gives the enum around or at a token a first value of 0; false if that was done before.
    pub(crate) fn put_first_value(&mut self, index: usize) -> bool {
        let inside = (0..index.min(self.tokens.len()))
            .rev()
            .find(|at| self.is(*at, b'{') || self.is(*at, b'}'));
        let open = if self.text(index) == "enum" {
            index + 2
        } else {
            inside.unwrap_or(index)
        };
        if !self.is(open, b'{') {
            return false;
        }
        let block = open..self.close_of(open);
        let zero = block
            .clone()
            .any(|at| self.is(at, b'=') && self.text(at + 1) == "0" && !self.is_removed(at));
        let aliased = block.clone().any(|at| self.text(at) == "allow_alias");
        let option = if zero && !aliased {
            "option allow_alias = true; "
        } else {
            ""
        };
        let at = self.span(open).end;
        let name = format!("{option}PUT_FIRST_{at} = 0;");
        self.patch.insert(Span { start: at, end: at }, name)
    }

    /// Writes another word in the place of a token; false if that was done before.
    pub(crate) fn replace(&mut self, index: usize, text: &'static str) -> bool {
        let span = self.span(index);
        self.patch.insert(span, text)
    }

    /// Whether anything between two offsets was taken out.
    pub(crate) fn lost_within(&self, span: Span) -> bool {
        (self.at(span.start)..self.at(span.end)).any(|index| self.is_removed(index))
    }

    /// The names of the blocks and extensions that were taken out.
    pub(crate) fn lost_words(&self) -> HashSet<String> {
        let keyword = |word: &str| nearest(word, DEFINING).is_some() || DEFINING.contains(&word);
        let defines = |index: usize| {
            let named = index
                .checked_sub(1)
                .is_some_and(|before| keyword(self.text(before)));
            // Looking for the block of each word takes its time in a long text.
            let extends = self.removed.len() < 5000
                && self.is(index + 1, b'=')
                && self.block_of(index) == "extend";
            self.is_word(index) && (self.is(index + 1, b'{') || named || extends)
        };
        let lost = self.removed.iter().filter(|index| defines(**index));
        lost.map(|index| self.text(*index).to_owned()).collect()
    }
}
