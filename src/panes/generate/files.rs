//! The generated files: a tree of them beside the text of the chosen one.

use leptos::prelude::*;
use playground_engine::protocol::{Generated, GeneratedFile};

use crate::{
    commands::{app, generate},
    editor::{CodeEditor, Language},
    ui::{CopyButton, Tab, TabList},
};

/// What a project shows first.
const README: &str = "README.md";

/// The files keep their place, tab and scroll while new code comes in.
#[component]
pub(super) fn Files(
    generated: Memo<Option<Generated>>,
    stale: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    let picked = RwSignal::new(String::new());
    let paths = Memo::new(move |_| {
        let path = |file: &GeneratedFile| file.path.clone();
        generated.with(|made| {
            made.iter()
                .flat_map(|made| made.files.iter().map(path))
                .collect::<Vec<_>>()
        })
    });
    let key = Memo::new(move |_| {
        let picked = picked.get();
        paths.with(|paths| shown(&picked, paths).to_owned())
    });
    let text = Memo::new(move |_| {
        let key = key.get();
        let of = |made: &Generated| {
            made.files
                .iter()
                .find(|file| file.path == key)
                .map(|file| file.text.clone())
        };
        generated.with(|made| made.as_ref().and_then(of).unwrap_or_default())
    });
    let command = move || generated.with(|made| made.as_ref().map(|made| made.command.clone()));
    view! {
        // One line that says one thing or the other: what is under it stays where it is.
        <div class="generate-said">
            <p class="hint generate-hint" title=command>
                <Show when=stale fallback=move || view! { "The same bytes in a terminal: " <code>{command}</code> }>
                    "The text has errors; this is made from what compiled."
                </Show>
            </p>
            <button type="button" title="Save all files as a .zip" on:click=move |_| generate::download(app)>"Download"</button>
            <CopyButton text=text />
        </div>
        <div class="generate-files">
            <Tree paths=paths key=key picked=picked />
            <CodeEditor language=Language::Text read_only=true label="Generated code" panel="generated" key=key text=text />
        </div>
    }
}

/// The file that is shown: the one a person picked while it is there.
fn shown<'p>(picked: &'p str, paths: &'p [String]) -> &'p str {
    let there = |path: &str| paths.iter().any(|known| known == path);
    match (there(picked), there(README)) {
        (true, _) => picked,
        (false, true) => README,
        (false, false) => paths.first().map_or("", String::as_str),
    }
}

/// Every file under the folder it is in.
#[component]
fn Tree(paths: Memo<Vec<String>>, key: Memo<String>, picked: RwSignal<String>) -> impl IntoView {
    let rows = Memo::new(move |_| paths.with(|paths| rows(paths)));
    let row = move |(folder, path): (Option<String>, String)| {
        let (this, pick) = (path.clone(), path.clone());
        let selected = Signal::derive(move || key.with(|key| *key == this));
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let heading = folder.map(
            |folder| view! { <span class="generate-folder" role="presentation">{folder}</span> },
        );
        view! {
            {heading}
            <Tab selected=selected title=path on_select=move || picked.set(pick.clone()) panel="generated">{name}</Tab>
        }
    };
    view! {
        <TabList class="generate-tree" label="Generated files">
            <For each=move || rows.get() key=Clone::clone let:path>{row(path)}</For>
        </TabList>
    }
}

/// The paths, each with the folder that begins with it.
fn rows(paths: &[String]) -> Vec<(Option<String>, String)> {
    let mut last = "";
    let row = |path: &'_ String| {
        let end = path.rfind('/').map_or(0, |at| at + 1);
        let folder = path.get(..end).unwrap_or_default().to_owned();
        (folder, path.clone())
    };
    let mut all: Vec<_> = paths.iter().map(row).collect();
    // Paths alone would put what is inside a folder between its own files.
    all.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = Vec::new();
    for (folder, path) in &all {
        let begins = folder != last;
        last = folder;
        out.push((begins.then(|| folder.clone()), path.clone()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_where_it_begins() {
        let paths = ["README.md", "a/b/x", "a/b/y", "c"].map(str::to_owned);
        let folders: Vec<_> = rows(&paths).into_iter().map(|(folder, _)| folder).collect();
        let folders: Vec<_> = folders.iter().map(Option::as_deref).collect();
        assert_eq!(folders, [None, None, Some("a/b/"), None]);
    }

    #[test]
    fn the_readme_is_shown_first() {
        let paths = ["Cargo.toml", "README.md"].map(str::to_owned);
        assert_eq!(shown("", &paths), "README.md");
        assert_eq!(shown("Cargo.toml", &paths), "Cargo.toml");
        assert_eq!(shown("gone", &paths[..1]), "Cargo.toml");
        assert_eq!(shown("", &[]), "");
    }
}
