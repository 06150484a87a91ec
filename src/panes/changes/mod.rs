//! What changed since an earlier state, and what that breaks.

mod bar;
mod compare;
mod explanation;
mod log;
mod row;

use leptos::{either::EitherOf3, prelude::*};
use playground_engine::protocol::Break;

use crate::{
    commands::{app, baseline},
    state::{FileChange, changed_files},
    ui::visible,
};

pub use compare::CompareView;

/// How many rows are in the page at once.
const WINDOW: usize = 200;

/// The pane.
#[component]
pub fn ChangesPane() -> impl IntoView {
    let app = app();
    let answers = app.state.answers;
    let unusable = move || answers.checks.with(|checks| checks.unusable.clone());
    let body = move || match (unusable(), answers.breaking.get()) {
        (Some(why), _) => EitherOf3::A(
            view! { <p class="empty error-text">"Nothing can be compared: "{visible(&why).into_owned()}"."</p> },
        ),
        (None, None) => EitherOf3::B(
            view! { <p class="empty">"What the changes break is told once every file compiles."</p> },
        ),
        (None, Some(breaking)) => EitherOf3::C(view! { <Breaks breaking=breaking /> }),
    };
    view! {
        <bar::Bar />
        <Files />
        {body}
        <log::Log />
    }
}

/// The files that are not the same.
#[component]
fn Files() -> impl IntoView {
    let app = app();
    let changed = Memo::new(move |_| {
        let earlier = app.state.answers.earlier.get();
        let now = app.state.workspace.files;
        earlier
            .sources()
            .map(|before| now.with(|now| changed_files(before, now)))
    });
    let list = move |changed: Vec<(String, FileChange)>| {
        let rows = changed.into_iter().map(|(path, change)| {
            let word = match change {
                FileChange::Added => "added",
                FileChange::Removed => "removed",
                FileChange::Edited => "changed",
            };
            let shown = visible(&path).into_owned();
            view! {
                <li><button type="button" class="changed-file" on:click=move |_| baseline::compare(app, &path)>{shown}" "<span class="muted">{word}</span></button></li>
            }
        });
        view! { <ul class="changed-files" aria-label="Changed files">{rows.collect_view()}</ul> }
    };
    move || match changed.get() {
        None => EitherOf3::A(
            view! { <p class="hint">"Descriptors have no text to be put side by side."</p> },
        ),
        Some(changed) if changed.is_empty() => {
            EitherOf3::B(view! { <p class="hint">"No file has changed."</p> })
        }
        Some(changed) => EitherOf3::C(list(changed)),
    }
}

#[component]
fn Breaks(breaking: Vec<Break>) -> impl IntoView {
    if breaking.is_empty() {
        return view! { <p class="empty">"The changes break nothing that the rules guard."</p> }
            .into_any();
    }
    let more = breaking.len().saturating_sub(WINDOW);
    let rows = breaking.into_iter().take(WINDOW);
    let rows = rows.map(|found| view! { <row::Breach found=found /> });
    view! {
        <ol class="problems" aria-label="Breaking changes">{rows.collect_view()}</ol>
        {(more > 0).then(|| view! { <p class="hint">{format!("and {more} more")}</p> })}
    }
    .into_any()
}
