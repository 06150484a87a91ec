//! Keeps the tab of the open file in view, which may be beside many others.

use leptos::prelude::*;

use crate::commands::{App, navigate};

const OPEN_TAB: &str = "[aria-controls=source][aria-selected=true]";

/// Follows the open file.
pub fn start(app: App) {
    Effect::new(move |_| {
        app.state.workspace.active.track();
        navigate::scroll_into_view(OPEN_TAB);
    });
}
