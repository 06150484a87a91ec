//! The client code the schema gives, file by file.

use leptos::prelude::*;
use playground_engine::protocol::Generated;

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
    let result = move || {
        match answers.generated.get() {
        _ if nothing() => view! { <p class="empty">"No file compiles yet, so there is nothing to generate from. See Problems."</p> }.into_any(),
        None => view! { <p class="empty">"Generating…"</p> }.into_any(),
        Some(Err(message)) => view! { <p class="empty error-text" role="alert">{format!("The generator gave no code: {message}")}</p> }.into_any(),
        Some(Ok(generated)) => view! { <Files generated=generated /> }.into_any(),
    }
    };
    view! {
        <div class="generate">
            <Show when=stale><p class="hint">"The text has errors; this is made from the last schema that compiled."</p></Show>
            {result}
        </div>
    }
}

#[component]
fn Files(generated: Generated) -> impl IntoView {
    let Generated {
        files,
        generator,
        command,
    } = generated;
    let shown = RwSignal::new(0_usize);
    let paths: Vec<_> = files.iter().map(|file| file.path.clone()).collect();
    let files = StoredValue::new(files);
    let text = Memo::new(move |_| {
        files.with_value(|files| {
            files
                .get(shown.get())
                .map(|file| file.text.clone())
                .unwrap_or_default()
        })
    });
    let key = Memo::new(move |_| {
        files.with_value(|files| {
            files
                .get(shown.get())
                .map(|file| file.path.clone())
                .unwrap_or_default()
        })
    });
    let tabs = paths.into_iter().enumerate().map(|(at, path)| {
        view! { <button type="button" role="tab" class="tab" aria-selected=move || (shown.get() == at).to_string() on:click=move |_| shown.set(at)>{path}</button> }
    });
    let tabs = tabs.collect_view();
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
        <div class="tabs small" role="tablist" aria-label="Generated files">{tabs}</div>
        <CodeEditor language=Language::Rust read_only=true label="Generated code" key=key text=text />
    }
}
