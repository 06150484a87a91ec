//! Mending what findings say: a change of the text of now, at once or after a look at it.

use std::sync::Arc;

use leptos::prelude::*;
use playground_engine::{
    apply_fix,
    protocol::{CheckRequest, Event, FileEdit, FileFix, Request, SourceFile, Span},
};

use super::{App, files};
use crate::{
    state::{Cover, Problem, Proposal, config_text, find_file, moved},
    sync::Answer,
};

/// Applies a fix of a problem, both by their places in lists.
pub fn apply(app: App, at: usize, which: usize) {
    take_from(app, at, |problem| problem.fixes.get(which));
}

/// Accepts the problem of a place in the list where it is.
pub fn silence(app: App, at: usize) {
    take_from(app, at, |problem| problem.silence.as_ref());
}

fn take_from(app: App, at: usize, choose: impl FnOnce(&Problem) -> Option<&FileFix>) {
    files::flush(app);
    let problem = app
        .state
        .answers
        .problems
        .with_untracked(|all| all.get(at).cloned());
    let Some(problem) = problem else {
        return;
    };
    if let Some(fix) = choose(&problem) {
        run(app, fix, &problem.of, &problem.finding.path);
    }
}

/// Applies a fix of files as they were: at once if it is of the file `here` alone and nothing is to be known, else it is
/// shown first.
pub fn run(app: App, fix: &FileFix, of: &[SourceFile], here: &str) {
    let now = app.state.workspace.files.get_untracked();
    let Some(after) = fixed(fix, of, &now) else {
        return stale(app);
    };
    let alone = fix.edits.iter().all(|edit| edit.path == here);
    if alone && fix.moves.is_empty() && fix.warnings.is_empty() {
        files::open(app, here);
        take(app, after);
        return;
    }
    propose(app, fix.title.clone(), fix.warnings.clone(), now, after);
}

/// Shows what every fix of every lint rule would make of the text.
pub fn propose_all(app: App) {
    files::flush(app);
    let now = app.state.workspace.files.get_untracked();
    let ask = Request::FixAll(CheckRequest {
        config: config_text(&now),
        ..CheckRequest::default()
    });
    app.lanes().analysis.ask(ask, None, move |answer| {
        let Answer::Event(Event::FixedAll(Some(fixed))) = answer else {
            let text = "Every file has to compile before all can be fixed.";
            return app.state.answers.notice.set(Some(text.to_owned()));
        };
        let after = now.iter().map(|file| {
            let mut fixed = fixed.files.iter();
            let fixed = fixed.find(|(path, _)| *path == file.path);
            fixed.map_or_else(|| file.clone(), |(_, fixed)| fixed.clone())
        });
        let after = after.collect();
        let title = match fixed.done.len() {
            0 => {
                let text = "There is nothing left that can be fixed.".to_owned();
                return app.state.answers.notice.set(Some(text));
            }
            1 => "1 fix".to_owned(),
            count => format!("{count} fixes"),
        };
        propose(app, title, fixed.warnings, now.clone(), after);
    });
}

/// Takes what is shown, if the text is still the one it was made for.
pub fn accept(app: App, proposal: &Proposal) {
    files::flush(app);
    if app.state.workspace.files.get_untracked() != proposal.before {
        return stale(app);
    }
    files::uncover(app);
    take(app, proposal.after.clone());
}

/// Applies the best fix of the problem last gone to, else of the first that has one.
pub fn apply_current(app: App) {
    let current = app.state.layout.problem.get_untracked();
    let at = app.state.answers.problems.with_untracked(|all| {
        let fixable = |at: &usize| {
            all.get(*at)
                .is_some_and(|problem| !problem.fixes.is_empty())
        };
        current
            .filter(fixable)
            .or_else(|| (0..all.len()).find(fixable))
    });
    if let Some(at) = at {
        apply(app, at, 0);
    }
}

/// Whether a problem can be mended.
pub fn any(app: App) -> bool {
    let problems = app.state.answers.problems;
    problems.with_untracked(|all| all.iter().any(|problem| !problem.fixes.is_empty()))
}

fn propose(
    app: App,
    title: String,
    warnings: Vec<String>,
    before: Vec<SourceFile>,
    after: Vec<SourceFile>,
) {
    let proposal = Proposal {
        title,
        warnings,
        before,
        after,
    };
    let cover = Cover::Proposal(Arc::new(proposal));
    app.state.layout.cover.set(Some(cover));
}

fn stale(app: App) {
    let text = "The text has changed here. Try the fix again.".to_owned();
    app.state.answers.notice.set(Some(text));
}

/// Gives the workspace these files, which have the order of those that are there.
fn take(app: App, after: Vec<SourceFile>) {
    let before = app.state.workspace.files.get_untracked();
    for (was, is) in before.iter().zip(after) {
        if was.text != is.text {
            files::edit(app, &was.path, is.text);
        }
        if was.path != is.path {
            // It was made for these files, so the path is free.
            let _ = files::rename(app, &was.path, &is.path);
        }
    }
}

/// The files of now after a fix of files as they were; none if what it replaces is not there any more.
fn fixed(fix: &FileFix, of: &[SourceFile], now: &[SourceFile]) -> Option<Vec<SourceFile>> {
    let mut edits: Vec<FileEdit> = Vec::new();
    for edit in &fix.edits {
        let was = find_file(of, &edit.path)?;
        let is = find_file(now, &edit.path)?;
        let span = place(&was.text, &is.text, edit.span)?;
        edits.push(FileEdit {
            span,
            ..edit.clone()
        });
    }
    let fix = FileFix {
        edits,
        ..fix.clone()
    };
    apply_fix(now, &fix).ok()
}

/// Where a place of the text that was analyzed is in the text of now; none if what it held is not there any more.
fn place(analyzed: &str, now: &str, span: Span) -> Option<Span> {
    let moved = moved(span, analyzed, now);
    let new = now.get(moved.start as usize..moved.end as usize)?;
    let old = analyzed.get(span.start as usize..span.end as usize)?;
    (new == old).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: &str, expect: Option<&str>) {
        let files = |text: &str| {
            vec![SourceFile {
                path: "a".to_owned(),
                text: text.to_owned(),
            }]
        };
        let edit = |start, end, text: &str| FileEdit {
            path: "a".to_owned(),
            span: Span { start, end },
            text: text.to_owned(),
        };
        let fix = FileFix::new("", vec![edit(0, 5, "string"), edit(14, 14, ";")]);
        let after = fixed(&fix, &files("strin name = 1\nint age = 2;"), &files(now));
        assert_eq!(after, expect.map(files), "{now:?}");
    }

    #[test]
    fn edits_follow_the_text_and_refuse_another() {
        check(
            "strin name = 1\nint age = 2;",
            Some("string name = 1;\nint age = 2;"),
        );
        check(
            "// a\nstrin name = 1\nint age = 2;",
            Some("// a\nstring name = 1;\nint age = 2;"),
        );
        check(
            "strin name = 1\nint age = 2; // b",
            Some("string name = 1;\nint age = 2; // b"),
        );
        check("bool name = 1\nint age = 2;", None);
        check("", None);
    }
}
