//! Mending what a finding says: the change it carries, applied to the text of now.

use leptos::prelude::*;
use playground_engine::protocol::Edit;

use super::{App, files};
use crate::state::{find_file, moved};

/// Applies the fix of a problem by its place in the list; a notice if the text is another by now.
pub fn apply(app: App, at: usize) {
    files::flush(app);
    let answers = app.state.answers;
    let problem = answers
        .diagnostics
        .with_untracked(|all| all.get(at).cloned());
    let Some((problem, fix)) = problem.and_then(|problem| {
        let fix = problem.fix.clone()?;
        Some((problem, fix))
    }) else {
        return;
    };
    let path = &problem.path;
    let Some(text) = app.state.workspace.text(path) else {
        return;
    };
    let analyzed = answers.analyzed.with_untracked(|all| {
        let file = find_file(all, path);
        file.map_or_else(|| text.clone(), |file| file.text.clone())
    });
    match edited(&analyzed, &text, &fix.edits) {
        Some(new) => {
            files::open(app, path);
            files::edit(app, path, new);
        }
        None => answers.notice.set(Some(
            "The text has changed here. Try the fix again.".to_owned(),
        )),
    }
}

/// Applies the fix of the problem last gone to, else of the first that has one.
pub fn apply_current(app: App) {
    let current = app.state.layout.problem.get_untracked();
    let at = app.state.answers.diagnostics.with_untracked(|all| {
        let fixable = |at: &usize| all.get(*at).is_some_and(|problem| problem.fix.is_some());
        current
            .filter(fixable)
            .or_else(|| (0..all.len()).find(fixable))
    });
    if let Some(at) = at {
        apply(app, at);
    }
}

/// Whether a problem can be mended.
pub fn any(app: App) -> bool {
    let problems = app.state.answers.diagnostics;
    problems.with_untracked(|all| all.iter().any(|problem| problem.fix.is_some()))
}

/// The text of now with edits of the text that was analyzed; none if what they replace is not there any more.
pub(super) fn edited(analyzed: &str, now: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for edit in edits {
        let span = moved(edit.span, analyzed, now);
        let (start, end) = (span.start as usize, span.end as usize);
        let old = analyzed.get(edit.span.start as usize..edit.span.end as usize)?;
        if now.get(start..end)? != old {
            return None;
        }
        out.push_str(now.get(done..start)?);
        out.push_str(&edit.text);
        done = end;
    }
    out.push_str(now.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use playground_engine::protocol::Span;

    use super::*;

    fn check(now: &str, expect: Option<&str>) {
        let analyzed = "strin name = 1\nint age = 2;";
        let edit = |start, end, text: &str| Edit {
            span: Span { start, end },
            text: text.to_owned(),
        };
        let edits = [edit(0, 5, "string"), edit(14, 14, ";")];
        assert_eq!(edited(analyzed, now, &edits).as_deref(), expect, "{now:?}");
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
