//! Findings of the compiler and of the rules as one list, although the rules run later and on texts before.

use std::{collections::HashMap, sync::Arc};

use playground_engine::protocol::{Break, Checks, Diagnostic, FileFix, Found, SourceFile};

use super::{change::Mover, workspace::find_file};

/// A finding and what would end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, and where it is now.
    pub finding: Diagnostic,
    /// The best first.
    pub fixes: Vec<FileFix>,
    /// What would accept it where it is.
    pub silence: Option<FileFix>,
    /// The files that the fixes are of.
    pub of: Arc<Vec<SourceFile>>,
}

/// All problems by file and position. Those of `checks` were found in the files of `then`; they are given where they are
/// `now`, in the files that `found` is of.
pub fn merged_findings(
    found: Vec<Diagnostic>,
    now: &Arc<Vec<SourceFile>>,
    checks: &Checks,
    then: &Arc<Vec<SourceFile>>,
) -> Vec<Problem> {
    let compiler = found.into_iter().map(|finding| Problem {
        fixes: FileFix::of(&finding).into_iter().collect(),
        finding,
        silence: None,
        of: Arc::clone(now),
    });
    let mut movers = Movers::new(now, then);
    let lint = checks.lint.iter().filter_map(|found| {
        Some(Problem {
            finding: movers.finding(&found.finding)?,
            fixes: found.fixes.clone(),
            silence: found.silence.clone(),
            of: Arc::clone(then),
        })
    });
    let mut all: Vec<Problem> = compiler.chain(lint).collect();
    all.sort_by(|one, other| {
        let (one, other) = (&one.finding, &other.finding);
        (&one.path, one.span).cmp(&(&other.path, other.span))
    });
    all
}

/// Findings of rules in files that a newer check could not look at; without fixes, which are of a text before.
pub fn kept_findings(
    checks: &Checks,
    now: &[SourceFile],
    then: &[SourceFile],
    is_kept: impl Fn(&str) -> bool,
) -> Vec<Found> {
    let kept = checks.lint.iter().filter(|one| is_kept(&one.finding.path));
    let mut movers = Movers::new(now, then);
    let moved = kept.filter_map(|one| movers.finding(&one.finding));
    moved
        .map(|finding| Found {
            finding,
            fixes: Vec::new(),
            silence: None,
        })
        .collect()
}

/// What a change breaks, where it is now; what is about a file that is gone stays as it is.
pub fn moved_breaks(
    checks: &Checks,
    now: &[SourceFile],
    then: &[SourceFile],
) -> Option<Vec<Break>> {
    let mut movers = Movers::new(now, then);
    let breaks = checks.breaking.as_ref()?.iter();
    let moved = breaks.map(|found| Break {
        finding: movers
            .finding(&found.finding)
            .unwrap_or_else(|| found.finding.clone()),
        ..found.clone()
    });
    Some(moved.collect())
}

/// Leads findings in the files of `then` to where they are now; each text is compared once.
struct Movers<'f> {
    now: &'f [SourceFile],
    then: &'f [SourceFile],
    by_path: HashMap<&'f str, Mover<'f>>,
}

impl<'f> Movers<'f> {
    fn new(now: &'f [SourceFile], then: &'f [SourceFile]) -> Self {
        Self {
            now,
            then,
            by_path: HashMap::new(),
        }
    }

    /// The finding where it is now; none if its file is gone.
    fn finding(&mut self, finding: &Diagnostic) -> Option<Diagnostic> {
        let is = find_file(self.now, &finding.path)?;
        let mover = self.by_path.entry(&is.path).or_insert_with(|| {
            let was = find_file(self.then, &is.path).unwrap_or(is);
            Mover::new(&was.text, &is.text)
        });
        let span = mover.moved(finding.span);
        let finding = finding.clone();
        Some(Diagnostic { span, ..finding })
    }
}

#[cfg(test)]
mod tests {
    use playground_engine::protocol::{Severity, Span};

    use super::*;

    fn files(text: &str) -> Arc<Vec<SourceFile>> {
        Arc::new(vec![SourceFile {
            path: "a".into(),
            text: text.into(),
        }])
    }

    fn finding(path: &str, code: &str, start: u32) -> Diagnostic {
        Diagnostic {
            path: path.into(),
            span: Span {
                start,
                end: start + 1,
            },
            severity: Severity::Warning,
            code: code.into(),
            message: String::new(),
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    #[test]
    fn findings_of_rules_move_with_the_text() {
        let found = |path, start| Found {
            finding: finding(path, "LINT", start),
            fixes: Vec::new(),
            silence: None,
        };
        let checks = Checks {
            lint: vec![found("a", 2), found("gone", 0)],
            ..Checks::default()
        };
        let check = |then: &str, now: &str, expect: &[(&str, u32)]| {
            let found = vec![finding("a", "COMPILE", 3)];
            let all = merged_findings(found, &files(now), &checks, &files(then));
            let told = all.iter().map(|one| &one.finding);
            let told = told.map(|one| (one.code.as_str(), one.span.start));
            assert_eq!(told.collect::<Vec<_>>(), expect, "{now}");
        };
        check("abcdefg", "abcdefg", &[("LINT", 2), ("COMPILE", 3)]);
        check("abcdefg", "..abcdefg", &[("COMPILE", 3), ("LINT", 4)]);
    }
}
