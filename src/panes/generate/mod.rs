//! The client code the schema gives, file by file.

use leptos::prelude::*;
use playground_engine::protocol::{Generated, GeneratedFile};

use crate::{
    commands::app,
    editor::{CodeEditor, Language},
    ui::{CopyButton, Tab, TabList},
};

/// The generated client.
#[component]
pub fn GeneratePane() -> impl IntoView {
    let state = app().state;
    let answers = state.answers;
    let stale = move || answers.schema.with(|schema| schema.stale);
    let problem = move || {
        let started = answers.analysis.with(Option::is_some);
        let compiles = answers.schema.with(|schema| schema.bytes.is_some());
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
    view! {
        <div class="generate">
            {move || problem().map(|problem| view! { <p class="empty" role="status">{problem}</p> })}
            <Show when=move || problem().is_none() && generated.with(Option::is_some)>
                <Files generated=generated stale=stale />
            </Show>
        </div>
    }
}

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

/// The files keep their place, tab and scroll while new code comes in.
#[component]
fn Files(
    generated: Memo<Option<Generated>>,
    stale: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let picked = RwSignal::new(String::new());
    let paths = Memo::new(move |_| {
        let path = |file: &GeneratedFile| file.path.clone();
        generated.with(|made| {
            made.iter()
                .flat_map(|made| made.files.iter().map(path))
                .collect::<Vec<_>>()
        })
    });
    let key = Memo::new(move |_| {
        let picked = picked.get();
        paths.with(|paths| {
            if paths.contains(&picked) {
                picked
            } else {
                paths.first().cloned().unwrap_or_default()
            }
        })
    });
    let text = Memo::new(move |_| {
        let key = key.get();
        let of = |made: &Generated| {
            made.files
                .iter()
                .find(|file| file.path == key)
                .map(|file| file.text.clone())
        };
        generated.with(|made| made.as_ref().and_then(of).unwrap_or_default())
    });
    let generator = move || generated.with(|made| made.as_ref().map(|made| made.generator.clone()));
    let command = move || generated.with(|made| made.as_ref().map(|made| made.command.clone()));
    let tab = move |path: String| {
        let (this, pick) = (path.clone(), path.clone());
        let selected = Signal::derive(move || key.with(|key| *key == this));
        view! { <Tab selected=selected on_select=move || picked.set(pick.clone()) panel="generated">{path}</Tab> }
    };
    view! {
        <div class="generate-head">
            <strong>"Rust (tonic)"</strong>
            <span class="muted">{generator}</span>
            <span class="grow"></span>
            <CopyButton text=text />
        </div>
        // One line that says one thing or the other: what is under it stays where it is.
        <p class="hint generate-hint" title=command>
            <Show when=stale fallback=move || view! { "The same bytes in a terminal: " <code>{command}</code> }>
                "The text has errors; this is made from what compiled."
            </Show>
        </p>
        <TabList class="tabs small" label="Generated files">
            <For each=move || paths.get() key=Clone::clone let:path>{tab(path)}</For>
        </TabList>
        <CodeEditor language=Language::Rust read_only=true label="Generated code" panel="generated" key=key text=text />
    }
}
