//! Asks for a JSON request filled from the schema for the method at hand, unless the person has written one.

use leptos::prelude::*;
use playground_engine::protocol::{Event, Request};

use super::Answer;
use crate::{commands::App, state::RequestDraft};

const LIMIT_MS: u32 = 15_000;

/// Follows the method and the schema.
pub fn start(app: App) {
    let (draft, schema) = (app.state.draft, app.state.answers.schema);
    Effect::new(move |_| {
        let (Some(method), Some(bytes)) = (
            draft.method.get(),
            schema.with(|schema| schema.bytes.clone()),
        ) else {
            return;
        };
        if draft
            .requests
            .with_untracked(|all| all.get(&method.path).is_some_and(|request| request.edited))
        {
            return;
        }
        let path = method.path.clone();
        let ask = Request::Template {
            schema: (*bytes).clone(),
            method: method.path,
        };
        app.lanes()
            .analysis
            .ask(ask, Some(LIMIT_MS), move |answer| {
                let Answer::Event(Event::Template(Ok(json))) = answer else {
                    return;
                };
                let fresh = |request: &RequestDraft| {
                    !request.edited && request.messages.first() != Some(&json)
                };
                if draft
                    .requests
                    .with_untracked(|all| all.get(&path).is_none_or(fresh))
                {
                    let request = RequestDraft {
                        messages: vec![json.clone()],
                        ..RequestDraft::default()
                    };
                    draft
                        .requests
                        .update(|all| drop(all.insert(path.clone(), request)));
                }
            });
    });
}
