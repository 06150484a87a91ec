//! The list of keyboard shortcuts, made from the table of commands.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::commands::COMMANDS;

/// A dialog with every command that has keys.
#[component]
pub fn Shortcuts(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            open.set(false);
        }
    };
    let rows = || {
        COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| view! { <tr data-command=command.id><td>{command.title}</td><td><kbd>{command.keys}</kbd></td></tr> }).collect_view()
    };
    view! {
        <Show when=move || open.get()>
            <div class="veil" on:click=move |_| open.set(false)>
                <section class="dialog" role="dialog" aria-modal="true" aria-label="Keyboard shortcuts" on:keydown=on_key on:click=|event| event.stop_propagation()>
                    <h2>"Keyboard shortcuts"</h2>
                    <table>
                        <tbody>
                            {rows()}
                            <tr><td>"Find in the file"</td><td><kbd>"Ctrl+F"</kbd></td></tr>
                            <tr><td>"Leave the editor with Tab"</td><td><kbd>"Esc, then Tab"</kbd></td></tr>
                        </tbody>
                    </table>
                    <p class="muted">"Ctrl is Cmd on a Mac."</p>
                    <button type="button" autofocus on:click=move |_| open.set(false)>"Close"</button>
                </section>
            </div>
        </Show>
    }
}
