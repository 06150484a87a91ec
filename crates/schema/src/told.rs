//! The findings as they are told: in order, each once, and no more of one file than a person reads.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::parsed::Parsed;
use crate::{Diagnostic, Span};

/// Most findings told of one file.
pub(crate) const MAX_TOLD: usize = 200;

/// The findings by path, then position; of each file the first ones, and a word if there are more.
pub(crate) fn told(
    findings: Vec<Diagnostic>,
    files: &[&Parsed],
    capped: &HashSet<&str>,
) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = Vec::new();
    for found in sorted(findings, files).chunk_by(|one, next| one.path == next.path) {
        let first = found.iter().take(MAX_TOLD);
        let capped = first
            .clone()
            .any(|finding| capped.contains(finding.path.as_str()));
        let count = first.len();
        out.extend(first.cloned());
        if let Some(last) = out.last_mut().filter(|_| capped || count < found.len()) {
            say_more(last, count);
        }
    }
    out
}

/// Says with the last finding of a file that there are more.
fn say_more(last: &mut Diagnostic, count: usize) {
    let more = if count == 1 {
        "only one mistake of this file is shown, mend it to see more".to_owned()
    } else {
        format!("only {count} mistakes of this file are shown, mend some to see more")
    };
    last.help = Some(match &last.help {
        Some(help) => format!("{help} ({more})"),
        None => more,
    });
}

/// By path, then position; each once, with spans on character borders of the text.
fn sorted(mut findings: Vec<Diagnostic>, files: &[&Parsed]) -> Vec<Diagnostic> {
    let texts: HashMap<&str, Arc<str>> = files
        .iter()
        .map(|file| (file.path.as_str(), file.source()))
        .collect();
    for finding in &mut findings {
        let text = texts
            .get(finding.path.as_str())
            .map(|text| &**text)
            .unwrap_or_default();
        finding.span = fit(text, finding.span);
        for related in &mut finding.related {
            let text = texts
                .get(related.path.as_str())
                .map(|text| &**text)
                .unwrap_or_default();
            related.span = fit(text, related.span);
        }
    }
    findings.sort_by(|left, right| {
        (&left.path, left.span, &left.message).cmp(&(&right.path, right.span, &right.message))
    });
    findings.dedup_by(|left, right| {
        left.path == right.path && left.span == right.span && left.message == right.message
    });
    findings
}

fn fit(text: &str, span: Span) -> Span {
    let mut start = (span.start as usize).min(text.len());
    let mut end = (span.end as usize).clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::from(start..end)
}
