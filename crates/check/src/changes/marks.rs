//! Which changes break: the findings of the breaking rules by the places they are about.

use std::collections::{BTreeMap, BTreeSet};

use crate::breaking::BreakingFinding;

/// A place: the old side or not, the path of a file, the path of an element in it.
pub(super) type Spot = (bool, String, Vec<i32>);

/// Rules by the places of their findings.
#[derive(Default)]
pub(super) struct Marks {
    rules: BTreeMap<Spot, BTreeSet<String>>,
}

impl Marks {
    /// The marks of findings, each at its old place, which is the more exact one.
    pub(super) fn new(findings: &[BreakingFinding]) -> Self {
        let mut marks = Self::default();
        for found in findings {
            for spot in spots(found) {
                marks.add(spot, &found.finding.rule);
            }
        }
        marks
    }

    fn add(&mut self, spot: Spot, rule: &str) {
        self.rules.entry(spot).or_default().insert(rule.to_owned());
    }

    /// The rules that found something at one of some places.
    pub(super) fn of(&self, spots: &[Spot]) -> Vec<String> {
        let rules = spots.iter().filter_map(|spot| self.rules.get(spot));
        let rules: BTreeSet<&String> = rules.flatten().collect();
        rules.into_iter().cloned().collect()
    }
}

/// The places a finding is about: the old one, which is the more exact one, and of what is new and required the new one.
pub(super) fn spots(found: &BreakingFinding) -> Vec<Spot> {
    let (finding, against) = (&found.finding, &found.against);
    let old = (true, against.path.clone(), element(&against.element));
    let path = finding.path.as_ref();
    let new = path.filter(|_| finding.rule == "MESSAGE_SAME_REQUIRED_FIELDS");
    let new = new.map(|path| (false, path.clone(), element(&finding.element)));
    new.into_iter().chain([old]).collect()
}

/// The path of the element that a path leads to or into. Types, fields, values, methods and oneofs are elements, and
/// what is reserved is a part of its type that has a place of its own.
fn element(path: &[i32]) -> Vec<i32> {
    let mut length = 0;
    let mut inside = 0;
    while let Some([list, _]) = path.get(length..length + 2) {
        let next = match (inside, *list) {
            (0, 4) | (4, 3) => 4,
            (0, 5) | (4, 4) => 5,
            (0, 6) => 6,
            (0, 7) | (4, 2 | 6 | 5 | 8 | 9 | 10) | (5, 2 | 4 | 5) | (6, 2) => -1,
            _ => break,
        };
        length += 2;
        inside = next;
        if next == -1 {
            break;
        }
    }
    path.get(..length).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_to_elements() {
        for (path, expect) in [
            (&[4, 1, 2, 3, 5][..], &[4, 1, 2, 3][..]),
            (&[4, 1, 3, 0, 2, 1, 8, 3], &[4, 1, 3, 0, 2, 1]),
            (&[4, 1, 9, 0], &[4, 1, 9, 0]),
            (&[5, 0, 2, 1, 2], &[5, 0, 2, 1]),
            (&[6, 0, 2, 1, 4, 34], &[6, 0, 2, 1]),
            (&[8, 11], &[]),
            (&[4, 0, 7, 12], &[4, 0]),
        ] {
            assert_eq!(element(path), expect);
        }
    }
}
