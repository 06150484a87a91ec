//! Findings as plain data: where, how bad, what, and what to do.

use playground_syntax::{Fix, Span};
use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Must be fixed: no schema comes out of this file.
    Error,
    /// Violates a convention or will hurt later.
    Warning,
    /// A suggestion.
    Info,
}

/// A second place that helps to understand a finding, such as the first definition of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// File the span is in.
    pub path: String,
    /// Where.
    pub span: Span,
    /// What is there, lower-case, no final stop.
    pub message: String,
}

/// One mistake, told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// File the finding is in.
    pub path: String,
    /// The smallest span that shows the fault.
    pub span: Span,
    /// How bad it is.
    pub severity: Severity,
    /// Rule id; `COMPILE` for what the compiler itself says.
    pub code: String,
    /// What is wrong: lower-case start, no final stop, names the thing.
    pub message: String,
    /// What to do about it, where that can be said.
    pub help: Option<String>,
    /// Other places involved, at most two.
    pub related: Vec<Related>,
    /// What would mend it, where that is certain enough to be offered.
    pub fix: Option<Fix>,
}
