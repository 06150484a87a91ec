//! One JSON object a line, with the keys of buf and some more.

use serde::Serialize;

use super::{Told, summary};

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
    rule_doc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'t str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    breaks: &'t [&'static str],
}

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let lines = told.iter().map(|told| {
        let line = Line {
            path: told.path.as_deref(),
            start_line: told.place.start_line,
            start_column: told.place.start_column,
            end_line: told.place.end_line,
            end_column: told.place.end_column,
            rule: &told.rule,
            message: &told.message,
            severity: "error",
            category: told.category,
            rule_doc: summary(&told.rule),
            suggestion: told.suggestion.as_deref(),
            breaks: &told.breaks,
        };
        // Texts and numbers always serialize.
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    });
    lines.collect()
}
