//! Runs the generator while its pane is open, whenever the schema changes.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use playground_engine::protocol::{Event, Request};

use super::Answer;
use crate::{commands::App, state::Pane};

const LIMIT_MS: u32 = 30_000;

/// Follows the pane, the target and the schema.
pub fn start(app: App) {
    let last = Rc::new(Cell::new(None::<u64>));
    Effect::new(move |_| {
        if app.state.layout.pane.get() != Pane::Generate {
            return;
        }
        let schema = app.state.answers.schema.get();
        let Some(bytes) = schema.bytes else { return };
        let lane = app.lanes().codegen;
        if let Some(stale) = last.take() {
            lane.forget(stale);
        }
        let ask = Request::Generate {
            schema: (*bytes).clone(),
            files: schema.files,
            target: "rust-tonic".to_owned(),
            options: Vec::new(),
        };
        let id = lane.ask(ask, Some(LIMIT_MS), move |answer| {
            let generated = match answer {
                Answer::Event(Event::Generated(generated)) => generated,
                Answer::Event(_) => return,
                Answer::Lost(why) => Err(why),
            };
            app.state.answers.generated.set(Some(generated));
        });
        last.set(Some(id));
    });
}
