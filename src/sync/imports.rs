//! Tells the editor which paths an import can have.

use leptos::prelude::*;

use crate::{
    commands::App,
    editor::offer_imports,
    state::{is_source, library_paths},
};

/// Follows the files' paths.
pub fn start(app: App) {
    let files = app.state.workspace.files;
    let paths = Memo::new(move |_| {
        files.with(|files| {
            let sources = files.iter().filter(|file| is_source(file));
            let paths = sources.map(|file| file.path.clone());
            paths.collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        paths.with(|own| {
            let mut others = library_paths();
            others.retain(|path| !own.iter().any(|own| own == path));
            offer_imports(own, &others);
        });
    });
}
