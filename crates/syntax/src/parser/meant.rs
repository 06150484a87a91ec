//! Words close to a keyword.

use super::cursor::Parser;
use crate::{Fix, SyntaxError, SyntaxKind};

impl Parser {
    /// The keyword of `keywords` the next token most likely is a misspelling of.
    pub(super) fn meant(&self, keywords: &[&'static str]) -> Option<&'static str> {
        if !self.at(SyntaxKind::Ident) {
            return None;
        }
        let word = self.word(0);
        let close = keywords.iter().filter_map(|keyword| {
            let distance = distance(word, keyword, keyword.len() / 3)?;
            Some((distance, *keyword))
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

/// Columns of a row of distances; no keyword is longer.
const ROW: usize = 16;

/// Letters to add, drop, replace or swap with their neighbour to come from a word in any case to a keyword, unless it
/// takes more than `most`.
fn distance(from: &str, to: &str, most: usize) -> Option<usize> {
    const FAR: usize = 100;
    let (from, to) = (from.as_bytes(), to.as_bytes());
    if from.len().abs_diff(to.len()) > most || to.len() >= ROW {
        return None;
    }
    let at = |row: &[usize; ROW], column: usize| row.get(column).copied().unwrap_or(FAR);
    let mut before = [FAR; ROW];
    let mut last: [usize; ROW] = std::array::from_fn(|column| column);
    for (i, a) in from.iter().map(u8::to_ascii_lowercase).enumerate() {
        let mut row = [FAR; ROW];
        let mut left = i + 1;
        row[0] = left;
        for ((j, b), slot) in to.iter().enumerate().zip(row.iter_mut().skip(1)) {
            let replaced = at(&last, j) + usize::from(a != *b);
            let mut best = replaced.min(at(&last, j + 1) + 1).min(left + 1);
            let other = i.checked_sub(1).and_then(|i| from.get(i));
            let swapped =
                j > 0 && other.map(u8::to_ascii_lowercase) == Some(*b) && to.get(j - 1) == Some(&a);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            left = best;
            *slot = best;
        }
        before = std::mem::replace(&mut last, row);
    }
    Some(at(&last, to.len())).filter(|distance| *distance <= most)
}
