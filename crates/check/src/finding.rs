//! What a rule says about one place, as plain data.

use serde::{Deserialize, Serialize};

use crate::remedy::Remedy;

/// A place of `SourceCodeInfo`: lines and columns from 0, the end exclusive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// First line.
    pub start_line: u32,
    /// Column of the first character, as whoever wrote the source info counts.
    pub start_column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// One breach of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Id of the rule.
    pub rule: String,
    /// File the finding is in; none where the file itself is gone.
    pub path: Option<String>,
    /// Where; none for what concerns the file as a whole.
    pub span: Option<Span>,
    /// What is wrong: lower-case start, no final stop, names the thing.
    pub message: String,
    /// Path of the element in the `FileDescriptorProto`, as in `SourceCodeInfo`; empty for the file.
    pub element: Vec<i32>,
    /// What would end it, where the rule knows: the base of a fix.
    pub remedy: Option<Remedy>,
}

impl Finding {
    /// A finding without a remedy.
    pub fn new(rule: &str, path: Option<&str>, message: String) -> Self {
        Self {
            rule: rule.to_owned(),
            path: path.map(str::to_owned),
            span: None,
            message,
            element: Vec::new(),
            remedy: None,
        }
    }
}

/// Sorts by file, start, rule, end and message, findings without a file first.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
}

fn key(finding: &Finding) -> impl Ord + '_ {
    let span = finding.span.unwrap_or_default();
    let start = (span.start_line, span.start_column);
    (&finding.path, start, &finding.rule, span, &finding.message)
}
