//! One JSON object a line, with the keys of buf and some more.

use std::collections::BTreeMap;

use playground_check::explain::Explanation;
use playground_check::{Fix, Help};
use serde::Serialize;

use super::Told;
use crate::findings::word;

#[derive(Serialize)]
struct Line<'t> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'t str>,
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(rename = "type")]
    rule: &'t str,
    message: &'t str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_doc: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'t Fix>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    breaks: &'t [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'t str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'t Explanation>,
}

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let mut docs: BTreeMap<&str, Option<Help>> = BTreeMap::new();
    for told in told {
        let doc = || playground_check::help(&told.rule);
        docs.entry(&told.rule).or_insert_with(doc);
    }
    let lines = told.iter().map(|told| {
        let doc = docs.get(told.rule.as_str()).and_then(Option::as_ref);
        let line = Line {
            path: told.path.as_ref().map(|_| told.opened()),
            start_line: told.place.start_line,
            start_column: told.place.start_column,
            end_line: told.place.end_line,
            end_column: told.place.end_column,
            rule: &told.rule,
            message: &told.message,
            severity: word(told.severity),
            category: told.category,
            rule_doc: doc.map(|help| help.summary.as_str()),
            fix: told.fix.as_ref(),
            breaks: &told.breaks,
            reason: told.reason.as_deref(),
            explanation: told.explanation.as_ref(),
        };
        // Texts and numbers always serialize.
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    });
    lines.collect()
}
