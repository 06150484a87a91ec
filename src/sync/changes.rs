//! Asks what changed since the earlier state while the log of it is open, whenever the checks are new.

use leptos::prelude::*;
use playground_engine::protocol::{Event, Request};

use super::Answer;
use crate::{commands::App, state::Pane};

const LIMIT_MS: u32 = 30_000;

/// Follows the pane, the log in it, and the checks.
pub fn start(app: App) {
    let (layout, answers) = (app.state.layout, app.state.answers);
    Effect::new(move |_| {
        answers.checks.track();
        if layout.pane.get() != Pane::Changes || !layout.log_open.get() {
            return;
        }
        let files = answers.checked.get_untracked();
        let ask = Request::Changes(answers.check_request(&files));
        app.lanes()
            .analysis
            .ask(ask, Some(LIMIT_MS), move |answer| {
                if let Answer::Event(Event::Changes(Some(changes))) = answer {
                    answers.changes.set(Some(changes));
                }
            });
    });
}
