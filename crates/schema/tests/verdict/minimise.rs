//! Makes a case on which the answers differ as small as it goes: whole lines first, then tokens.

use crate::case::Case;
use crate::judge::{Difference, Judged};
use crate::pieces::{Kind, tokens};
use crate::protoc::Protoc;

/// How often protoc is asked for one case.
const BUDGET: usize = 1500;

/// A smaller case with the same kind of difference and the same cause.
pub fn minimised(case: &Case, kind: Difference, protoc: &Protoc) -> Case {
    let wanted = cause(&Judged::of(case, protoc), kind);
    let mut left = BUDGET;
    let mut best = case.clone();
    let mut holds = |case: &Case| {
        if left == 0 || case.closure().len() < case.files.len() {
            return false;
        }
        left -= 1;
        let judged = Judged::of(case, protoc);
        judged.difference() == Some(kind) && cause(&judged, kind) == wanted
    };
    for file in 0..best.files.len() {
        shrink(&mut best, file, &lines, &mut holds);
        shrink(&mut best, file, &words, &mut holds);
    }
    best
}

/// The message that tells of the difference, without names and numbers: cases that share it are alike.
pub fn cause(judged: &Judged, kind: Difference) -> String {
    let message = match kind {
        Difference::Accept => judged
            .told
            .errors()
            .first()
            .map(|line| line.message.clone()),
        Difference::Descriptor => judged
            .descriptors()
            .map(|told| told.lines().next().unwrap_or_default().to_owned()),
        Difference::Panic => judged.ours.panicked.clone(),
        Difference::Reject => judged
            .ours
            .errors
            .first()
            .map(|(_, error)| error.message.clone()),
    };
    let message = message.unwrap_or_default();
    let plain = tokens(&message)
        .into_iter()
        .filter(|(kind, _)| !matches!(kind, Kind::Text | Kind::Number));
    format!(
        "{} {}",
        kind.word(),
        plain.map(|(_, at)| &message[at]).collect::<String>()
    )
}

fn lines(text: &str) -> Vec<String> {
    text.split_inclusive('\n').map(str::to_owned).collect()
}

/// Each with the blanks after it, so that what is left stays readable.
fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (kind, at) in tokens(text) {
        match out.last_mut() {
            Some(last) if kind == Kind::Space => last.push_str(&text[at]),
            _ => out.push(text[at].to_owned()),
        }
    }
    out
}

/// Leaves out ever smaller runs of pieces while the difference stays.
fn shrink(
    best: &mut Case,
    file: usize,
    cut: &dyn Fn(&str) -> Vec<String>,
    holds: &mut dyn FnMut(&Case) -> bool,
) {
    let mut pieces = cut(&best.files[file].1);
    let mut run = pieces.len().div_ceil(2);
    while run > 0 {
        let mut at = 0;
        while at < pieces.len() {
            let mut fewer = pieces.clone();
            fewer.drain(at..(at + run).min(pieces.len()));
            let mut case = best.clone();
            case.files[file].1 = fewer.concat();
            if holds(&case) {
                *best = case;
                pieces = fewer;
            } else {
                at += run;
            }
        }
        run /= 2;
    }
}
