//! Follows the files and stores them, also those of a page that goes away.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use idb::{Database, TransactionResult};
use leptos::{ev, prelude::*, task::spawn_local};
use playground_engine::protocol::SourceFile;

use super::{Kept, Restored, database, encode, history::History, local};
use crate::{
    commands::{App, files},
    state::{Workspace, find_file, merged},
};

const LOST: &str = "The files are too large to be kept in this browser, or it allows no storage: a reload will lose them.";
const UNREADABLE: &str = "The files of the last visit could not be read. Reload to try again; what you change now takes their place.";

/// What is typed is stored no more often than this.
const PAUSE_MS: u32 = 150;

struct Keeper {
    notice: RwSignal<Option<String>>,
    /// Ends with what the browser keeps, or was last told to keep.
    history: RefCell<History>,
    /// As [`Kept::seen`].
    seen: Cell<u64>,
    /// Runs while something is to be stored soon.
    pause: RefCell<Option<Timeout>>,
    /// Opened at the start, so that a page that goes away has not to wait for it; none inside if there is none.
    database: OnceCell<Option<Database>>,
    /// There are files to be stored as soon as it is open.
    waiting: Cell<bool>,
    /// Neither storage took the files.
    lost: Cell<bool>,
}

/// Follows the files and which one is open, from what was restored.
pub fn start(app: App, restored: Restored) {
    let state = app.state;
    let keeper = Rc::new(Keeper::new(app, restored));
    keeper.open_database();
    let follower = Rc::clone(&keeper);
    Effect::new(move |_| {
        state.workspace.files.track();
        follower.keep_soon(app);
    });
    Effect::new(move |_| {
        state
            .workspace
            .active
            .with(|path| local::put_open_file(path))
    });
    // Effects no longer run in a page that goes away.
    let take_all = move |keeper: &Rc<Keeper>| {
        files::flush(app);
        keeper.keep(app);
    };
    let (hidden, leaving, other) = (Rc::clone(&keeper), Rc::clone(&keeper), Rc::clone(&keeper));
    let handles = [
        // Another page of this browser stored files: this one goes on with them, or it would write over them.
        window_event_listener(ev::storage, move |event| {
            if let Some(theirs) = local::files_of(&event) {
                other.join(app, theirs);
            } else if local::is_of_database(&event) {
                let other = Rc::clone(&other);
                spawn_local(async move { other.join(app, database::files().await) });
            }
        }),
        window_event_listener(ev::pagehide, move |_| take_all(&leaving)),
        window_event_listener(ev::visibilitychange, move |_| take_all(&hidden)),
        window_event_listener(ev::beforeunload, move |event| {
            take_all(&keeper);
            if keeper.lost.get() {
                // The browser asks whether to leave.
                event.prevent_default();
            }
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
}

impl Keeper {
    fn new(app: App, restored: Restored) -> Self {
        let files = app.state.workspace.files;
        let (saved, last) = match restored {
            Restored::Nothing => (0, Vec::new()),
            Restored::Files(Kept { saved, files, .. }) => (saved, files),
            // What is stored stays until something is written in its place.
            Restored::Unreadable => {
                app.state.answers.notice.set(Some(UNREADABLE.to_owned()));
                (0, files.get_untracked())
            }
        };
        Self {
            notice: app.state.answers.notice,
            history: RefCell::new(History::new(saved, last)),
            seen: Cell::new(saved),
            pause: RefCell::default(),
            database: OnceCell::new(),
            waiting: Cell::new(false),
            lost: Cell::new(false),
        }
    }

    fn open_database(self: &Rc<Self>) {
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let opened = database::open().await.ok();
            // It is set only here.
            let _ = keeper.database.set(opened);
            if keeper.waiting.get() {
                keeper.keep_in_database();
            }
        });
    }

    /// Stores the files within a moment.
    fn keep_soon(self: &Rc<Self>, app: App) {
        let keeper = Rc::clone(self);
        self.pause
            .borrow_mut()
            .get_or_insert_with(|| Timeout::new(PAUSE_MS, move || keeper.keep(app)));
    }

    /// Stores the files if they are not what was last stored.
    fn keep(self: &Rc<Self>, app: App) {
        self.pause.take();
        let files = app.state.workspace.files.with_untracked(|files| {
            let known = self.history.borrow().files() == files;
            (!known).then(|| files.clone())
        });
        let Some(files) = files else {
            return;
        };
        let saved = now().max(self.saved() + 1);
        self.history.borrow_mut().push(saved, files);
        let fits = self.encoded().is_some_and(|text| local::put_files(&text));
        if !fits {
            local::point_to_database();
            self.keep_in_database();
            return;
        }
        self.waiting.set(false);
        self.told(true);
        if local::is_more_in_database() {
            local::leave_database();
            if let Some(Some(database)) = self.database.get() {
                // What stays there is older than what was just stored, so it never comes back.
                let _ = database::write(database, None);
            }
        }
    }

    /// Takes over what another page stored, but for what was changed here since.
    fn join(&self, app: App, theirs: Restored) {
        let Restored::Files(theirs) = theirs else {
            return;
        };
        files::flush(app);
        if theirs.saved <= self.saved() {
            return;
        }
        self.seen.set(theirs.saved);
        let Workspace { files, active } = app.state.workspace;
        let both = files.with_untracked(|ours| {
            let mut history = self.history.borrow_mut();
            let both = joined(history.at(theirs.seen), ours, theirs.files.clone());
            history.push(theirs.saved, theirs.files);
            both
        });
        let open = active.get_untracked();
        if find_file(&both, &open).is_none()
            && let Some(first) = both.first()
        {
            active.set(first.path.clone());
        }
        if files.with_untracked(|ours| *ours != both) {
            files.set(both);
        }
    }

    /// When the last state was stored, as [`Kept::saved`].
    fn saved(&self) -> u64 {
        self.history.borrow().saved()
    }

    fn encoded(&self) -> Option<String> {
        encode(self.saved(), self.seen.get(), self.history.borrow().files())
    }

    /// Stores what was last taken; once the database is open, if it is not yet.
    fn keep_in_database(self: &Rc<Self>) {
        let Some(database) = self.database.get() else {
            self.waiting.set(true);
            return;
        };
        let begun = database
            .as_ref()
            .zip(self.encoded())
            .and_then(|(database, text)| database::write(database, Some(&text)).ok());
        let (keeper, saved) = (Rc::clone(self), self.saved());
        spawn_local(async move {
            let done = match begun {
                Some(transaction) => matches!(transaction.await, Ok(TransactionResult::Committed)),
                None => false,
            };
            if keeper.saved() != saved {
                return;
            }
            if done {
                local::rely_on_database(saved);
            }
            keeper.told(done);
        });
    }

    /// Tells the person once when the files are no longer kept.
    fn told(&self, kept: bool) {
        if !self.lost.replace(!kept) && !kept {
            self.notice.set(Some(LOST.to_owned()));
        }
    }
}

/// `theirs` with what `ours` has changed since `base`; never without any file. Of a stretch that both changed, ours.
fn joined(base: &[SourceFile], ours: &[SourceFile], theirs: Vec<SourceFile>) -> Vec<SourceFile> {
    let changed = |path: &str| find_file(ours, path) != find_file(base, path);
    let kept = theirs.iter().filter_map(|file| {
        if !changed(&file.path) {
            return Some(file.clone());
        }
        let mut mine = find_file(ours, &file.path)?.clone();
        let before = find_file(base, &file.path);
        let both = before.and_then(|before| merged(&before.text, &mine.text, &file.text));
        if let Some(both) = both {
            mine.text = both;
        }
        Some(mine)
    });
    let added = ours
        .iter()
        .filter(|file| changed(&file.path) && find_file(&theirs, &file.path).is_none());
    let both: Vec<_> = kept.chain(added.cloned()).collect();
    if both.is_empty() { theirs } else { both }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    js_sys::Date::now() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &str)]) -> Vec<SourceFile> {
        let file = |(path, text): &(&str, &str)| SourceFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        all.iter().map(file).collect()
    }

    #[test]
    fn two_pages_keep_what_each_has_changed() {
        let base = files(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let check = |ours: &[(&str, &str)], theirs: &[(&str, &str)], expect: &[(&str, &str)]| {
            assert_eq!(joined(&base, &files(ours), files(theirs)), files(expect));
        };
        let same = [("a", "1"), ("b", "1"), ("c", "1")];
        check(&same, &[("a", "2"), ("d", "1")], &[("a", "2"), ("d", "1")]);
        let ours = [("a", "1"), ("b", "3"), ("c", "1"), ("e", "1")];
        let theirs = [("a", "2"), ("b", "2"), ("c", "1")];
        check(
            &ours,
            &theirs,
            &[("a", "2"), ("b", "3"), ("c", "1"), ("e", "1")],
        );
        let both = [("a", "1, and 2")];
        check(&[("a", "1, and")], &[("a", "1 2")], &both);
        // Removed here, not yet stored.
        check(&[("a", "1"), ("b", "1")], &same, &[("a", "1"), ("b", "1")]);
        check(&[("z", "1")], &[("a", "1")], &[("z", "1")]);
    }
}
