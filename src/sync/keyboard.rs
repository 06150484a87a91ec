//! Runs commands from the keyboard, wherever the focus is.

use leptos::{ev, prelude::*};

use crate::commands::{App, COMMANDS, Keys};

/// Listens on the window for the commands' keys.
pub fn start(app: App) {
    let handle = window_event_listener(ev::keydown, move |event| {
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
