//! Every finding of every file; a click or Enter goes to its place.

use leptos::prelude::*;
use playground_engine::protocol::{Diagnostic, LineIndex, Severity};

use crate::{
    commands::{app, fix, navigate},
    ui::visible,
};

/// The list of problems.
#[component]
pub fn ProblemsPane() -> impl IntoView {
    let app = app();
    let answers = app.state.answers;
    let empty = move || answers.diagnostics.with(Vec::is_empty);
    let note = move || {
        if answers.analysis.with(Option::is_some) {
            "No problems. Every file compiles."
        } else {
            "The engine is starting…"
        }
    };
    view! {
        <Show when=move || !empty() fallback=move || view! { <p class="empty">{note}</p> }>
            <ol class="problems" aria-label="Problems">
                <For each=move || answers.diagnostics.get().into_iter().enumerate() key=|row| row_key(row) let:row>
                    <Problem at=row.0 problem=row.1 />
                </For>
            </ol>
        </Show>
    }
}

fn row_key((at, problem): &(usize, Diagnostic)) -> String {
    format!(
        "{at} {} {} {} {}",
        problem.path, problem.span.start, problem.span.end, problem.message
    )
}

#[component]
fn Problem(at: usize, problem: Diagnostic) -> impl IntoView {
    let app = app();
    let (word, class) = match problem.severity {
        Severity::Error => ("error", "error"),
        Severity::Warning => ("warning", "warning"),
        Severity::Info => ("info", "info"),
    };
    let text = app.state.workspace.text(&problem.path).unwrap_or_default();
    let place = LineIndex::new(&text).line_column(problem.span.start);
    let related = problem.related.into_iter().map(|related| {
        let (path, span) = (related.path.clone(), related.span);
        view! { <button type="button" class="related" on:click=move |_| navigate::reveal(app, &path, span)>{visible(&related.message).into_owned()}</button> }
    });
    let related = related.collect_view();
    let place = format!("{}:{}:{}", visible(&problem.path), place.line, place.column);
    view! {
        <li class="problem">
            <button type="button" class="problem-main" aria-current=move || (app.state.layout.problem.get() == Some(at)).to_string() on:click=move |_| navigate::visit(app, at)>
                <span class=format!("badge {class}")>{word}</span>
                <span class="problem-text">{visible(&problem.message).into_owned()}</span>
                <span class="problem-place">{place}</span>
            </button>
            {problem.help.map(|help| view! { <p class="problem-help">{visible(&help).into_owned()}</p> })}
            {related}
            {problem.fix.map(|mend| view! { <button type="button" class="problem-fix" on:click=move |_| fix::apply(app, at)>"Fix: "{visible(&mend.title).into_owned()}</button> })}
        </li>
    }
}
