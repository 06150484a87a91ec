//! A report of GitLab's code quality: one JSON array.

use playground_schema::Severity;
use serde_json::{Value, json};

use super::Told;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let entries: Vec<Value> = told.iter().map(entry).collect();
    format!("{}\n", Value::from(entries))
}

fn entry(told: &Told) -> Value {
    let at = told.place;
    let severity = match told.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    };
    json!({
        "description": told.message,
        "check_name": told.rule,
        "fingerprint": fingerprint(told),
        "severity": severity,
        "location": {
            "path": told.opened(),
            "positions": {
                "begin": {"line": at.start_line, "column": at.start_column},
                "end": {"line": at.end_line, "column": at.end_column},
            },
        },
    })
}

/// The same for the same finding, wherever it moves to in its file.
fn fingerprint(told: &Told) -> String {
    playground_check::accept::fingerprint([told.opened(), told.rule.as_str(), &told.message])
}
