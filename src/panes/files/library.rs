//! What can be imported without being in the workspace: search, read, import.

use std::collections::HashSet;

use leptos::prelude::*;
use playground_engine::imports;

use crate::{
    commands::{app, library},
    state::{Cover, find_file, library_paths, search},
};

/// The folded list of the library.
#[component]
pub fn LibrarySection() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <section class="library" aria-label="Library">
            <h2 class="side-title">
                <button type="button" class="library-toggle" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>"Library"</button>
            </h2>
            <Show when=move || open.get()>
                <LibraryList />
            </Show>
        </section>
    }
}

#[component]
fn LibraryList() -> impl IntoView {
    let app = app();
    let query = RwSignal::new(String::new());
    let all = StoredValue::new(library_paths());
    let files = app.state.workspace.files;
    // A file of the workspace is imported in place of one of the same path here.
    let found = Memo::new(move |_| {
        let mut found = all.with_value(|all| query.with(|query| search(all, query)));
        files.with(|files| found.retain(|path| find_file(files, path).is_none()));
        found
    });
    let imported = imported();
    view! {
        <div class="library-search">
            <input type="text" placeholder="Search, such as date" aria-label="Search the library" spellcheck="false" autocomplete="off" on:input=move |event| query.set(event_target_value(&event)) />
        </div>
        <ul class="library-list" aria-label="Files of the library">
            <For each=move || found.get() key=|path| *path let:path>
                <LibraryRow path=path imported=imported />
            </For>
        </ul>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="hint">"No path has that in it."</p>
        </Show>
    }
}

/// What the open file imports.
pub fn imported() -> Memo<HashSet<String>> {
    let workspace = app().state.workspace;
    Memo::new(move |_| {
        let active = workspace.active.get();
        workspace.files.with(|files| {
            let file = find_file(files, &active);
            file.map(|file| imports(&file.text).into_iter().collect())
                .unwrap_or_default()
        })
    })
}

#[component]
fn LibraryRow(path: &'static str, imported: Memo<HashSet<String>>) -> impl IntoView {
    let app = app();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let shown = move || {
        let cover = app.state.layout.cover;
        cover.with(|cover| matches!(cover, Some(Cover::Library(file)) if file.path == path))
    };
    let done = move || imported.with(|imported| imported.contains(path));
    let label = move || {
        let open = app.state.workspace.active.get();
        format!("Import {path} in {open}")
    };
    view! {
        <li class="file" class:active=shown>
            <button type="button" class="file-name" aria-current=move || shown().to_string() on:click=move |_| library::open(app, path)>
                <span class="file-path" title=path>{name} <span class="muted">{folder}</span></span>
            </button>
            <Show when=done fallback=move || view! { <button type="button" class="quiet file-tool" title="Import" aria-label=label on:click=move |_| library::import(app, path)>"+"</button> }>
                <span class="library-done" title="Imported by the open file">"✓"<span class="visually-hidden">"imported"</span></span>
            </Show>
        </li>
    }
}
