//! Reading and importing files that are not in the workspace.

use leptos::prelude::*;
use playground_engine::{
    import_edit,
    protocol::{Event, LibraryState, Request},
};

use super::{App, files, fix::edited};
use crate::{state::LibraryFile, sync::Answer};

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
                app.state
                    .layout
                    .library
                    .set(Some(LibraryFile { path, text }));
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

/// Shows the workspace again.
pub fn close(app: App) {
    let library = app.state.layout.library;
    if library.with_untracked(Option::is_some) {
        library.set(None);
    }
}

/// Imports a file into the one that is open.
pub fn import(app: App, path: &str) {
    files::flush(app);
    let active = app.state.workspace.active.get_untracked();
    let text = app.state.workspace.text(&active);
    let Some(text) = text else {
        return;
    };
    let edit = import_edit(&text, path);
    if let Some(new) = edit.and_then(|edit| edited(&text, &text, &[edit])) {
        files::edit(app, &active, new);
    }
}
