//! The client code the schema gives, file by file.

use leptos::prelude::*;
use playground_engine::protocol::{Generated, GeneratedFile};

use crate::{
    commands::app,
    editor::{CodeEditor, Language},
};

/// The generated client.
#[component]
pub fn GeneratePane() -> impl IntoView {
    let state = app().state;
    let answers = state.answers;
    let stale = move || answers.schema.with(|schema| schema.stale);
    let nothing = move || answers.schema.with(|schema| schema.bytes.is_none());
    let problem = move || match answers.generated.get() {
        _ if nothing() => Some(
            "No file compiles yet, so there is nothing to generate from. See Problems.".to_owned(),
        ),
        None => Some("Generating…".to_owned()),
        Some(Err(message)) => Some(format!("The generator gave no code: {message}")),
        Some(Ok(_)) => None,
    };
    let generated = Memo::new(move |last: Option<&Option<Generated>>| {
        answers.generated.with(|newest| match newest {
            Some(Ok(newest)) => Some(newest.clone()),
            _ => last.cloned().flatten(),
        })
    });
    view! {
        <div class="generate">
            <Show when=stale><p class="hint">"The text has errors; this is made from what last compiled."</p></Show>
            {move || problem().map(|problem| view! { <p class="empty" role="status">{problem}</p> })}
            <Show when=move || problem().is_none() && generated.with(Option::is_some)>
                <Files generated=generated />
            </Show>
        </div>
    }
}

/// The files keep their place, tab and scroll while new code comes in.
#[component]
fn Files(generated: Memo<Option<Generated>>) -> impl IntoView {
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
        let selected = move || key.with(|key| *key == this).to_string();
        view! { <button type="button" role="tab" class="tab" aria-selected=selected on:click=move |_| picked.set(pick.clone())>{path}</button> }
    };
    let copy = move |_| {
        drop(
            window()
                .navigator()
                .clipboard()
                .write_text(&text.get_untracked()),
        )
    };
    view! {
        <div class="generate-head">
            <strong>"Rust (tonic)"</strong>
            <span class="muted">{generator}</span>
            <span class="grow"></span>
            <button type="button" on:click=copy>"Copy"</button>
        </div>
        <p class="hint">"The same bytes in a terminal: " <code>{command}</code></p>
        <div class="tabs small" role="tablist" aria-label="Generated files">
            <For each=move || paths.get() key=Clone::clone let:path>{tab(path)}</For>
        </div>
        <CodeEditor language=Language::Rust read_only=true label="Generated code" key=key text=text />
    }
}
