//! The states of the files that the browser was told to keep: what another page has not seen yet is told apart from what it has changed.

use std::collections::VecDeque;

use playground_engine::protocol::SourceFile;

/// No more states than this are held.
const MOST: usize = 16;
/// Nor more text than this in the older ones, in bytes.
const MOST_TEXT: usize = 4_000_000;

/// The newest states, never none.
pub struct History {
    newest: State,
    /// From old to new.
    older: VecDeque<State>,
}

struct State {
    saved: u64,
    files: Vec<SourceFile>,
}

impl State {
    fn text(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }
}

impl History {
    /// A history of one state; `saved` as in [`super::Kept`].
    pub fn new(saved: u64, files: Vec<SourceFile>) -> Self {
        Self {
            newest: State { saved, files },
            older: VecDeque::new(),
        }
    }

    /// When the newest state was stored, as [`super::Kept::saved`].
    pub fn saved(&self) -> u64 {
        self.newest.saved
    }

    /// The newest state.
    pub fn files(&self) -> &[SourceFile] {
        &self.newest.files
    }

    /// What was stored at this moment; the newest state if that is not known any more.
    pub fn at(&self, saved: u64) -> &[SourceFile] {
        let found = self.older.iter().find(|state| state.saved == saved);
        &found.unwrap_or(&self.newest).files
    }

    /// Adds a state.
    pub fn push(&mut self, saved: u64, files: Vec<SourceFile>) {
        let before = std::mem::replace(&mut self.newest, State { saved, files });
        self.older.push_back(before);
        let mut text: usize = self.older.iter().map(State::text).sum();
        while self.older.len() >= MOST || text > MOST_TEXT {
            let Some(oldest) = self.older.pop_front() else {
                break;
            };
            text -= oldest.text();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Vec<SourceFile> {
        vec![SourceFile {
            path: "a.proto".into(),
            text: text.into(),
        }]
    }

    #[test]
    fn states_are_found_until_they_are_too_many_or_too_large() {
        let mut history = History::new(0, files("0"));
        for saved in 1..20 {
            history.push(saved, files(&saved.to_string()));
        }
        assert_eq!((history.saved(), history.files()), (19, &*files("19")));
        assert_eq!(history.at(4), files("4"));
        assert_eq!(history.at(3), files("19"), "forgotten");
        history.push(20, files(&"x".repeat(MOST_TEXT + 1)));
        assert_eq!(history.at(19), files("19"));
        history.push(21, files("21"));
        assert_eq!(history.at(19), files("21"));
        assert!(history.older.is_empty());
    }
}
