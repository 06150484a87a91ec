//! Keeps the files and the theme in the browser, so that a reload or a crash loses nothing.

use std::borrow::Cow;

use leptos::{ev, prelude::*};
use playground_engine::protocol::SourceFile;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::{
    commands::{App, files},
    state::Theme,
};

const FILES: &str = "playground.files";
const THEME: &str = "playground.theme";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    version: u32,
    files: Vec<StoredFile<'a>>,
}

#[derive(Serialize, Deserialize)]
struct StoredFile<'a> {
    path: Cow<'a, str>,
    text: Cow<'a, str>,
}

/// The browser's local storage, if it may be used.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The files of the last visit; none on a first visit or if what is stored cannot be read.
pub fn restored_files() -> Option<Vec<SourceFile>> {
    let text = storage()?.get_item(FILES).ok()??;
    let stored: Stored = serde_json::from_str(&text).ok()?;
    let files = stored.files.into_iter().map(|file| SourceFile {
        path: file.path.into_owned(),
        text: file.text.into_owned(),
    });
    (stored.version == VERSION)
        .then(|| files.collect::<Vec<_>>())
        .filter(|files| !files.is_empty())
}

/// The theme that `theme.js` set before the first paint.
pub fn restored_theme() -> Theme {
    let theme = document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"));
    if theme.as_deref() == Some("dark") {
        Theme::Dark
    } else {
        Theme::Light
    }
}

/// Follows the files and the theme, and takes what was typed last when the page goes away.
pub fn start(app: App) {
    let state = app.state;
    Effect::new(move |kept: Option<bool>| {
        let keeps = state.workspace.files.with(|files| keep(files));
        if !keeps && kept != Some(false) {
            let text = "The files are too large to be kept in this browser, or it allows no storage: a reload will lose them.";
            state.answers.notice.set(Some(text.to_owned()));
        }
        keeps
    });
    let leaving = window_event_listener(ev::pagehide, move |_| {
        files::flush(app);
        // Effects no longer run in a page that goes away.
        state.workspace.files.with_untracked(|files| keep(files));
    });
    on_cleanup(move || leaving.remove());
    Effect::new(move |first: Option<()>| {
        let theme = state.layout.theme.get();
        if let Some(root) = document().document_element() {
            // Setting an attribute of the root element cannot fail for a fixed, valid name.
            let _ = root.set_attribute("data-theme", theme.name());
        }
        if first.is_some() {
            let _ = storage().map(|storage| storage.set_item(THEME, theme.name()));
        }
    });
}

/// Stores the files; whether that worked.
fn keep(files: &[SourceFile]) -> bool {
    let files = files.iter().map(|file| StoredFile {
        path: Cow::Borrowed(&file.path),
        text: Cow::Borrowed(&file.text),
    });
    let stored = Stored {
        version: VERSION,
        files: files.collect(),
    };
    let text = serde_json::to_string(&stored).ok();
    let saved = text
        .zip(storage())
        .map(|(text, storage)| storage.set_item(FILES, &text));
    matches!(saved, Some(Ok(())))
}
