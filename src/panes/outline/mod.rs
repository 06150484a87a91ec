//! What the files declare, as a tree; a click goes to the text, a click on a method's arrow to the call pane.

use std::collections::HashSet;

use leptos::prelude::*;
use playground_engine::protocol::{Node, NodeKind};

use crate::{
    commands::{App, app, navigate},
    ui::visible,
};

/// How many elements are in the page at once; a large file has thousands, and each costs the person's time.
const WINDOW: usize = 200;

/// The outline of every file.
#[component]
pub fn OutlinePane() -> impl IntoView {
    let app = app();
    let outline = app.state.answers.outline;
    let shown = RwSignal::new(WINDOW);
    // What is in the page, and how many more there are.
    let here = Memo::new(move |_| {
        let active = app.state.workspace.active.get();
        outline.with(|all| {
            // Services come from any file: they are what a person calls; the rest is of the file in the editor.
            let mut mine = all
                .iter()
                .filter(|node| node.kind == NodeKind::Service || node.path == active);
            let some: Vec<_> = mine.by_ref().take(shown.get()).cloned().collect();
            (some, mine.count())
        })
    });
    let toggled = RwSignal::new(HashSet::new());
    let rows = move || {
        here.get()
            .0
            .into_iter()
            .map(|node| branch(app, toggled, node))
            .collect_view()
    };
    let more = move || here.with(|(_, more)| *more);
    view! {
        <section class="outline" aria-label="Outline">
            <h2 class="side-title">"Outline"</h2>
            <ul class="tree">{rows}</ul>
            <Show when=move || { more() > 0 }>
                <button type="button" class="quiet" on:click=move |_| shown.update(|shown| *shown += WINDOW)>{move || format!("Show more ({} left)", more())}</button>
            </Show>
        </section>
    }
}

/// One element; `toggled` holds the full names whose contents are not shown or hidden as they are at first.
fn branch(app: App, toggled: RwSignal<HashSet<String>>, node: Node) -> AnyView {
    let children = StoredValue::new(node.children.clone());
    if children.with_value(Vec::is_empty) {
        return view! { <li><div class="outline-line">{row(app, node)}</div></li> }.into_any();
    }
    let (name, at_first) = (node.full_name.clone(), node.kind == NodeKind::Service);
    let open = Memo::new({
        let name = name.clone();
        move |_| toggled.with(|toggled| toggled.contains(&name)) != at_first
    });
    let toggle = move |_| {
        toggled.update(|toggled| {
            if !toggled.remove(&name) {
                toggled.insert(name.clone());
            }
        });
    };
    let label = format!("Contents of {}", node.name);
    // The children are made when first asked for: a large file has thousands.
    view! {
        <li>
            <div class="outline-line">
                <button type="button" class="outline-toggle" aria-label=label aria-expanded=move || open.get().to_string() on:click=toggle></button>
                {row(app, node)}
            </div>
            <Show when=move || open.get()>
                <ul>{children.get_value().into_iter().map(|child| branch(app, toggled, child)).collect_view()}</ul>
            </Show>
        </li>
    }
    .into_any()
}

fn row(app: App, node: Node) -> impl IntoView {
    let (letter, word) = match node.kind {
        NodeKind::Service => ("S", "service"),
        NodeKind::Method => ("r", "rpc"),
        NodeKind::Message => ("M", "message"),
        NodeKind::Field => ("f", "field"),
        NodeKind::Oneof => ("o", "oneof"),
        NodeKind::Enum => ("E", "enum"),
        NodeKind::EnumValue => ("v", "enum value"),
    };
    let call = node.method.map(|method| {
        let label = format!("Call {}", node.name);
        view! {
            <button type="button" class="outline-call" title=label.clone() aria-label=label on:click=move |_| navigate::call_method(app, &method.path)>"▶"</button>
        }
    });
    let (path, span, title) = (
        node.path.clone(),
        node.span,
        if node.doc.is_empty() {
            node.full_name
        } else {
            node.doc
        },
    );
    view! {
        <span class="outline-row">
            <span class=format!("kind kind-{letter}") aria-label=word title=word>{letter}</span>
            <button type="button" class="outline-name" title=visible(&title).into_owned() on:click=move |_| navigate::reveal(app, &path, span)>
                {node.name} <span class="muted">{(!node.detail.is_empty()).then(|| format!(" {}", node.detail))}</span>
            </button>
            {call}
        </span>
    }
}
