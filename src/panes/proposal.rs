//! What a fix would make of the files, in place of the editor: looked at, then made or left.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    commands::{app, files, fix},
    editor::{Compare, Side},
    state::Proposal,
    ui::{inline, visible},
};

/// A proposal with its warnings and the files it changes.
#[component]
pub fn ProposalView(proposal: Arc<Proposal>) -> impl IntoView {
    let app = app();
    let chosen = RwSignal::new(0_usize);
    let changed = changed(&proposal);
    let sides = StoredValue::new(
        changed
            .iter()
            .map(|(_, before, after)| (side(before), side(after)))
            .collect::<Vec<_>>(),
    );
    let shown = Memo::new(move |_| {
        sides.with_value(|sides| sides.get(chosen.get()).cloned().unwrap_or_default())
    });
    let options = changed.into_iter().enumerate().map(|(at, (name, ..))| {
        view! { <option value=at.to_string()>{visible(&name).into_owned()}</option> }
    });
    let warnings = proposal.warnings.iter().map(|warning| {
        view! { <li>{inline(&visible(warning))}</li> }
    });
    let title = inline(&visible(&proposal.title));
    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default());
    let accept = {
        let proposal = Arc::clone(&proposal);
        move |_| fix::accept(app, &proposal)
    };
    view! {
        <div class="library-bar" role="group" aria-label="Proposed change">
            <strong class="proposal-title">{title}</strong>
            <select aria-label="Changed file" on:change=choose>{options.collect_view()}</select>
            <button type="button" class="primary" on:click=accept>"Apply"</button>
            <button type="button" on:click=move |_| files::uncover(app)>"Cancel"</button>
        </div>
        <ul class="proposal-warnings" aria-label="What to know">{warnings.collect_view()}</ul>
        <div class="editor-body">
            <Compare sides=shown labels=("before the change".to_owned(), "after the change".to_owned()) />
        </div>
    }
}

/// The files that get another text or path: what to call them, and both texts.
fn changed(proposal: &Proposal) -> Vec<(String, String, String)> {
    let pairs = proposal.before.iter().zip(&proposal.after);
    let changed = pairs.filter(|(was, is)| was != is).map(|(was, is)| {
        let name = match was.path == is.path {
            true => is.path.clone(),
            false => format!("{} → {}", was.path, is.path),
        };
        (name, was.text.clone(), is.text.clone())
    });
    changed.collect()
}

fn side(text: &str) -> Side {
    Side {
        text: text.to_owned(),
        findings: Vec::new(),
    }
}
