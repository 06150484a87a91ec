//! One JSON object as the validator of the original skill printed it: valid, summary, issues, proto.

use playground_check::summary::{Summary, summaries};
use playground_check::{breaking, lint};
use playground_schema::Severity;
use serde::Serialize;

use super::Told;
use crate::findings::word;
use crate::workspace::Workspace;

#[derive(Serialize)]
struct Report<'t> {
    valid: bool,
    summary: Counts,
    issues: Vec<Issue<'t>>,
    /// Of the one file that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    proto: Option<Summary>,
    /// Of several files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    protos: Vec<Summary>,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    info: usize,
}

#[derive(Serialize)]
struct Issue<'t> {
    severity: &'static str,
    category: &'static str,
    rule: &'t str,
    message: &'t str,
    path: Option<&'t str>,
    line: Option<u32>,
    field: Option<&'t str>,
}

/// All findings, and what the files have; nothing of files that do not compile.
pub(super) fn print(told: &[Told], workspace: Option<&Workspace>) -> String {
    let count = |severity| told.iter().filter(|told| told.severity == severity).count();
    let summary = Counts {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        info: count(Severity::Info),
    };
    let mut protos = workspace.map_or_else(Vec::new, |workspace| summaries(&workspace.files));
    let proto = if protos.len() == 1 {
        protos.pop()
    } else {
        None
    };
    let report = Report {
        valid: summary.errors == 0,
        summary,
        issues: told.iter().map(issue).collect(),
        proto,
        protos,
    };
    // Texts and numbers always serialize.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn issue(told: &Told) -> Issue<'_> {
    Issue {
        severity: word(told.severity),
        category: kind(&told.rule).0,
        rule: &told.rule,
        message: &told.message,
        path: told.path.as_deref(),
        line: told.characters.map(|place| place.start_line),
        field: told.field.as_deref(),
    }
}

/// How bad a report says that the findings of a rule are, unless settings say otherwise: errors must be fixed, warnings
/// are against a convention, the rest is advice.
pub(super) fn usual(rule: &str) -> Severity {
    kind(rule).1
}

fn kind(rule: &str) -> (&'static str, Severity) {
    if breaking::rule(rule).is_some() {
        let severity = match rule.starts_with("FIELD_NO_DELETE") {
            true => Severity::Warning,
            false => Severity::Error,
        };
        return ("breaking_change", severity);
    }
    match rule {
        "SYNTAX_SPECIFIED" | "SYNTAX_NOT_PROTO2" | "PACKAGE_DEFINED" => {
            ("syntax", Severity::Warning)
        }
        "SERVICE_SUFFIX" => ("naming", Severity::Info),
        rule if rule.ends_with("_CASE") => ("naming", Severity::Warning),
        rule if lint::rule(rule).is_some() => ("best_practice", Severity::Info),
        playground_check::accept::OUTDATED => ("best_practice", Severity::Warning),
        _ => ("syntax", Severity::Error),
    }
}
