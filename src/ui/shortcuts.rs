//! The list of keyboard shortcuts, made from the table of commands.

use leptos::{html, prelude::*};

use crate::commands::COMMANDS;

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
    let rows = COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| {
        view! { <tr data-command=command.id><td>{command.title}</td><td><kbd>{command.keys}</kbd></td></tr> }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-label="Keyboard shortcuts" on:close=move |_| open.set(false)>
            <h2>"Keyboard shortcuts"</h2>
            <table>
                <tbody>
                    {rows.collect_view()}
                    <tr><td>"Find in the file"</td><td><kbd>"Ctrl+F"</kbd></td></tr>
                    <tr><td>"Leave the editor with Tab"</td><td><kbd>"Esc, then Tab"</kbd></td></tr>
                </tbody>
            </table>
            <p class="muted">"Ctrl is Cmd on a Mac."</p>
            <button type="button" autofocus on:click=close>"Close"</button>
        </dialog>
    }
}
