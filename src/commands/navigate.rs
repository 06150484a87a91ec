//! Going to places in the text and to methods.

use leptos::prelude::*;
use playground_engine::protocol::{Node, NodeKind, Span};
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
    let hidden = app.state.layout.library.with_untracked(Option::is_some);
    files::open(app, path);
    if hidden {
        // What is not drawn takes no focus.
        let path = path.to_owned();
        return request_animation_frame(move || select(app, &path, span));
    }
    select(app, path, span);
}

fn select(app: App, path: &str, span: Span) {
    let Some(text) = app.state.workspace.text(path) else {
        return;
    };
    let span = app.state.answers.analyzed.with_untracked(|files| {
        let analyzed = find_file(files, path);
        analyzed.map_or(span, |file| moved(span, &file.text, &text))
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
    let span = app.state.answers.analysis.with_untracked(|newest| {
        let outline = newest.as_ref().map(|newest| newest.outline.as_slice());
        find(outline.unwrap_or_default(), &|node| {
            node.kind == kind && node.path == path && node.full_name == full_name
        })
    });
    if let Some(span) = span {
        reveal(app, path, span);
    }
}

fn find(nodes: &[Node], wanted: &impl Fn(&Node) -> bool) -> Option<Span> {
    nodes.iter().find_map(|node| {
        let here = wanted(node).then_some(node.span);
        here.or_else(|| find(&node.children, wanted))
    })
}

/// Goes to the problem after or before the last one visited, around the end.
pub fn problem(app: App, step: Step) {
    files::flush(app);
    let all = app.state.answers.diagnostics.get_untracked();
    if all.is_empty() {
        return;
    }
    let last = app.state.layout.problem.get_untracked();
    let at = match (step, last) {
        (Step::Next, Some(last)) => (last + 1) % all.len(),
        (Step::Next, None) => 0,
        (Step::Previous, last) => last
            .filter(|last| *last > 0)
            .map_or(all.len() - 1, |last| last.min(all.len()) - 1),
    };
    visit(app, at);
}

/// Goes to a problem by its place in the list.
pub fn visit(app: App, at: usize) {
    if let Some(problem) = app
        .state
        .answers
        .diagnostics
        .with_untracked(|all| all.get(at).cloned())
    {
        app.state.layout.problem.set(Some(at));
        reveal(app, &problem.path, problem.span);
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
