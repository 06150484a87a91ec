//! Repairs of a text for one more parse: blanked ranges and inserted words, and the way back to the original offsets.

use std::borrow::Cow;

use crate::Span;
use crate::scan::clamp;

#[derive(Debug, Clone)]
struct Insert {
    start: u32,
    end: u32,
    text: Cow<'static, str>,
}

/// What to change in a text before it is parsed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patch {
    blanks: Vec<Span>,
    inserts: Vec<Insert>,
}

/// A repaired text that knows where its bytes come from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patched {
    /// The text to parse.
    pub(crate) text: String,
    /// Start and end in the repaired text, start and end in the original, in order.
    moves: Vec<[u32; 4]>,
}

impl Patch {
    /// Writes spaces over a range, all but its newlines; words inserted into it go too.
    pub(crate) fn blank(&mut self, span: Span) {
        self.inserts.retain(|insert| {
            let inside = span.start < insert.start && insert.start < span.end;
            let replaced =
                insert.start < insert.end && span.start <= insert.start && insert.end <= span.end;
            !inside && !replaced
        });
        self.blanks.push(span);
    }

    /// Puts a text in the place of a range, or before a point; false if that was done before.
    pub(crate) fn insert(&mut self, span: Span, text: impl Into<Cow<'static, str>>) -> bool {
        let text = text.into();
        let same = |insert: &Insert| insert.start == span.start && insert.text == text;
        if self.inserts.iter().any(same) {
            return false;
        }
        let at = self
            .inserts
            .partition_point(|insert| insert.start <= span.start);
        self.inserts.insert(
            at,
            Insert {
                start: span.start,
                end: span.end,
                text,
            },
        );
        true
    }

    /// Puts a closing brace before a point, however often it is asked.
    pub(crate) fn close_block(&mut self, at: u32) {
        let index = self.inserts.partition_point(|insert| insert.start <= at);
        self.inserts.insert(
            index,
            Insert {
                start: at,
                end: at,
                text: "}".into(),
            },
        );
    }

    /// The repaired text.
    pub(crate) fn apply(&self, original: &str) -> Patched {
        let mut bytes = original.as_bytes().to_vec();
        for span in &self.blanks {
            let range = bytes
                .get_mut(span.start as usize..span.end as usize)
                .unwrap_or_default();
            range
                .iter_mut()
                .filter(|byte| **byte != b'\n')
                .for_each(|byte| *byte = b' ');
        }
        let mut text = Vec::with_capacity(bytes.len() + 64);
        let mut moves = Vec::new();
        let mut at = 0;
        for insert in &self.inserts {
            let start = (insert.start as usize).max(at);
            text.extend_from_slice(bytes.get(at..start).unwrap_or_default());
            at = start.max(insert.end as usize);
            let from = clamp(text.len());
            text.extend_from_slice(insert.text.as_bytes());
            moves.push([from, clamp(text.len()), clamp(start), clamp(at)]);
        }
        text.extend_from_slice(bytes.get(at..).unwrap_or_default());
        Patched {
            text: into_string(text),
            moves,
        }
    }
}

impl Patched {
    /// The original offset of an offset in the repaired text.
    pub(crate) fn origin(&self, offset: u32) -> u32 {
        let after = self.moves.partition_point(|[from, ..]| *from <= offset);
        match after.checked_sub(1).and_then(|index| self.moves.get(index)) {
            None => offset,
            Some([from, to, start, end]) if offset < *to => (start + (offset - from)).min(*end),
            Some([_, to, _, end]) => end + (offset - to),
        }
    }

    /// The original span of a span in the repaired text.
    pub(crate) fn origin_span(&self, span: Span) -> Span {
        let start = self.origin(span.start);
        Span {
            start,
            end: self.origin(span.end).max(start),
        }
    }
}

// Blanked ranges start and end at token borders, hence at characters; a lossy copy is only the way not to panic.
fn into_string(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_inserts_and_finds_the_way_back() {
        let mut patch = Patch::default();
        patch.blank(Span { start: 0, end: 3 });
        assert!(patch.insert(Span { start: 4, end: 6 }, "longer"));
        assert!(patch.insert(Span { start: 8, end: 8 }, ";"));
        assert!(!patch.insert(Span { start: 8, end: 8 }, ";"));
        let patched = patch.apply("a\nb xy z é");
        assert_eq!(patched.text, " \n  longer z; é");
        let origins: Vec<_> = [0, 3, 4, 6, 10, 11, 12, 13, 14]
            .map(|offset| patched.origin(offset))
            .into();
        assert_eq!(origins, [0, 3, 4, 6, 6, 7, 8, 8, 9]);
    }

    #[test]
    fn a_blanked_range_takes_its_insertions_along() {
        let mut patch = Patch::default();
        assert!(patch.insert(Span { start: 2, end: 3 }, "word"));
        patch.blank(Span { start: 1, end: 4 });
        assert_eq!(patch.apply("abcde").text, "a   e");
    }
}
