//! What the files declare, as a tree; a click goes to the text, a click on a method's arrow to the call pane.

use leptos::prelude::*;
use playground_engine::protocol::{Node, NodeKind};

use crate::commands::{App, app, navigate};

/// The outline of every file.
#[component]
pub fn OutlinePane() -> impl IntoView {
    let app = app();
    let outline = app.state.answers.outline;
    let here = move || {
        let active = app.state.workspace.active.get();
        // Services first come from any file: they are what a person calls; the rest is of the file in the editor.
        outline
            .get()
            .into_iter()
            .filter(|node| node.kind == NodeKind::Service || node.path == active)
            .collect::<Vec<_>>()
    };
    view! {
        <section class="outline" aria-label="Outline">
            <h2 class="side-title">"Outline"</h2>
            <ul class="tree">{move || here().into_iter().map(|node| branch(app, node)).collect_view()}</ul>
        </section>
    }
}

fn branch(app: App, node: Node) -> AnyView {
    let children = StoredValue::new(node.children.clone());
    if children.with_value(Vec::is_empty) {
        return view! { <li><div class="outline-line">{row(app, node)}</div></li> }.into_any();
    }
    let open = RwSignal::new(node.kind == NodeKind::Service);
    let label = format!("Contents of {}", node.name);
    // The children are made when first asked for: a large file has thousands.
    view! {
        <li>
            <div class="outline-line">
                <button type="button" class="outline-toggle" aria-label=label aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)></button>
                {row(app, node)}
            </div>
            <Show when=move || open.get()>
                <ul>{children.get_value().into_iter().map(|child| branch(app, child)).collect_view()}</ul>
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
            <button type="button" class="outline-name" title=title on:click=move |_| navigate::reveal(app, &path, span)>
                {node.name} <span class="muted">{(!node.detail.is_empty()).then(|| format!(" {}", node.detail))}</span>
            </button>
            {call}
        </span>
    }
}
