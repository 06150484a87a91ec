//! The list of keyboard shortcuts, made from the table of commands.

use leptos::{html, prelude::*};

use crate::commands::{COMMANDS, EDITOR_KEYS, Group};

/// A dialog with every command that has keys; the browser keeps the focus in it and gives it back.
#[component]
pub fn Shortcuts(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Show when=move || open.get()>
            <Dialog open=open />
        </Show>
    }
}

#[component]
fn Dialog(open: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // A dialog that is not in the page yet cannot be shown; then it stays unseen and nothing is lost.
    dialog.on_load(|dialog| drop(dialog.show_modal()));
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-label="Keyboard shortcuts" on:close=move |_| open.set(false)>
            <h2>"Keyboard shortcuts"</h2>
            <table>{Group::ALL.iter().map(|group| rows(*group)).collect_view()}</table>
            <p class="muted">"Ctrl is Cmd on a Mac."</p>
            <button type="button" autofocus on:click=close>"Close"</button>
        </dialog>
    }
}

fn rows(group: Group) -> impl IntoView {
    let commands = COMMANDS
        .iter()
        .filter(|command| command.group == group && !command.keys.is_empty())
        .map(|command| (command.id, command.title, command.keys));
    let own = EDITOR_KEYS
        .iter()
        .copied()
        .filter(|_| group == Group::Editor);
    let row = |(id, title, keys)| view! { <tr data-command=id><td>{title}</td><td><kbd>{keys}</kbd></td></tr> };
    view! {
        <tbody>
            <tr><th colspan="2" scope="rowgroup">{group.title()}</th></tr>
            {commands.chain(own).map(row).collect_view()}
        </tbody>
    }
}
