//! What changed besides what breaks, as a list that can be copied as Markdown.

use leptos::prelude::*;
use playground_engine::{changes_markdown, protocol::ChangeLog};

use crate::{
    commands::app,
    ui::{CopyButton, inline, visible},
};

/// The log and what opens it.
#[component]
pub(super) fn Log() -> impl IntoView {
    let app = app();
    let open = app.state.layout.log_open;
    let log = app.state.answers.changes;
    let markdown = Signal::derive(move || {
        log.with(|log| log.as_ref().map(changes_markdown).unwrap_or_default())
    });
    view! {
        <section class="change-log" aria-label="Change log">
            <div class="change-log-bar">
                <button type="button" class="quiet disclosure" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>"Everything that changed"</button>
                <span class="grow"></span>
                <Show when=move || open.get() && log.with(Option::is_some)>
                    <CopyButton text=markdown label="Copy as Markdown" />
                </Show>
            </div>
            <Show when=move || open.get()>
                {move || log.get().map(|log| view! { <Packages log=log /> })}
            </Show>
        </section>
    }
}

#[component]
fn Packages(log: ChangeLog) -> impl IntoView {
    if log.is_empty() {
        return view! { <p class="hint">"Nothing that the compiler sees."</p> }.into_any();
    }
    let text = |text: &str| inline(&visible(text));
    let packages = log.packages.into_iter().map(|package| {
        let groups = package.groups.into_iter().map(|group| {
            let entries = group.entries.into_iter().map(|entry| {
                let breaks = (!entry.rules.is_empty()).then(|| {
                    view! { <span class="badge error" title=entry.rules.join(", ")>"breaks"</span> }
                });
                view! { <li><strong>{entry.change.word()}</strong>" "{text(&entry.text)}" "{breaks}</li> }
            });
            view! { <h4>{group.kind.word()}" "<code>{visible(&group.name).into_owned()}</code></h4><ul>{entries.collect_view()}</ul> }
        });
        let name = match package.name.as_str() {
            "" => "no package".to_owned(),
            name => visible(name).into_owned(),
        };
        view! { <h3>{name}</h3>{groups.collect_view()} }
    });
    view! { <div class="change-log-body">{packages.collect_view()}</div> }.into_any()
}
