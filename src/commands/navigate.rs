//! Going to places in the text and to methods.

use std::sync::Arc;

use leptos::prelude::*;
use playground_engine::protocol::{Node, NodeKind, Severity, SourceFile, Span};
use wasm_bindgen::JsCast;

use super::{App, files};
use crate::state::{Pane, find_file, moved};

/// Which way to go through the problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next.
    Next,
    /// To the one before.
    Previous,
}

/// Opens a file and selects what was at a span of it when it was analyzed; it may have moved since.
pub fn reveal(app: App, path: &str, span: Span) {
    reveal_of(app, app.state.answers.analyzed, path, span);
}

/// The same of a span of one of these files.
fn reveal_of(app: App, of: RwSignal<Arc<Vec<SourceFile>>>, path: &str, span: Span) {
    let hidden = app.state.layout.cover.with_untracked(Option::is_some);
    files::open(app, path);
    if hidden {
        // What is not drawn takes no focus.
        let path = path.to_owned();
        return request_animation_frame(move || select(app, of, &path, span));
    }
    select(app, of, path, span);
}

fn select(app: App, of: RwSignal<Arc<Vec<SourceFile>>>, path: &str, span: Span) {
    let Some(text) = app.state.workspace.text(path) else {
        return;
    };
    let span = of.with_untracked(|files| {
        let then = find_file(files, path);
        then.map_or(span, |file| moved(span, &file.text, &text))
    });
    app.source.with_value(|editor| {
        if let Some(editor) = editor.as_ref() {
            editor.open(path, &text);
            editor.reveal(path, &text, span);
        }
    });
}

/// Goes to where an element is declared: the first of this kind and full name in a file.
pub fn declaration(app: App, path: &str, kind: NodeKind, full_name: &str) {
    files::flush(app);
    let span = app.state.answers.description.with_untracked(|newest| {
        let outline = newest.as_ref().map(|newest| newest.outline.as_slice());
        find(outline.unwrap_or_default(), &|node| {
            node.kind == kind && node.path == path && node.full_name == full_name
        })
    });
    if let Some(span) = span {
        reveal_of(app, app.state.answers.described, path, span);
    }
}

fn find(nodes: &[Node], wanted: &impl Fn(&Node) -> bool) -> Option<Span> {
    nodes.iter().find_map(|node| {
        let here = wanted(node).then_some(node.span);
        here.or_else(|| find(&node.children, wanted))
    })
}

/// Goes to the problem after or before the last one visited, around the end: through the errors while there are any, and
/// never to what is hidden.
pub fn problem(app: App, step: Step) {
    files::flush(app);
    let hidden = app.state.layout.hidden.get_untracked();
    let shown: Vec<usize> = app.state.answers.problems.with_untracked(|all| {
        let all = all.iter().enumerate();
        let shown = all.map(|(at, problem)| (at, problem.finding.severity));
        let shown: Vec<_> = shown.filter(|(_, one)| !hidden.contains(one)).collect();
        let broken = shown.iter().any(|(_, one)| *one == Severity::Error);
        let wanted = shown
            .iter()
            .filter(|(_, one)| !broken || *one == Severity::Error);
        wanted.map(|(at, _)| *at).collect()
    });
    let last = app.state.layout.problem.get_untracked();
    let next = match (step, last) {
        (Step::Next, Some(last)) => shown.iter().find(|at| **at > last).or(shown.first()),
        (Step::Next, None) => shown.first(),
        (Step::Previous, last) => {
            let before = shown.iter().rev().find(|at| Some(**at) < last);
            before.or(shown.last())
        }
    };
    if let Some(at) = next {
        visit(app, *at);
    }
}

/// Goes to a problem by its place in the list.
pub fn visit(app: App, at: usize) {
    if let Some(problem) = app
        .state
        .answers
        .problems
        .with_untracked(|all| all.get(at).cloned())
    {
        app.state.layout.problem.set(Some(at));
        reveal(app, &problem.finding.path, problem.finding.span);
    }
}

/// Shows a pane and puts the focus into it: into the request, or in front of what else the pane holds.
pub fn show(app: App, pane: Pane) {
    app.state.layout.pane.set(pane);
    request_animation_frame(move || {
        let request = app.request.with_value(Clone::clone);
        match request.filter(|_| pane == Pane::Call) {
            Some(editor) => editor.focus(),
            None => focus("pane"),
        }
    });
}

fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // What cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Makes the call pane ready for a method.
pub fn call_method(app: App, method: &str) {
    super::call::flush(app);
    let known = app
        .state
        .answers
        .schema
        .with_untracked(|schema| schema.methods.iter().any(|known| known.path == method));
    if !known {
        let text = format!("{method} cannot be called before its file compiles. See Problems.");
        app.state.answers.notice.set(Some(text));
    }
    app.state.draft.picked.set(Some(method.to_owned()));
    app.state.layout.pane.set(Pane::Call);
    // On a narrow screen the panes are below each other.
    scroll_into_view("#composer");
}

/// Scrolls as little as needed to show what a selector finds once the page is drawn.
pub fn scroll_into_view(selector: &'static str) {
    request_animation_frame(move || {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        // The selectors are ours and valid.
        if let Ok(Some(element)) = document().query_selector(selector) {
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
