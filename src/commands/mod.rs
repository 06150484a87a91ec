//! What a person can do: one table row per command, read by buttons, keys and the list of shortcuts. Commands write inputs only.

pub mod baseline;
pub mod call;
pub mod files;
pub mod fix;
pub mod generate;
pub mod library;
pub mod navigate;
pub mod rules;
mod table;
mod uploads;

use leptos::prelude::*;

pub use table::{COMMANDS, EDITOR_KEYS, Group, Keys};

use crate::{editor::EditorSlot, state::State, sync::Lanes};

/// The page's state, the engine's workers and the mounted editors; cheap to copy, provided as context.
#[derive(Clone, Copy)]
pub struct App {
    /// Everything the page knows.
    pub state: State,
    lanes: StoredValue<Lanes, LocalStorage>,
    /// The editor of the files.
    pub source: EditorSlot,
    /// The editor of the request message.
    pub request: EditorSlot,
}

impl App {
    /// Puts the page together.
    pub fn new(state: State) -> Self {
        Self {
            state,
            lanes: StoredValue::new_local(Lanes::new(state)),
            source: StoredValue::new_local(None),
            request: StoredValue::new_local(None),
        }
    }

    /// The engine's workers.
    pub fn lanes(&self) -> Lanes {
        self.lanes.get_value()
    }
}

/// The app from the context every component is under.
pub fn app() -> App {
    expect_context::<App>()
}
