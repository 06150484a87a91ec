//! Keeps the files and the composed call in the browser, so that a reload or a crash loses nothing.
//!
//! What fits goes into the local storage: it is there before the first paint, and a page that goes away can still write it.
//! Larger files go into a database, and a mark in the local storage says to look there; of the two the one saved later holds.

mod composed;
mod database;
mod history;
mod keeper;
mod local;

use std::{borrow::Cow, cell::Cell, rc::Rc};

use playground_engine::protocol::SourceFile;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use crate::commands::App;

pub use local::{open_file as restored_open, put_theme};

const VERSION: u32 = 1;
/// A database that does not answer in this time counts as one that cannot be read.
const LIMIT_MS: u32 = 10_000;

#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    version: u32,
    /// As [`Kept::saved`]; what was stored before there was a database has none.
    #[serde(default)]
    saved: u64,
    /// As [`Kept::seen`].
    #[serde(default)]
    seen: u64,
    files: Vec<StoredFile<'a>>,
}

#[derive(Serialize, Deserialize)]
struct StoredFile<'a> {
    path: Cow<'a, str>,
    text: Cow<'a, str>,
}

/// Files as they were stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When: milliseconds since 1970, but always more than in what was stored before.
    saved: u64,
    /// What was stored at this moment was the last the page knew that another page had stored.
    seen: u64,
    /// Every file, at least one.
    pub files: Vec<SourceFile>,
}

/// What the last visit left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Restored {
    /// This is the first visit, or the browser has forgotten it.
    #[default]
    Nothing,
    /// These files.
    Files(Kept),
    /// Something that cannot be read now.
    Unreadable,
}

/// Follows what is kept, from what was restored.
pub fn start(app: App, restored: Restored) {
    composed::start(app);
    keeper::start(app, restored);
}

/// Gives what the last visit left: at once if it is in the local storage, else when the database has answered.
pub fn restore(then: impl FnOnce(Restored) + 'static) {
    let here = local::files();
    if !local::is_more_in_database() {
        return then(here);
    }
    let waiting = Rc::new(Cell::new(Some(then)));
    let late = Rc::clone(&waiting);
    gloo_timers::callback::Timeout::new(LIMIT_MS, move || {
        if let Some(then) = late.take() {
            then(Restored::Unreadable);
        }
    })
    .forget();
    // Leptos has no executor before something is mounted.
    spawn_local(async move {
        let there = database::files().await;
        if let Some(then) = waiting.take() {
            then(newer(here, there));
        }
    });
}

/// What holds of the local storage and the database.
fn newer(here: Restored, there: Restored) -> Restored {
    match (here, there) {
        (_, Restored::Unreadable) => Restored::Unreadable,
        (here, Restored::Nothing) => here,
        (Restored::Files(here), Restored::Files(there)) if here.saved > there.saved => {
            Restored::Files(here)
        }
        (_, there) => there,
    }
}

fn encode(saved: u64, seen: u64, files: &[SourceFile]) -> Option<String> {
    let files = files.iter().map(|file| StoredFile {
        path: Cow::Borrowed(&file.path),
        text: Cow::Borrowed(&file.text),
    });
    let stored = Stored {
        version: VERSION,
        saved,
        seen,
        files: files.collect(),
    };
    serde_json::to_string(&stored).ok()
}

fn decode(text: Option<&str>) -> Restored {
    let Some(text) = text else {
        return Restored::Nothing;
    };
    let stored = serde_json::from_str::<Stored>(text).ok();
    let Some(stored) = stored.filter(|it| it.version == VERSION && !it.files.is_empty()) else {
        return Restored::Unreadable;
    };
    let files = stored.files.into_iter().map(|file| SourceFile {
        path: file.path.into_owned(),
        text: file.text.into_owned(),
    });
    Restored::Files(Kept {
        saved: stored.saved,
        seen: stored.seen,
        files: files.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(saved: u64) -> Restored {
        let files = vec![SourceFile {
            path: "a.proto".into(),
            text: "\"ü\u{202e}\n".into(),
        }];
        Restored::Files(Kept {
            saved,
            seen: 0,
            files,
        })
    }

    #[test]
    fn what_was_saved_later_holds() {
        let check = |here, there, expect| assert_eq!(newer(here, there), expect);
        check(kept(2), kept(1), kept(2));
        check(kept(1), kept(2), kept(2));
        check(kept(1), Restored::Nothing, kept(1));
        check(Restored::Nothing, kept(1), kept(1));
        check(Restored::Unreadable, kept(1), kept(1));
        check(kept(1), Restored::Unreadable, Restored::Unreadable);
    }

    #[test]
    fn files_come_back_as_they_were() {
        let Restored::Files(Kept { saved, seen, files }) = kept(7) else {
            unreachable!()
        };
        assert_eq!(decode(encode(saved, seen, &files).as_deref()), kept(7));
    }

    #[test]
    fn what_is_stored_is_read_or_refused() {
        let check = |text, expect| assert_eq!(decode(Some(text)), expect, "{text}");
        let before = r#"{"version":1,"files":[{"path":"a.proto","text":"\"ü\u202e\n"}]}"#;
        check(before, kept(0));
        for bad in [
            "",
            r#"{"version":1,"files":7}"#,
            r#"{"version":1,"files":[]}"#,
            r#"{"version":2,"files":[{"path":"a.proto","text":""}]}"#,
        ] {
            check(bad, Restored::Unreadable);
        }
        assert_eq!(decode(None), Restored::Nothing);
    }
}
