//! Reading and importing files that are not in the workspace.

use leptos::prelude::*;
use playground_engine::{
    apply_fix, import_edit,
    protocol::{Edit, Event, FileEdit, FileFix, LibraryState, Request},
};

use super::{App, files};
use crate::{
    state::{Cover, LibraryFile, find_file},
    sync::Answer,
};

/// Shows a file of the library in the editor once its text is here; a notice if it cannot be had.
pub fn open(app: App, path: &'static str) {
    files::flush(app);
    let ask = Request::LibraryText {
        path: path.to_owned(),
    };
    // Without a limit: it may wait for the network, and nothing waits for it.
    app.lanes().analysis.ask(ask, None, move |answer| {
        let Answer::Event(Event::LibraryText(text)) = answer else {
            return;
        };
        match text {
            Ok(text) => {
                let path = path.to_owned();
                let cover = Cover::Library(LibraryFile { path, text });
                app.state.layout.cover.set(Some(cover));
                analyze_if_lacking(app);
            }
            Err(why) => app
                .state
                .answers
                .notice
                .set(Some(format!("{path} could not be opened: {why}."))),
        }
    });
}

/// Lets the text be checked again if it was checked without the library.
fn analyze_if_lacking(app: App) {
    let lacking = app.state.answers.analysis.with_untracked(|newest| {
        let newest = newest.as_ref();
        newest.is_some_and(|newest| newest.library != LibraryState::Fine)
    });
    if lacking {
        app.state.workspace.files.notify();
    }
}

/// Imports a file into the one that is open.
pub fn import(app: App, path: &str) {
    files::flush(app);
    let active = app.state.workspace.active.get_untracked();
    let now = app.state.workspace.files.get_untracked();
    let text = find_file(&now, &active).map(|file| file.text.as_str());
    if let Some(Edit { span, text }) = text.and_then(|text| import_edit(text, path)) {
        let path = active.clone();
        let fix = FileFix::new("import", vec![FileEdit { path, span, text }]);
        let after = apply_fix(&now, &fix).unwrap_or_default();
        if let Some(file) = find_file(&after, &active) {
            files::edit(app, &active, file.text.clone());
        }
    }
}
