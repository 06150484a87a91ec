//! The editor of the files, with a tab for each.

use leptos::prelude::*;

use super::library_view::LibraryView;
use crate::{
    commands::{app, files, fix},
    editor::{CodeEditor, Language},
    state::find_file,
    ui::{Tab, TabList, visible},
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
            find_file(files, &active)
                .map(|file| file.text.clone())
                .unwrap_or_default()
        })
    });
    let key = Memo::new(move |_| workspace.active.get());
    let library = app.state.layout.library;
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
        let this = path.clone();
        let selected = Signal::derive(move || {
            library.with(Option::is_none) && workspace.active.with(|active| *active == this)
        });
        let title = visible(&path).into_owned();
        let name = title.rsplit('/').next().unwrap_or_default().to_owned();
        view! { <Tab selected=selected title=title on_select=move || files::open(app, &path) panel="source">{name}</Tab> }
    };
    let on_change =
        Callback::new(move |(path, text): (String, String)| files::edit(app, &path, text));
    let on_fix = Callback::new(move |at: usize| fix::apply(app, at));
    view! {
        <TabList label="Open files">
            <For each=move || paths.get() key=Clone::clone let:path>{tab(path)}</For>
        </TabList>
        <div class="editor-body" class:hidden=move || library.with(Option::is_some)>
            <CodeEditor language=Language::Proto label="Schema" panel="source" key=key text=text diagnostics=diagnostics on_change=on_change on_fix=on_fix keep=app.source />
        </div>
        {move || library.get().map(|file| view! { <LibraryView file=file /> })}
    }
}
