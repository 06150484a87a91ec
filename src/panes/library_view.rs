//! A file of the library in place of the editor of the files: to be read, imported, and left.

use leptos::prelude::*;

use super::files::imported;
use crate::{
    commands::{app, library},
    editor::{CodeEditor, Language},
    state::LibraryFile,
    ui::visible,
};

/// The text of a file with what can be done with it.
#[component]
pub fn LibraryView(file: LibraryFile) -> impl IntoView {
    let app = app();
    let LibraryFile { path, text } = file;
    let shown = path.clone();
    let active = app.state.workspace.active;
    let name = move || {
        active.with(|active| {
            let name = active.rsplit('/').next().unwrap_or(active);
            visible(name).into_owned()
        })
    };
    let imported = imported();
    let path = StoredValue::new(path);
    let done = Memo::new(move |_| {
        path.with_value(|path| imported.with(|imported| imported.contains(path)))
    });
    let import = move || match done.get() {
        true => format!("Imported in {}", name()),
        false => format!("Import in {}", name()),
    };
    view! {
        <div class="library-bar" role="group" aria-label="File of the library">
            <span class="file-path" title=shown.clone()>{shown.clone()}</span>
            <span class="badge">"read-only"</span>
            <span class="grow"></span>
            <button type="button" disabled=move || done.get() on:click=move |_| path.with_value(|path| library::import(app, path))>{import}</button>
            <button type="button" on:click=move |_| library::close(app)>{move || format!("Back to {}", name())}</button>
        </div>
        <div class="editor-body">
            <CodeEditor language=Language::Proto label=format!("{shown}, read-only") read_only=true key=shown text=text />
        </div>
    }
}
