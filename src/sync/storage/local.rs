//! The browser's local and session storage: small, but read and written at once.

use leptos::prelude::*;
use web_sys::Storage;

use super::{Restored, decode};

const FILES: &str = "playground.files";
/// In the session storage: each tab has its own.
const COMPOSED: &str = "playground.composed";
const OPEN: &str = "playground.open";
/// There while the files did not fit.
const LARGE: &str = "playground.large";
/// Its value until the database is known to have them.
const POINTER: &str = "1";
/// Read by `theme.js`, before the first paint.
const THEME: &str = "playground.theme";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn set(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

fn remove(key: &str) {
    // What cannot be removed was never there.
    let _ = storage().map(|storage| storage.remove_item(key));
}

/// The files stored here.
pub fn files() -> Restored {
    decode(get(FILES).as_deref())
}

/// What another page of this browser stored here, if an event tells that; what is stored by now may be something else.
pub fn files_of(event: &web_sys::StorageEvent) -> Option<Restored> {
    let of_files = event.key().as_deref() == Some(FILES);
    of_files.then(|| decode(event.new_value().as_deref()))
}

/// Whether an event tells that another page of this browser stored files in the database.
pub fn is_of_database(event: &web_sys::StorageEvent) -> bool {
    let stored = event.new_value().is_some_and(|value| value != POINTER);
    event.key().as_deref() == Some(LARGE) && stored
}

/// Stores the encoded files; whether they fitted.
pub fn put_files(text: &str) -> bool {
    set(FILES, text)
}

/// Whether the files last saved are in the database, or were about to be.
pub fn is_more_in_database() -> bool {
    get(LARGE).is_some()
}

/// Says that the files will be in the database, if that can be said without removing what is stored here.
pub fn point_to_database() {
    if !is_more_in_database() {
        set(LARGE, POINTER);
    }
}

/// Says that the files are in the database for sure, and when they were saved.
pub fn rely_on_database(saved: u64) {
    let saved = saved.to_string();
    if !set(LARGE, &saved) {
        remove(FILES);
        set(LARGE, &saved);
    }
}

/// Says that the files are here.
pub fn leave_database() {
    remove(LARGE);
}

/// The path of the file that was in the editor.
pub fn open_file() -> Option<String> {
    get(OPEN)
}

/// Stores the path of the file in the editor; without it the next visit opens another one.
pub fn put_open_file(path: &str) {
    set(OPEN, path);
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The composed call that this tab stored.
pub fn composed() -> Option<String> {
    session()?.get_item(COMPOSED).ok().flatten()
}

/// Stores the composed call of this tab; whether it fitted. Where nothing can be stored there is nothing to be kept.
pub fn put_composed(text: &str) -> bool {
    session().is_none_or(|session| session.set_item(COMPOSED, text).is_ok())
}

/// Stores the chosen theme; without it the next visit follows the system.
pub fn put_theme(name: &str) {
    set(THEME, name);
}
