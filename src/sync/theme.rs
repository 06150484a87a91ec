//! The theme: as it was before the first paint, and as a person chooses.

use leptos::prelude::*;

use super::storage;
use crate::{commands::App, state::Theme};

/// The theme that `theme.js` set before the first paint.
pub fn restored_theme() -> Theme {
    let theme = document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"));
    if theme.as_deref() == Some("dark") {
        Theme::Dark
    } else {
        Theme::Light
    }
}

/// Follows the theme; what a person chooses is kept.
pub fn start(app: App) {
    Effect::new(move |first: Option<()>| {
        let theme = app.state.layout.theme.get();
        if let Some(root) = document().document_element() {
            // Setting an attribute of the root element cannot fail for a fixed, valid name.
            let _ = root.set_attribute("data-theme", theme.name());
        }
        if first.is_some() {
            storage::put_theme(theme.name());
        }
    });
}
