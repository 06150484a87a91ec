//! Tells the editor which paths an import can have.

use leptos::prelude::*;

use crate::{
    commands::App,
    editor::offer_imports,
    state::{find_file, library_paths},
};

/// Follows the files' paths.
pub fn start(app: App) {
    let files = app.state.workspace.files;
    let paths = Memo::new(move |_| {
        files.with(|files| {
            let paths = files.iter().map(|file| file.path.clone());
            paths.collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        paths.with(|own| {
            let others = library_paths();
            let others = others.into_iter().filter(|path| {
                files.with_untracked(|files| find_file(files, path).is_none())
            });
            offer_imports(own.iter().map(String::as_str), others);
        });
    });
}
