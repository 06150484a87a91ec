//! The editor of the files, with a tab for each.

use leptos::prelude::*;

use crate::{
    commands::{app, files},
    editor::{CodeEditor, Language},
};

/// The files' tabs and the text of the active one.
#[component]
pub fn EditorPane() -> impl IntoView {
    let app = app();
    let workspace = app.state.workspace;
    let paths = Memo::new(move |_| {
        workspace.files.with(|files| {
            files
                .iter()
                .map(|file| file.path.clone())
                .collect::<Vec<_>>()
        })
    });
    let text = Memo::new(move |_| {
        let active = workspace.active.get();
        workspace.files.with(|files| {
            files
                .iter()
                .find(|file| file.path == active)
                .map(|file| file.text.clone())
                .unwrap_or_default()
        })
    });
    let key = Memo::new(move |_| workspace.active.get());
    let analysis = app.state.answers.analysis;
    let diagnostics = Signal::derive(move || {
        analysis.with(|analysis| {
            analysis
                .as_ref()
                .map(|analysis| analysis.diagnostics.clone())
                .unwrap_or_default()
        })
    });
    let tab = move |path: String| {
        let (this, name) = (
            path.clone(),
            path.rsplit('/').next().unwrap_or_default().to_owned(),
        );
        let selected = move || workspace.active.with(|active| *active == this).to_string();
        let title = path.clone();
        view! { <button type="button" role="tab" class="tab" title=title aria-selected=selected on:click=move |_| files::open(app, &path)>{name}</button> }
    };
    let on_change =
        Callback::new(move |(path, text): (String, String)| files::edit(app, &path, text));
    view! {
        <div class="tabs" role="tablist" aria-label="Open files">
            <For each=move || paths.get() key=Clone::clone let:path>{tab(path)}</For>
        </div>
        <CodeEditor language=Language::Proto label="Schema" key=key text=text diagnostics=diagnostics on_change=on_change keep=app.source />
    }
}
