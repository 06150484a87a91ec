//! The places of a file, kept small: paths as on the wire, spans in bytes, comments where they stand in the text.
//! `source_code_info` is made of them when it is asked for.

mod comment;
mod index;
mod lines;
mod moved;
mod steps;
mod write;

use std::sync::OnceLock;

use playground_syntax::Span;

use self::index::Index;
pub(crate) use self::moved::Moved;

/// Every place of a file, those that protoc records first and in its order.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The paths, one after the other, as packed numbers.
    paths: Vec<u8>,
    list: Vec<Place>,
    /// How many protoc records.
    recorded: usize,
    /// Comments, by place.
    notes: Vec<Note>,
    detached: Vec<Span>,
    index: OnceLock<Index>,
}

/// One place.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Where its path ends in the paths; it begins where that of the place before ends.
    path_end: u32,
    start: u32,
    end: u32,
}

/// The comments of a place; an empty span is none.
#[derive(Debug, Clone, Copy)]
struct Note {
    place: u32,
    leading: Span,
    trailing: Span,
    /// Which of the detached ones.
    detached: (u32, u32),
}

/// The comments a declaration gets.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attached {
    /// The one before it.
    pub(crate) leading: Option<Span>,
    /// The one after it.
    pub(crate) trailing: Option<Span>,
    /// Those before that belong to nothing.
    pub(crate) detached: Vec<Span>,
}

impl Places {
    /// None yet, with room for so many.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self {
            paths: Vec::with_capacity(count * 6),
            list: Vec::with_capacity(count),
            ..Self::default()
        }
    }

    /// Adds a place that protoc records, of which the path is in two parts; says which it is.
    pub(crate) fn record(&mut self, outer: &[i32], steps: &[i32], start: u32, end: u32) -> u32 {
        self.push(outer, steps, start, end);
        self.recorded = self.list.len();
        self.recorded.saturating_sub(1) as u32
    }

    /// Adds a place that protoc does not record; none that it records may follow.
    pub(crate) fn push(&mut self, outer: &[i32], steps: &[i32], start: u32, end: u32) {
        steps::put(outer, &mut self.paths);
        steps::put(steps, &mut self.paths);
        self.list.push(Place {
            path_end: self.paths.len() as u32,
            start,
            end,
        });
    }

    /// Gives a place its comments.
    pub(crate) fn attach(&mut self, place: u32, comments: &Attached) {
        if comments.leading.is_none() && comments.trailing.is_none() && comments.detached.is_empty()
        {
            return;
        }
        let first = self.detached.len() as u32;
        self.detached.extend_from_slice(&comments.detached);
        self.notes.push(Note {
            place,
            leading: comments.leading.unwrap_or_default(),
            trailing: comments.trailing.unwrap_or_default(),
            detached: (first, self.detached.len() as u32),
        });
    }

    /// All places are there.
    pub(crate) fn finish(&mut self) {
        self.notes.sort_by_key(|note| note.place);
        self.paths.shrink_to_fit();
        self.list.shrink_to_fit();
        self.notes.shrink_to_fit();
    }

    /// Bytes of the first place of a path.
    pub(crate) fn span(&self, path: &[i32]) -> Option<Span> {
        let place = self.list.get(self.find(path)?)?;
        Some(place.span())
    }

    /// The comment before the first place of a path.
    pub(crate) fn leading(&self, path: &[i32], text: &str) -> Option<String> {
        let place = self.find(path)? as u32;
        let note = self.notes.binary_search_by_key(&place, |note| note.place);
        let note = self.notes.get(note.ok()?)?;
        let mut out = String::new();
        comment::put(text, note.leading, &mut out);
        (!out.is_empty()).then_some(out)
    }

    fn find(&self, path: &[i32]) -> Option<usize> {
        let index = self.index.get_or_init(|| Index::new(self));
        index.find(self, path)
    }

    /// The path of a place, as packed numbers.
    fn path(&self, place: usize) -> &[u8] {
        let before = place
            .checked_sub(1)
            .and_then(|before| self.list.get(before));
        let start = before.map_or(0, |before| before.path_end as usize);
        let end = self.list.get(place);
        let end = end.map_or(start, |place| place.path_end as usize);
        self.paths.get(start..end).unwrap_or_default()
    }
}

impl Place {
    /// In a text without tokens protoc has the end before the start.
    fn span(self) -> Span {
        Span {
            start: self.start,
            end: self.end.max(self.start),
        }
    }
}

#[cfg(test)]
impl Places {
    /// Every span that protoc records.
    pub(crate) fn spans(&self) -> Vec<Span> {
        let recorded = self.list.iter().take(self.recorded);
        recorded.map(|place| place.span()).collect()
    }
}
