//! A file of the library in place of the editor of the files: to be read, imported, and left.

use leptos::prelude::*;

use super::files::imported;
use crate::{
    commands::{app, files, library},
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
    let import = move || if done.get() { "Imported" } else { "Import" };
    let import_in = move || format!("{} in {}", import(), name());
    let back_to = move || format!("Back to {}", name());
    view! {
        <div class="library-bar" role="group" aria-label="File of the library">
            <span class="file-path" title=shown.clone()>{shown.clone()}</span>
            <span class="badge">"read-only"</span>
            <button type="button" title=import_in aria-label=import_in disabled=move || done.get() on:click=move |_| path.with_value(|path| library::import(app, path))>{import}</button>
            <button type="button" title=back_to aria-label=back_to on:click=move |_| files::uncover(app)>"Back"</button>
        </div>
        <div class="editor-body">
            <CodeEditor language=Language::Proto label=format!("{shown}, read-only") read_only=true key=Signal::stored(shown) text=Signal::stored(text) />
        </div>
    }
}
