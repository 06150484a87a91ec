//! Findings that somebody accepted, with a reason: `protoplay-accepted.yaml`.
//!
//! An entry holds for one finding at one element, as long as the code it is about stays the same.

mod list;
mod subject;

use std::collections::BTreeMap;

use crate::{Files, Finding, Span};

pub use list::{Accepted, without};
pub(crate) use subject::declared;
pub use subject::{Subject, fingerprint, subject};

/// The name of the list, beside the `buf.yaml`.
pub const FILE: &str = "protoplay-accepted.yaml";

/// Id of the finding that an entry of the list holds for nothing any more.
pub const OUTDATED: &str = "ACCEPTED_OUTDATED";

/// Takes accepted findings out, and remembers which entries hold.
#[derive(Debug)]
pub struct Sieve<'a> {
    accepted: &'a [Accepted],
    seen: BTreeMap<usize, Seen>,
}

/// What was found of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    /// A finding like it, but of other code.
    Changed,
    /// The finding.
    Same,
}

impl<'a> Sieve<'a> {
    /// One for a list.
    pub fn new(accepted: &'a [Accepted]) -> Self {
        Self {
            accepted,
            seen: BTreeMap::new(),
        }
    }

    /// Whether a finding in these files is accepted.
    pub fn takes(&mut self, files: &Files, finding: &Finding) -> bool {
        let path = finding.path.as_deref().unwrap_or_default();
        let like = |entry: &Accepted| entry.rule == finding.rule && entry.path == path;
        let entries = self.accepted.iter().enumerate();
        let entries: Vec<_> = entries.filter(|(_, entry)| like(entry)).collect();
        if entries.is_empty() {
            return false;
        }
        let subject = subject(files, finding);
        let mut takes = false;
        for (index, entry) in entries
            .into_iter()
            .filter(|(_, entry)| entry.element == subject.element)
        {
            let same = entry.fingerprint == subject.fingerprint;
            takes |= same;
            let now = if same { Seen::Same } else { Seen::Changed };
            let seen = self.seen.entry(index).or_insert(now);
            *seen = now.max(*seen);
        }
        takes
    }

    /// Whether an entry of the list was found to hold.
    pub fn holds(&self, entry: &Accepted) -> bool {
        let mut held = self.seen.iter().filter(|(_, seen)| **seen == Seen::Same);
        held.any(|(index, _)| self.accepted.get(*index) == Some(entry))
    }

    /// A finding for each entry that holds for nothing any more, of those that could have been seen.
    pub fn outdated(&self, could_be_seen: impl Fn(&Accepted) -> bool) -> Vec<Finding> {
        let entries = self.accepted.iter().enumerate();
        let entries = entries.filter(|(_, entry)| could_be_seen(entry));
        let told = entries.filter_map(|(index, entry)| {
            let what = match self.seen.get(&index) {
                Some(Seen::Same) => return None,
                Some(Seen::Changed) => {
                    "is accepted, but its code has changed since: look at it again"
                }
                None => "is accepted, but is not found any more: take it off the list",
            };
            let (rule, name) = (&entry.rule, entry.name());
            Some(Finding {
                span: Some(line(entry)),
                ..Finding::new(OUTDATED, Some(FILE), format!("{rule} at `{name}` {what}"))
            })
        });
        told.collect()
    }
}

/// Where an entry begins.
fn line(entry: &Accepted) -> Span {
    let from = |number: usize| u32::try_from(number.saturating_sub(1)).unwrap_or(0);
    let (line, column) = (from(entry.line), from(entry.column));
    Span {
        start_line: line,
        start_column: column,
        end_line: line,
        end_column: column,
    }
}
