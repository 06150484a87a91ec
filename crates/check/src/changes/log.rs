//! The log while it is written: changes by package and element, and the places they are at.

use std::collections::{BTreeMap, HashSet};

use super::marks::{Marks, Spot};
use super::{Change, ChangeLog, Entry, Group, Kind, PackageChanges};

/// Where changes go: package, kind, name.
pub(super) type Key = (String, Kind, String);

/// A change that has no marks yet.
struct Line {
    change: Change,
    text: String,
    spots: Vec<Spot>,
}

/// The log.
#[derive(Default)]
pub(super) struct Log {
    groups: BTreeMap<Key, Vec<Line>>,
}

impl Log {
    /// Adds a change of something that was, or is, at some places.
    pub(super) fn add(&mut self, key: &Key, change: Change, text: String, spots: &[Spot]) {
        let line = Line {
            change,
            text,
            spots: spots.to_vec(),
        };
        self.groups.entry(key.clone()).or_default().push(line);
    }

    /// The places of all changes that may break.
    pub(super) fn spots(&self) -> HashSet<Spot> {
        let lines = self.groups.values().flatten();
        let lines = lines.filter(|line| may_break(line.change));
        lines.flat_map(|line| line.spots.iter().cloned()).collect()
    }

    /// The finished log; `marks` says what breaks where.
    pub(super) fn finish(self, marks: &Marks) -> ChangeLog {
        let mut packages: Vec<PackageChanges> = Vec::new();
        for ((package, kind, name), mut lines) in self.groups {
            lines.sort_by_key(|line| line.change);
            let entries = lines.into_iter().map(|line| Entry {
                rules: match may_break(line.change) {
                    true => marks.of(&line.spots),
                    false => Vec::new(),
                },
                change: line.change,
                text: line.text,
            });
            let group = Group {
                kind,
                name,
                entries: entries.collect(),
            };
            match packages.last_mut().filter(|last| last.name == package) {
                Some(last) => last.groups.push(group),
                None => packages.push(PackageChanges {
                    name: package,
                    groups: vec![group],
                }),
            }
        }
        ChangeLog { packages }
    }
}

fn may_break(change: Change) -> bool {
    !matches!(
        change,
        Change::Deprecated | Change::Documented | Change::Added
    )
}
