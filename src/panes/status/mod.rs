//! The line at the bottom: counts, how long the engine took, where calls go.

use leptos::{either::Either, prelude::*};
use playground_engine::protocol::Target;

use crate::{commands::app, state::Pane};

/// The status bar.
#[component]
pub fn StatusBar() -> impl IntoView {
    let state = app().state;
    let counts = move || match state.answers.counts.get() {
        (0, 0) if state.answers.analysis.with(Option::is_some) => "No problems".to_owned(),
        (0, 0) => "Starting the engine…".to_owned(),
        (errors, warnings) => [plural(errors, "error"), plural(warnings, "warning")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    };
    let checking = move || state.answers.checking.get();
    let compiled = move || {
        let elapsed = state
            .answers
            .analysis
            .with(|analysis| analysis.as_ref().map(|analysis| analysis.elapsed_us));
        elapsed.map(|us| format!("compiled in {} ms", us.div_ceil(1000)))
    };
    let checked = move || {
        let elapsed = state.answers.checks.with(|checks| checks.elapsed_us);
        (elapsed > 0).then(|| format!("rules took {} ms", elapsed.div_ceil(1000)))
    };
    let target = move || match state.draft.target.get() {
        Target::InPage => "calls: in-page UserService".to_owned(),
        Target::GrpcWeb { url } | Target::TonicWebWasmClient { url } | Target::Grpc { url } => {
            format!("calls: {url}")
        }
    };
    view! {
        <footer class="status">
            <button type="button" class="status-item" class:bad=move || { state.answers.counts.get().0 > 0 } class:doubtful=move || { state.answers.counts.get().1 > 0 } aria-live="polite" on:click=move |_| state.layout.pane.set(Pane::Problems)>
                {counts}
            </button>
            <span class="status-item" title=checked>
                {move || if checking() { Either::Left(view! { <span class="checking">"checking…"</span> }) } else { Either::Right(compiled()) }}
            </span>
            <Show when=move || state.answers.schema.with(|schema| schema.stale)>
                <span class="status-item">"calls and code use what compiled"</span>
            </Show>
            <span class="grow"></span>
            <span class="status-item">{target}</span>
        </footer>
    }
}

fn plural(count: usize, noun: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        _ => Some(format!("{count} {noun}s")),
    }
}
