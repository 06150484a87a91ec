//! The two states of a file side by side, in place of the editor of the files.

use leptos::prelude::*;
use playground_engine::protocol::{Break, Diagnostic, Span};

use crate::{
    commands::{App, app, files},
    editor::{Compare, Side},
    state::{earlier_text, find_file},
    ui::visible,
};

/// A file in both states, with what is found in each.
#[component]
pub fn CompareView(path: String) -> impl IntoView {
    let app = app();
    let shown = visible(&path).into_owned();
    let name = move || {
        let earlier = app.state.answers.earlier;
        earlier.with(|earlier| visible(&earlier.name).into_owned())
    };
    let labels = (format!("{shown} before"), format!("{shown} now"));
    let sides = Memo::new(move |_| sides(app, &path));
    view! {
        <div class="library-bar" role="group" aria-label="States side by side">
            <span class="file-path" title=shown.clone()>{shown.clone()}</span>
            <span class="muted compare-names">{name}" | now"</span>
            <button type="button" on:click=move |_| files::uncover(app)>"Back"</button>
        </div>
        <div class="editor-body">
            <Compare sides=sides labels=labels />
        </div>
    }
}

fn sides(app: App, path: &str) -> (Side, Side) {
    let answers = app.state.answers;
    let before = answers.earlier.with(|earlier| earlier_text(earlier, path));
    let now = app
        .state
        .workspace
        .files
        .with(|files| find_file(files, path).map(|file| file.text.clone()));
    let breaking = answers.breaking.get().unwrap_or_default();
    let was = breaking.iter().filter(|found| found.was_path == path);
    let is = breaking.iter().filter(|found| found.finding.path == path);
    let side = |text: String, findings: Vec<(&Break, Span)>| Side {
        findings: findings
            .into_iter()
            .map(|(found, span)| Diagnostic {
                span: first_line(&text, span),
                ..found.finding.clone()
            })
            .collect(),
        text,
    };
    (
        side(before, was.map(|found| (found, found.was_span)).collect()),
        side(
            now.unwrap_or_default(),
            is.map(|found| (found, found.finding.span)).collect(),
        ),
    )
}

/// As much of a span as is on its first line: of a whole service, underlined, nobody sees what is meant.
fn first_line(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let inside = text.get(start..end).unwrap_or_default();
    match inside.find('\n') {
        Some(length) => Span::from(start..start + length),
        None => span,
    }
}
