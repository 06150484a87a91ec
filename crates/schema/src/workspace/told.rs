//! The findings as they are told: in order, each once, and no more of one file than a person reads.

use std::collections::HashMap;

use crate::{Diagnostic, Span};

/// Most findings told of one file.
const MAX_TOLD: usize = 200;

/// Most characters of a word in a message, which may be a name or number of the text.
const MAX_WORD: usize = 80;

/// Most characters of a message.
const MAX_TEXT: usize = 600;

/// The findings by path, then position; of each file the first ones, and a word if there are more.
pub(crate) fn told(findings: Vec<Diagnostic>, texts: &HashMap<&str, &str>) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = Vec::new();
    for found in sorted(findings, texts).chunk_by(|one, next| one.path == next.path) {
        out.extend(found.iter().take(MAX_TOLD).cloned());
        if let Some(last) = out.last_mut().filter(|_| found.len() > MAX_TOLD) {
            say_more(last, found.len() - MAX_TOLD);
        }
    }
    out.iter_mut().for_each(cut);
    out
}

/// Shortens the names and numbers that a finding quotes.
fn cut(finding: &mut Diagnostic) {
    let related = finding
        .related
        .iter_mut()
        .map(|related| &mut related.message);
    let title = finding.fix.as_mut().map(|fix| &mut fix.title);
    let texts = [&mut finding.message].into_iter();
    for text in texts.chain(&mut finding.help).chain(related).chain(title) {
        if text.len() > MAX_WORD {
            *text = shortened(text);
        }
    }
}

/// A text whose words are not too long, and not too many.
fn shortened(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for (count, char) in text.chars().enumerate() {
        length = if char == ' ' { 0 } else { length + 1 };
        let quote = matches!(char, '`' | '"');
        if count > MAX_TEXT {
            out.push('…');
            break;
        }
        match length {
            0..=MAX_WORD => out.push(char),
            _ if quote => {
                out.push(char);
                length = 0;
            }
            _ if !out.ends_with('…') => out.push('…'),
            _ => {}
        }
    }
    out
}

/// Says with the last finding of a file that there are more.
fn say_more(last: &mut Diagnostic, more: usize) {
    let more = format!(
        "only {MAX_TOLD} mistakes of this file are shown … and {} more",
        grouped(more)
    );
    last.help = Some(match &last.help {
        Some(help) => format!("{help} ({more})"),
        None => more,
    });
}

/// 49,800
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
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
