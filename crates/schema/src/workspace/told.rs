//! The findings as they are told: in order, each once, and no more of one file than a person reads.

use std::collections::HashMap;

use crate::{Diagnostic, Span};

/// Most findings told of one file.
const MAX_TOLD: usize = 200;

/// The findings by path, then position; of each file the first ones, and a word if there are more.
pub(crate) fn told(findings: Vec<Diagnostic>, texts: &HashMap<&str, &str>) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = Vec::new();
    for found in sorted(findings, texts).chunk_by(|one, next| one.path == next.path) {
        out.extend(found.iter().take(MAX_TOLD).cloned());
        if let Some(last) = out.last_mut().filter(|_| found.len() > MAX_TOLD) {
            say_more(last);
        }
    }
    out
}

/// Says with the last finding of a file that there are more.
fn say_more(last: &mut Diagnostic) {
    let more = format!("only {MAX_TOLD} mistakes of this file are shown, mend some to see more");
    last.help = Some(match &last.help {
        Some(help) => format!("{help} ({more})"),
        None => more,
    });
}

/// By path, then position; each once, with spans on character borders of the text.
fn sorted(mut findings: Vec<Diagnostic>, texts: &HashMap<&str, &str>) -> Vec<Diagnostic> {
    let text = |path: &str| texts.get(path).copied().unwrap_or_default();
    for finding in &mut findings {
        finding.span = fit(text(&finding.path), finding.span);
        for related in &mut finding.related {
            related.span = fit(text(&related.path), related.span);
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
