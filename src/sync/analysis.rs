//! Sends the text to the engine whenever it changes: one analysis at a time, always of the newest text.

use std::{cell::Cell, rc::Rc, sync::Arc};

use leptos::prelude::*;
use playground_engine::protocol::{Event, Request};

use super::Answer;
use crate::commands::App;

/// The engine is restarted if it does not answer in this time.
const LIMIT_MS: u32 = 15_000;

#[derive(Default)]
struct Progress {
    busy: Cell<bool>,
    /// The text changed while the engine was busy, so its answer is of an old text.
    outdated: Cell<bool>,
}

/// Follows the files.
pub fn start(app: App) {
    let progress = Rc::new(Progress::default());
    Effect::new(move |_| {
        app.state.workspace.files.track();
        analyze(app, &progress);
    });
}

fn analyze(app: App, progress: &Rc<Progress>) {
    if progress.busy.replace(true) {
        progress.outdated.set(true);
        return;
    }
    progress.outdated.set(false);
    let files = app.state.workspace.files.get_untracked();
    let progress = Rc::clone(progress);
    app.lanes()
        .analysis
        .ask(Request::Analyze { files }, Some(LIMIT_MS), move |answer| {
            progress.busy.set(false);
            match answer {
                _ if progress.outdated.get() => analyze(app, &progress),
                Answer::Event(Event::Analyzed(analysis)) => {
                    app.state.answers.analysis.set(Some(Arc::new(analysis)))
                }
                Answer::Event(_) | Answer::Lost(_) => {}
            }
        });
}
