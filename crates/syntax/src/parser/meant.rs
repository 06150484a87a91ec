//! Words close to a keyword.

use super::cursor::Parser;
use crate::{Fix, SyntaxError, SyntaxKind};

impl Parser {
    /// The keyword of `keywords` the next token most likely is a misspelling of.
    pub(super) fn meant(&self, keywords: &[&'static str]) -> Option<&'static str> {
        if !self.at(SyntaxKind::Ident) {
            return None;
        }
        let word = self.word(0).to_ascii_lowercase();
        let close = keywords.iter().filter_map(|keyword| {
            let distance = distance(&word, keyword);
            (distance <= keyword.len() / 3).then_some((distance, *keyword))
        });
        close.min().map(|(_, keyword)| keyword)
    }

    /// The same, or the only keyword of which the next token is the beginning.
    pub(super) fn meant_or_begun(&self, keywords: &[&'static str]) -> Option<&'static str> {
        self.meant(keywords).or_else(|| {
            let begun = |keyword: &&&'static str| keyword.starts_with(self.word(0));
            let mut begun = keywords.iter().filter(begun);
            let only = begun.next().filter(|_| begun.next().is_none());
            // Prose has short words, too.
            let begins = self.word(0).len() >= 3 || self.line_ends_after(0);
            only.copied()
                .filter(|_| begins && self.at(SyntaxKind::Ident))
        })
    }

    /// Tells that the next token is meant to be `keyword`, and takes it. What else is missing behind it on its line
    /// is not written yet.
    pub(super) fn take_as(&mut self, keyword: &str) {
        let here = self.here();
        let message = format!("{} is no keyword here", self.found());
        let fix = Fix::new(format!("write `{keyword}`"), here, keyword);
        let error = SyntaxError::new(here, message);
        self.tell(error.help(format!("did you mean `{keyword}`?")).fix(fix));
        self.take();
        if self.at_line_start() || self.at(SyntaxKind::LBrace) {
            self.told_here();
        }
    }
}

/// Letters to add, drop, replace or swap with their neighbour to come from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    const FAR: usize = 100;
    let (from, to) = (from.as_bytes(), to.as_bytes());
    if from.len().abs_diff(to.len()) > 3 {
        return FAR;
    }
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(FAR);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let replaced = at(&last, j) + usize::from(a != b);
            let mut best = replaced.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && from.get(i - 1) == Some(b) && to.get(j - 1) == Some(a);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, to.len())
}
