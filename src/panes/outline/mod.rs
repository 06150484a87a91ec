//! What the files declare, as a tree; a click goes to the text, a click on a method's arrow to the call pane.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;
use playground_engine::protocol::{Node, NodeKind, Span};

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
    let description = app.state.answers.description;
    let limit = RwSignal::new(WINDOW);
    let here = Memo::new(move |_| {
        let active = app.state.workspace.active.get();
        description.with(|newest| match newest {
            Some(newest) => visible_part(&newest.outline, &active, limit.get()),
            None => Part::default(),
        })
    });
    let toggled = RwSignal::new(HashSet::new());
    let more = move || here.with(|here| here.more);
    view! {
        <section class="outline" aria-label="Outline">
            <h2 class="side-title">"Outline"</h2>
            <ul class="tree">
                <For each=move || here.get().nodes key=Clone::clone let((_, node))>
                    {branch(app, toggled, node)}
                </For>
            </ul>
            <Show when=move || { more() > 0 }>
                <button type="button" class="quiet" on:click=move |_| limit.update(|limit| *limit += WINDOW)>{move || format!("Show more ({} left)", more())}</button>
            </Show>
        </section>
    }
}

/// What is in the page of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Part {
    /// Each with its number among equal ones, and without places: typing moves those all the time.
    nodes: Vec<(usize, Node)>,
    /// How many there are beyond.
    more: usize,
}

/// As many nodes as have about `limit` rows: services come from any file, because they are what a person calls; the rest
/// is of the file in the editor.
fn visible_part(all: &[Node], active: &str, limit: usize) -> Part {
    let mine: Vec<_> = all
        .iter()
        .filter(|node| node.kind == NodeKind::Service || node.path == active)
        .collect();
    let mut rows = 0;
    let fits = |node: &&&Node| {
        let before = rows;
        rows += 1 + if opens(node) { node.children.len() } else { 0 };
        before < limit
    };
    let some: Vec<_> = mine
        .iter()
        .take_while(fits)
        .map(|node| without_places(node))
        .collect();
    let more = mine.len() - some.len();
    let mut seen = HashMap::new();
    let number = |node| {
        let count = seen.entry(node).or_insert(0);
        *count += 1;
        *count
    };
    let numbers: Vec<usize> = some.iter().map(number).collect();
    Part {
        nodes: numbers.into_iter().zip(some).collect(),
        more,
    }
}

fn without_places(node: &Node) -> Node {
    Node {
        name: node.name.clone(),
        full_name: node.full_name.clone(),
        kind: node.kind,
        detail: node.detail.clone(),
        doc: node.doc.clone(),
        path: node.path.clone(),
        span: Span::default(),
        method: node.method.clone(),
        children: node.children.iter().map(without_places).collect(),
    }
}

/// Whether its contents are shown at first.
fn opens(node: &Node) -> bool {
    node.kind == NodeKind::Service
}

/// One element; `toggled` holds the full names whose contents are not shown or hidden as they are at first.
fn branch(app: App, toggled: RwSignal<HashSet<String>>, node: Node) -> AnyView {
    let children = StoredValue::new(node.children.clone());
    if children.with_value(Vec::is_empty) {
        return view! { <li><div class="outline-line">{row(app, node)}</div></li> }.into_any();
    }
    let (name, at_first) = (node.full_name.clone(), opens(&node));
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
    let title = if node.doc.is_empty() {
        &node.full_name
    } else {
        &node.doc
    };
    let title = visible(title).into_owned();
    let (path, full_name, kind) = (node.path, node.full_name, node.kind);
    view! {
        <span class="outline-row">
            <span class=format!("kind kind-{letter}") aria-label=word title=word>{letter}</span>
            <button type="button" class="outline-name" title=title on:click=move |_| navigate::declaration(app, &path, kind, &full_name)>
                {node.name} <span class="muted">{(!node.detail.is_empty()).then(|| format!(" {}", node.detail))}</span>
            </button>
            {call}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(kind: NodeKind, path: &str, name: &str, start: u32, children: Vec<Node>) -> Node {
        Node {
            name: name.to_owned(),
            full_name: name.to_owned(),
            kind,
            detail: String::new(),
            doc: String::new(),
            path: path.to_owned(),
            span: Span { start, end: start },
            method: None,
            children,
        }
    }

    #[test]
    fn rows_are_counted_with_what_is_open() {
        use NodeKind::{Message, Method, Service};
        let methods = |count| vec![node(Method, "b", "m", 5, Vec::new()); count];
        let all = [
            node(Service, "b", "S", 1, methods(3)),
            node(Message, "b", "hidden", 1, Vec::new()),
            node(Message, "a", "M", 1, methods(9)),
            node(Message, "a", "M", 7, methods(9)),
            node(Message, "a", "N", 9, Vec::new()),
        ];
        let check = |limit, names: &[&str], more| {
            let part = visible_part(&all, "a", limit);
            let found: Vec<_> = part
                .nodes
                .iter()
                .map(|(_, node)| node.name.as_str())
                .collect();
            assert_eq!((found.as_slice(), part.more), (names, more), "{limit}");
        };
        check(1, &["S"], 3);
        check(4, &["S"], 3);
        check(5, &["S", "M"], 2);
        check(100, &["S", "M", "M", "N"], 0);
        let part = visible_part(&all, "a", 100);
        let unique: HashSet<_> = part.nodes.iter().collect();
        assert_eq!(unique.len(), part.nodes.len());
    }

    #[test]
    fn moved_text_changes_nothing() {
        let at = |start| [node(NodeKind::Message, "a", "M", start, Vec::new())];
        assert_eq!(visible_part(&at(1), "a", 9), visible_part(&at(8), "a", 9));
    }
}
