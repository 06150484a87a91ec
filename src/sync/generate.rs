//! Runs the generator while its pane is open, whenever the schema changes.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use playground_engine::protocol::{Event, Request, SourceFile};

use super::Answer;
use crate::{commands::App, state::Pane};

const LIMIT_MS: u32 = 30_000;

/// Follows the pane, the generator with its options, and the schema.
pub fn start(app: App) {
    let last = Rc::new(Cell::new(None::<u64>));
    Effect::new(move |_| {
        if app.state.layout.pane.get() != Pane::Generate {
            return;
        }
        list_targets(app);
        let Some(ask) = asked(app) else { return };
        let lane = app.lanes().codegen;
        if let Some(stale) = last.take() {
            lane.forget(stale);
        }
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

/// What to ask for; nothing while there is no schema, or no plugin.
fn asked(app: App) -> Option<Request> {
    let schema = app.state.answers.schema.get();
    let bytes = (*schema.bytes?).clone();
    let generation = app.state.generation;
    Some(match generation.target.get() {
        Some(target) => Request::Generate {
            schema: bytes,
            files: schema.files,
            options: generation.options(&target),
            sources: sources(app),
            target,
        },
        None => Request::GenerateWith {
            schema: bytes,
            files: schema.files,
            plugin: (*generation.own.get()?).clone(),
        },
    })
}

/// The texts of the workspace, for a target that takes them.
fn sources(app: App) -> Vec<SourceFile> {
    let info = app.state.generation.info();
    match info.is_some_and(|info| info.takes_sources) {
        true => app.state.workspace.files.get(),
        false => Vec::new(),
    }
}

fn list_targets(app: App) {
    let targets = app.state.generation.targets;
    if !targets.with_untracked(Vec::is_empty) {
        return;
    }
    let lane = app.lanes().codegen;
    lane.ask(Request::Targets, Some(LIMIT_MS), move |answer| {
        if let Answer::Event(Event::Targets(all)) = answer {
            targets.set(all);
        }
    });
}
