//! Opening, adding, renaming and removing files.

use leptos::prelude::*;
use playground_engine::protocol::SourceFile;

use super::App;
use crate::state::{CONFIG, PathError, check_path, is_source, sample_files};

/// Takes what the editor says a file's text is now.
pub fn edit(app: App, path: &str, text: String) {
    app.state.workspace.files.update(|files| {
        if let Some(file) = files.iter_mut().find(|file| file.path == path) {
            file.text = text;
        }
    });
}

/// Shows a file in the editor.
pub fn open(app: App, path: &str) {
    flush(app);
    uncover(app);
    if app.state.workspace.active.get_untracked() != path {
        app.state.workspace.active.set(path.to_owned());
    }
}

/// Shows the editor of the files again.
pub fn uncover(app: App) {
    let cover = app.state.layout.cover;
    if cover.with_untracked(Option::is_some) {
        cover.set(None);
    }
}

/// Puts the focus into the editor once it shows the active file.
pub fn focus(app: App) {
    uncover(app);
    request_animation_frame(move || {
        app.source
            .with_value(|editor| editor.as_ref().map(crate::editor::EditorHandle::focus));
    });
}

/// Takes what was typed but not yet reported.
pub fn flush(app: App) {
    app.source
        .with_value(|editor| editor.as_ref().map(crate::editor::EditorHandle::flush));
}

/// Adds a file that declares the syntax and a package named after its folder, or what holds without a `buf.yaml`, and
/// opens it.
///
/// # Errors
/// If the path cannot name a new file.
pub fn add(app: App, path: &str) -> Result<(), PathError> {
    let path = app
        .state
        .workspace
        .files
        .with_untracked(|files| check_path(path, files))?;
    let text = new_text(&path);
    flush(app);
    app.state.workspace.files.update(|files| {
        files.push(SourceFile {
            path: path.clone(),
            text,
        })
    });
    uncover(app);
    app.state.workspace.active.set(path);
    Ok(())
}

fn new_text(path: &str) -> String {
    if path == CONFIG {
        return include_str!("new_config.yaml").to_owned();
    }
    let package = path
        .rsplit_once('/')
        .map(|(folder, _)| package_of(folder))
        .filter(|package| !package.is_empty())
        .map(|package| format!("package {package};\n\n"))
        .unwrap_or_default();
    format!("syntax = \"proto3\";\n\n{package}")
}

/// The package a folder stands for: its names with what an identifier cannot hold left out or as `_`.
fn package_of(folder: &str) -> String {
    let plain = |name: &str| {
        let separated = name.replace(['-', ' ', '.'], "_");
        let kept = separated
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '_');
        let kept: String = kept.collect();
        match kept.chars().next() {
            Some(first) if first.is_ascii_digit() => format!("_{kept}"),
            _ => kept,
        }
    };
    let names: Vec<_> = folder
        .split('/')
        .map(plain)
        .filter(|name| !name.is_empty())
        .collect();
    names.join(".")
}

/// Shows what says how to check; adds it if there is none.
pub fn open_config(app: App) {
    // It is refused if it is there already, and then it is what is asked for.
    let _ = add(app, CONFIG);
    open(app, CONFIG);
}

/// Gives a file another path.
///
/// # Errors
/// If the path cannot name a new file.
pub fn rename(app: App, from: &str, to: &str) -> Result<(), PathError> {
    flush(app);
    let files = app.state.workspace.files;
    let to = files.with_untracked(|files| check_path(to, files))?;
    app.source
        .with_value(|editor| editor.as_ref().map(|editor| editor.rename(from, &to)));
    let was_open = app.state.workspace.active.get_untracked() == from;
    files.update(|files| {
        if let Some(file) = files.iter_mut().find(|file| file.path == from) {
            file.path.clone_from(&to);
        }
    });
    if was_open {
        app.state.workspace.active.set(to);
    }
    Ok(())
}

/// Whether a file can be removed: the last source stays.
pub fn removable(app: App, path: &str) -> bool {
    let files = app.state.workspace.files;
    files.with(|files| {
        let mut others = files.iter().filter(|file| file.path != path);
        others.any(is_source)
    })
}

/// Removes a file, if that can be.
pub fn remove(app: App, path: &str) {
    if !untrack(|| removable(app, path)) {
        return;
    }
    let files = app.state.workspace.files;
    files.update(|files| files.retain(|file| file.path != path));
    if app.state.workspace.active.get_untracked() == path {
        let first = files.with_untracked(|files| files.first().map(|file| file.path.clone()));
        app.state.workspace.active.set(first.unwrap_or_default());
    }
    app.source
        .with_value(|editor| editor.as_ref().map(|editor| editor.close(path)));
}

/// Puts the sample files back, after asking.
pub fn reset(app: App) {
    let sure = window().confirm_with_message(
        "Replace all files by the UserService example? What you wrote is lost.",
    );
    if !sure.unwrap_or(false) {
        return;
    }
    let old: Vec<_> = app
        .state
        .workspace
        .files
        .with_untracked(|files| files.iter().map(|file| file.path.clone()).collect());
    app.source.with_value(|editor| {
        editor
            .as_ref()
            .map(|editor| old.iter().for_each(|path| editor.close(path)))
    });
    uncover(app);
    let fresh = crate::state::Workspace::new(sample_files(), None);
    app.state.workspace.active.set(String::new());
    app.state.workspace.files.set(fresh.files.get_untracked());
    app.state.workspace.active.set(fresh.active.get_untracked());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_named_after_its_folder() {
        let check = |folder, expect| assert_eq!(package_of(folder), expect, "{folder}");
        check("users/v1", "users.v1");
        check("my-api/v1.2", "my_api.v1_2");
        check("2024/x", "_2024.x");
        check("ü/x", "x");
        check("ü", "");
    }
}
