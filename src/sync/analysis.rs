//! Sends the text to the engine whenever it changes: one analysis at a time, always of the newest text. What the text
//! declares is asked for once its findings are here.

use std::{cell::Cell, rc::Rc, sync::Arc};

use leptos::{prelude::*, reactive::effect::ImmediateEffect};
use playground_engine::{
    LIBRARY_PATHS,
    protocol::{Analysis, Event, LibraryState, Request, SourceFile},
};

use super::Answer;
use crate::{commands::App, state::is_source};

/// The engine is restarted if it does not answer in this time, and this much more for each MiB of text.
const LIMIT_MS: u32 = 15_000;

#[derive(Default)]
struct Progress {
    busy: Cell<bool>,
    /// The text changed while the engine was busy, so its answer is of an old text.
    outdated: Cell<bool>,
    /// The engine was lost over this text once already.
    retried: Cell<bool>,
    /// The library is on its way, and the text will be checked again when it is here.
    hearing: Cell<bool>,
}

/// Follows the files.
pub fn start(app: App) {
    let progress = StoredValue::new_local(Rc::new(Progress::default()));
    // The engine works while the editor still draws the key.
    ImmediateEffect::new_scoped(move || {
        app.state.workspace.files.track();
        let progress = progress.get_value();
        progress.retried.set(false);
        if progress.busy.get() {
            progress.outdated.set(true);
        } else {
            analyze(app, &progress);
        }
    });
}

fn analyze(app: App, progress: &Rc<Progress>) {
    progress.busy.set(true);
    progress.outdated.set(false);
    app.state.answers.checking.set(true);
    let files = Arc::new(app.state.workspace.files.get_untracked());
    let limit = limit_ms(files.iter().map(|file| file.text.len()).sum());
    let progress = Rc::clone(progress);
    let sources = files.iter().filter(|file| is_source(file));
    let ask = Request::Analyze {
        files: sources.cloned().collect(),
    };
    app.lanes().analysis.ask(ask, Some(limit), move |answer| {
        progress.busy.set(false);
        match answer {
            _ if progress.outdated.get() => analyze(app, &progress),
            Answer::Event(Event::Analyzed(analysis)) => {
                app.state.answers.checking.set(false);
                if analysis.library == LibraryState::Coming {
                    again_with_library(app, &analysis, &progress);
                }
                app.state.answers.analyzed.set(Arc::clone(&files));
                app.state.answers.analysis.set(Some(Arc::new(analysis)));
                describe(app, files.clone(), limit);
            }
            // The text may not be what ended it; if it is, once more is enough to know.
            Answer::Lost(_) if !progress.retried.replace(true) => analyze(app, &progress),
            Answer::Event(_) | Answer::Lost(_) => app.state.answers.checking.set(false),
        }
    });
}

/// Asks what the files that were analyzed last declare.
fn describe(app: App, files: Arc<Vec<SourceFile>>, limit: u32) {
    let ask = Request::Describe;
    app.lanes().analysis.ask(ask, Some(limit), move |answer| {
        let answers = app.state.answers;
        match answer {
            Answer::Event(Event::Described(Some(description))) => {
                answers.described.set(Arc::clone(&files));
                answers.description.set(Some(Arc::new(description)));
            }
            // Another worker than the one that analyzed.
            Answer::Event(Event::Described(None)) => app.state.workspace.files.notify(),
            Answer::Event(_) | Answer::Lost(_) => {}
        }
    });
}

/// Checks the text again once the library is here, or is known not to come.
fn again_with_library(app: App, analysis: &Analysis, progress: &Rc<Progress>) {
    let missing = analysis.missing.iter();
    let wanted = missing.filter(|path| LIBRARY_PATHS.contains(&path.as_str()));
    let Some(path) = wanted.min().cloned() else {
        return;
    };
    if progress.hearing.replace(true) {
        return;
    }
    let progress = Rc::clone(progress);
    let ask = Request::LibraryText { path };
    app.lanes().analysis.ask(ask, None, move |answer| {
        progress.hearing.set(false);
        if matches!(answer, Answer::Event(_)) {
            app.state.workspace.files.notify();
        }
    });
}

fn limit_ms(bytes: usize) -> u32 {
    let mebibytes = u32::try_from(bytes >> 20).unwrap_or(u32::MAX);
    LIMIT_MS.saturating_mul(mebibytes.saturating_add(1))
}
