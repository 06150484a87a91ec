//! Every finding of every file; a click or Enter goes to its place.

mod bar;
mod row;

pub(super) use row::{Fixes, Rule};

use leptos::prelude::*;

use crate::{
    commands::{App, app},
    state::{CONFIG, Problem, find_file},
};

/// How many rows are in the page at once: a large workspace has thousands of findings.
const WINDOW: usize = 200;

/// The list of problems.
#[component]
pub fn ProblemsPane() -> impl IntoView {
    let app = app();
    let limit = RwSignal::new(WINDOW);
    let shown = Memo::new(move |_| shown(app));
    let rows = move || {
        let all = shown.get().into_iter().take(limit.get());
        all.collect::<Vec<_>>()
    };
    let more = move || shown.with(|shown| shown.len().saturating_sub(limit.get()));
    view! {
        <bar::Bar />
        <Show when=move || shown.with(|shown| !shown.is_empty()) fallback=move || view! { <p class="empty">{move || note(app)}</p> }>
            <ol class="problems" aria-label="Problems">
                <For each=rows key=key let:row>
                    <row::ProblemRow at=row.0 problem=row.1 />
                </For>
            </ol>
            <Show when=move || { more() > 0 }>
                <button type="button" class="quiet" on:click=move |_| limit.update(|limit| *limit += WINDOW)>{move || format!("Show more ({} left)", more())}</button>
            </Show>
        </Show>
    }
}

/// The findings that are not filtered out, with their places in the list of all.
fn shown(app: App) -> Vec<(usize, Problem)> {
    let hidden = app.state.layout.hidden.get();
    let all = app.state.answers.problems.get().into_iter().enumerate();
    all.filter(|(_, problem)| !hidden.contains(&problem.finding.severity))
        .collect()
}

fn note(app: App) -> &'static str {
    let answers = app.state.answers;
    let with_config = || {
        app.state
            .workspace
            .files
            .with(|files| find_file(files, CONFIG).is_some())
    };
    if answers.analysis.with(Option::is_none) {
        "The engine is starting…"
    } else if !answers.problems.with(Vec::is_empty) {
        "Nothing of what is chosen above."
    } else if with_config() {
        "No problems. Every file compiles and keeps to the rules of buf.yaml."
    } else {
        "No problems. Every file compiles and keeps to the rules."
    }
}

fn key((at, problem): &(usize, Problem)) -> String {
    let finding = &problem.finding;
    format!(
        "{at} {} {} {} {} {} {} {}",
        finding.path,
        finding.span.start,
        finding.span.end,
        finding.code,
        problem.fixes.len(),
        problem.silence.is_some(),
        finding.message
    )
}
