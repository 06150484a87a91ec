//! Checks the request message in the editor against its type, as it is typed.

use leptos::prelude::*;
use playground_engine::protocol::{Event, Request};

use super::Answer;
use crate::commands::App;

const LIMIT_MS: u32 = 15_000;

/// Follows the method, its message in the editor, and the schema.
pub fn start(app: App) {
    let (draft, schema) = (app.state.draft, app.state.answers.schema);
    Effect::new(move |_| {
        let bytes = schema.with(|schema| schema.bytes.clone());
        let (Some(bytes), Some((key, method, json))) = (bytes, draft.shown.get()) else {
            return draft.misfit.set(None);
        };
        let ask = Request::Validate {
            schema: (*bytes).clone(),
            method,
            json: json.clone(),
        };
        app.lanes()
            .analysis
            .ask(ask, Some(LIMIT_MS), move |answer| {
                let shown = draft.shown.get_untracked();
                let current = shown.is_some_and(|(now, _, text)| now == key && text == json);
                if let (true, Answer::Event(Event::Validated(misfit))) = (current, answer) {
                    draft.misfit.set(misfit);
                }
            });
    });
}
