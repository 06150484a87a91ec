//! Runs commands from the keyboard, wherever the focus is; but Escape first closes or leaves what it is pressed in.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::commands::{App, COMMANDS, Keys};

/// Listens on the window for the commands' keys.
pub fn start(app: App) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || (event.key() == "Escape" && has_own_escape(&event)) {
            return;
        }
        let pressed = Keys {
            ctrl: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
            key: event.key(),
        };
        let command = COMMANDS
            .iter()
            .find(|command| command.matches(&pressed) && (command.enabled)(app));
        if let Some(command) = command {
            event.prevent_default();
            (command.run)(app);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The key was pressed in an editor, a dialog or a form.
fn has_own_escape(event: &KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let own =
        element.and_then(|element| element.closest(".cm-editor, dialog, form").ok().flatten());
    own.is_some()
}
