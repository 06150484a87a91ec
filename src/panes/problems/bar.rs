//! Above the list: which severities are shown, and which rules hold.

use leptos::prelude::*;
use playground_engine::protocol::Severity;

use crate::{
    commands::{app, files, fix, rules},
    state::{CONFIG, Problem, find_file},
};

const SEVERITIES: &[(Severity, &str)] = &[
    (Severity::Error, "Errors"),
    (Severity::Warning, "Warnings"),
    (Severity::Info, "Hints"),
];

/// The row above the list.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let app = app();
    let toggles = SEVERITIES
        .iter()
        .map(|(severity, label)| view! { <Toggle severity=*severity label=label /> });
    let has_config = Memo::new(move |_| {
        let files = app.state.workspace.files;
        files.with(|files| find_file(files, CONFIG).is_some())
    });
    let fixable = move || {
        let problems = app.state.answers.problems;
        problems.with(|all| {
            let is_rule = |one: &&Problem| rules::is_rule(&one.finding.code);
            all.iter().filter(is_rule).any(|one| !one.fixes.is_empty())
        })
    };
    let label = move || {
        if has_config.get() {
            "Rules: buf.yaml"
        } else {
            "Rules: usual"
        }
    };
    let title = move || {
        if has_config.get() {
            "Open buf.yaml, which says how the files are checked"
        } else {
            "STANDARD of buf, and PRACTICE for newcomers; add a buf.yaml to choose others"
        }
    };
    view! {
        <div class="problem-bar">
            <div role="group" aria-label="Shown" class="toggles">{toggles.collect_view()}</div>
            <span class="grow"></span>
            <Show when=fixable>
                <button type="button" title="Look at what all fixes of the rules would change" on:click=move |_| fix::propose_all(app)>"Fix all…"</button>
            </Show>
            <button type="button" class="quiet" title=title on:click=move |_| files::open_config(app)>{label}</button>
        </div>
    }
}

#[component]
fn Toggle(severity: Severity, label: &'static str) -> impl IntoView {
    let app = app();
    let hidden = app.state.layout.hidden;
    let is_shown = move || hidden.with(|hidden| !hidden.contains(&severity));
    let count = move || {
        let all = app.state.answers.problems;
        all.with(|all| {
            all.iter()
                .filter(|one| one.finding.severity == severity)
                .count()
        })
    };
    let toggle = move |_| {
        hidden.update(
            |hidden| match hidden.iter().position(|one| *one == severity) {
                Some(at) => drop(hidden.remove(at)),
                None => hidden.push(severity),
            },
        );
    };
    view! {
        <button type="button" class="toggle" aria-pressed=move || is_shown().to_string() on:click=toggle>{label} " " <span class="toggle-count">{count}</span></button>
    }
}
