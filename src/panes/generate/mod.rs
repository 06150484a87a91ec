//! The client code the schema gives, file by file.

mod chooser;
mod files;

use leptos::prelude::*;
use playground_engine::protocol::Generated;

use crate::commands::app;

/// The generated client.
#[component]
pub fn GeneratePane() -> impl IntoView {
    let state = app().state;
    let answers = state.answers;
    let lacks_plugin = move || {
        let generation = state.generation;
        generation.target.with(Option::is_none) && generation.own.with(Option::is_none)
    };
    let stale = move || answers.schema.with(|schema| schema.stale);
    let problem = move || {
        let started = answers.analysis.with(Option::is_some);
        let compiles = answers.schema.with(|schema| schema.bytes.is_some());
        if compiles && lacks_plugin() {
            return Some(OWN_PLUGIN.to_owned());
        }
        answers
            .generated
            .with(|newest| why_empty(started, compiles, newest.as_ref()))
    };
    let generated = Memo::new(move |last: Option<&Option<Generated>>| {
        answers.generated.with(|newest| match newest {
            Some(Ok(newest)) => Some(newest.clone()),
            _ => last.cloned().flatten(),
        })
    });
    let shown = move || problem().is_none() && generated.with(Option::is_some);
    let generator = move || generated.with(|made| made.as_ref().map(|made| made.generator.clone()));
    view! {
        <div class="generate">
            <div class="generate-head">
                <chooser::Targets />
                <span class="muted generate-by">{move || shown().then(generator)}</span>
            </div>
            <chooser::Options />
            {move || problem().map(|problem| view! { <p class="empty" role="status">{problem}</p> })}
            <Show when=shown>
                <files::Files generated=generated stale=stale />
            </Show>
        </div>
    }
}

const OWN_PLUGIN: &str = "Choose a protoc-gen-….wasm of yours, compiled for WASI preview 1. It runs in this page: it sees your schema and nothing else, and it is gone when the page is.";

/// Why there is no code to show, as a sentence.
fn why_empty(
    started: bool,
    compiles: bool,
    newest: Option<&Result<Generated, String>>,
) -> Option<String> {
    let why = match newest {
        _ if !started => "The engine is starting; the client of your schema comes here.",
        _ if !compiles => {
            "No client yet: no file compiles. Problems lists what to mend; the code comes by itself."
        }
        None => "Generating the client…",
        Some(Err(message)) => return Some(format!("The generator gave no code: {message}")),
        Some(Ok(made)) if made.files.is_empty() => {
            "Nothing to generate: no file declares a message, an enum or a service."
        }
        Some(Ok(_)) => return None,
    };
    Some(why.to_owned())
}
