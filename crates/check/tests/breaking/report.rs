//! Findings in the form both sides are compared in.

use playground_check::breaking::BreakingFinding;
use playground_check::positions::Lines;

use crate::oracle::Files;

/// One finding; compared without its message.
#[derive(Debug, Clone)]
pub struct Told {
    pub path: Option<String>,
    pub place: [u64; 4],
    pub rule: String,
    pub message: String,
}

impl Told {
    /// What is compared.
    pub fn key(&self) -> (Option<&str>, [u64; 4], &str) {
        (self.path.as_deref(), self.place, &self.rule)
    }

    /// One line of the JSON that buf prints.
    pub fn of_buf(line: &str) -> Self {
        let json: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let number = |key: &str| json[key].as_u64().unwrap_or(1);
        let path = text("path");
        Self {
            path: (!path.is_empty()).then(|| path.trim_start_matches("after/").to_owned()),
            place: [
                number("start_line"),
                number("start_column"),
                number("end_line"),
                number("end_column"),
            ],
            rule: text("type"),
            message: text("message"),
        }
    }

    /// A finding of ours.
    pub fn of_ours(found: &BreakingFinding, after: &Files) -> Self {
        let finding = &found.finding;
        let text = after
            .iter()
            .find(|(path, _)| Some(path) == finding.path.as_ref())
            .map(|file| file.1.as_str());
        let place = Lines::new(text).printed(finding.span);
        let numbers = [
            place.start_line,
            place.start_column,
            place.end_line,
            place.end_column,
        ];
        Self {
            path: finding.path.clone(),
            place: numbers.map(u64::from),
            rule: finding.rule.clone(),
            message: finding.message.clone(),
        }
    }
}

/// What only one of two lists has, as multisets.
pub fn difference<'t>(buf: &'t [Told], ours: &'t [Told]) -> (Vec<&'t Told>, Vec<&'t Told>) {
    let mut ours: Vec<&Told> = ours.iter().collect();
    let mut missing = Vec::new();
    for told in buf {
        match ours.iter().position(|one| one.key() == told.key()) {
            Some(at) => drop(ours.swap_remove(at)),
            None => missing.push(told),
        }
    }
    (missing, ours)
}
