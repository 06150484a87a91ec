//! Findings as text: `path:line:column: severity: message`, on stderr.

use std::{collections::HashMap, fmt::Write};

use playground_schema::{Diagnostic, LineIndex, Severity, SourceFile, Span};

/// Whether any finding is an error.
pub(crate) fn any_errors(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

/// How bad, in a word.
pub(crate) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

/// One line per finding, then its related places and its help, indented.
pub(crate) fn text(findings: &[Diagnostic], files: &[SourceFile]) -> String {
    let lines: HashMap<&str, LineIndex> = files
        .iter()
        .map(|file| (file.path.as_str(), LineIndex::new(&file.text)))
        .collect();
    let place = |path: &str, span: Span| match lines.get(path) {
        Some(index) => {
            let at = index.line_column(span.start);
            format!("{path}:{}:{}", at.line, at.column)
        }
        None => path.to_owned(),
    };
    let mut text = String::new();
    for finding in findings {
        let severity = word(finding.severity);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{}: {severity}: {}",
            place(&finding.path, finding.span),
            finding.message
        );
        for related in &finding.related {
            let _ = writeln!(
                text,
                "    {}: {}",
                place(&related.path, related.span),
                related.message
            );
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(text, "    help: {help}");
        }
    }
    text
}
