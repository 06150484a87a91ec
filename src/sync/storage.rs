//! Keeps the files and the theme in the browser, so that a reload or a crash loses nothing.

use leptos::prelude::*;
use playground_engine::protocol::SourceFile;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::state::{State, Theme};

const FILES: &str = "playground.files";
const THEME: &str = "playground.theme";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Stored {
    version: u32,
    files: Vec<StoredFile>,
}

#[derive(Serialize, Deserialize)]
struct StoredFile {
    path: String,
    text: String,
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
        path: file.path,
        text: file.text,
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

/// Follows the files and the theme.
pub fn start(state: State) {
    Effect::new(move |_| {
        let files = state.workspace.files.get();
        let files = files
            .into_iter()
            .map(|file| StoredFile {
                path: file.path,
                text: file.text,
            })
            .collect();
        let saved = serde_json::to_string(&Stored {
            version: VERSION,
            files,
        })
        .map(|text| storage().map(|s| s.set_item(FILES, &text)));
        if !matches!(saved, Ok(Some(Ok(())))) {
            state.answers.notice.set(Some("The files are too large to be kept in this browser, or it allows no storage: a reload will lose them.".to_owned()));
        }
    });
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
