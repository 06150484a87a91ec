//! How one text became another: the stretch that is different, where old places went, what two people changed.

use std::ops::Range;

use playground_engine::protocol::Span;

/// The stretch in which two texts differ: all before it and all after it is equal.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    /// In the old text.
    old: Range<usize>,
    /// In the new one; it starts at the same place.
    new: Range<usize>,
}

impl Change {
    /// None if the texts are equal.
    fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let equal = |(one, other): &(u8, u8)| one == other;
        let mut start = old.bytes().zip(new.bytes()).take_while(equal).count();
        while !old.is_char_boundary(start) {
            start -= 1;
        }
        let room = old.len().min(new.len()) - start;
        let backwards = old.bytes().rev().zip(new.bytes().rev());
        let mut end = backwards.take(room).take_while(equal).count();
        while !old.is_char_boundary(old.len() - end) {
            end -= 1;
        }
        Some(Self {
            old: start..old.len() - end,
            new: start..new.len() - end,
        })
    }
}

/// Leads places of one text to another; made once for all places of the two.
#[derive(Debug)]
pub struct Mover<'t> {
    old: &'t str,
    new: &'t str,
    /// None if the texts are equal.
    change: Option<Change>,
}

impl<'t> Mover<'t> {
    /// Compares two texts.
    pub fn new(old: &'t str, new: &'t str) -> Self {
        let change = Change::between(old, new);
        Self { old, new, change }
    }

    /// Where a span of the old text is in the new one; an empty span near it if what it held is gone.
    pub fn moved(&self, span: Span) -> Span {
        let Self { old, new, .. } = *self;
        let Some(change) = &self.change else {
            return span;
        };
        let (start, end) = (span.start as usize, span.end as usize);
        if end <= change.old.start {
            return span;
        }
        if start >= change.old.end {
            let shift = |place: usize| place - change.old.end + change.new.end;
            return Span::from(shift(start)..shift(end));
        }
        // Several places changed around it: its line may stand somewhere between them, or at least its text.
        let line = old
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let rest = old.get(end..).unwrap_or_default();
        let line_end = end + rest.find('\n').unwrap_or(rest.len());
        let found = |wanted: Range<usize>| {
            let text = old.get(wanted.clone()).filter(|text| !text.is_empty())?;
            let from = change.new.start.saturating_sub(text.len());
            let mut places = new.match_indices(text).map(|(place, _)| place);
            let near = places.by_ref().skip_while(|place| *place < from).take(1000);
            let place = near.min_by_key(|place| place.abs_diff(wanted.start))?;
            (place <= change.new.end).then(|| place + start - wanted.start)
        };
        match found(line..line_end).or_else(|| found(start..end)) {
            Some(place) => Span::from(place..place + end - start),
            None => Span::from(change.new.start..change.new.start),
        }
    }
}

/// The same for one place.
pub fn moved(span: Span, old: &str, new: &str) -> Span {
    Mover::new(old, new).moved(span)
}

/// The text with what two people changed in it; none if they changed the same stretch.
pub fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs {
        return Some(ours.to_owned());
    }
    let (Some(mine), Some(yours)) = (Change::between(base, ours), Change::between(base, theirs))
    else {
        return Some(if base == ours { theirs } else { ours }.to_owned());
    };
    let (first, first_text, second, second_text) = if mine.old.end <= yours.old.start {
        (mine, ours, yours, theirs)
    } else if yours.old.end <= mine.old.start {
        (yours, theirs, mine, ours)
    } else {
        return None;
    };
    let parts = [
        base.get(..first.old.start)?,
        first_text.get(first.new)?,
        base.get(first.old.end..second.old.start)?,
        second_text.get(second.new)?,
        base.get(second.old.end..)?,
    ];
    Some(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks where the first `text` of the old text went; an empty `expect` if it is gone.
    fn check(old: &str, text: &str, new: &str, expect: Option<usize>) {
        let start = u32::try_from(old.find(text).unwrap()).unwrap();
        let end = start + u32::try_from(text.len()).unwrap();
        let span = moved(Span { start, end }, old, new);
        let (start, end) = (span.start as usize, span.end as usize);
        match expect {
            Some(place) => assert_eq!(
                (start, &new[start..end]),
                (place, text),
                "{old:?} -> {new:?}"
            ),
            None => assert_eq!(start, end, "{old:?} -> {new:?}"),
        }
    }

    #[test]
    fn places_move_with_the_text() {
        check("a b c", "b", "a b c", Some(2));
        check("a b c", "b", "xx a b c", Some(5));
        check("a b c", "b", "a b c xx", Some(2));
        check("a\nb\nc\nd", "c", "1\na\nb\nc\nd\n2", Some(6));
        check("a\nname\nc", "name", "1\na\n  name;\nc2", Some(6));
        check("é b ü", "b", "éé b ü", Some(5));
        check("a b c", "b", "a c", None);
        check("abc", "b", "", None);
    }

    #[test]
    fn what_two_people_change_is_joined() {
        let check = |ours: &str, theirs: &str, expect: Option<&str>| {
            assert_eq!(merged("one\ntwo\nthree\n", ours, theirs).as_deref(), expect);
        };
        let base = "one\ntwo\nthree\n";
        check(base, "1\ntwo\nthree\n", Some("1\ntwo\nthree\n"));
        check("1\ntwo\nthree\n", base, Some("1\ntwo\nthree\n"));
        check("1\ntwo\nthree\n", "one\ntwo\n3\n", Some("1\ntwo\n3\n"));
        check("one\ntwo\n3\n", "1\ntwo\nthree\n", Some("1\ntwo\n3\n"));
        check(
            "one\ntwo\nthree\na",
            "one\ntwo\nthree\nb",
            Some("one\ntwo\nthree\nab"),
        );
        check("one\n2\nthree\n", "one\nzwei\nthree\n", None);
        check(
            "one\ntwo\nthree\na",
            "one\ntwo\nthree\na",
            Some("one\ntwo\nthree\na"),
        );
    }
}
