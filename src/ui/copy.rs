//! A button that puts a text on the clipboard and says so.

use std::time::Duration;

use leptos::prelude::*;

/// How long it says so.
const SAID: Duration = Duration::from_millis(1_500);

/// Copies the text; not there where the browser has no clipboard (pages that are neither local nor https).
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// What the button says.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView {
    let said = RwSignal::new(false);
    let copy = move |_| {
        drop(
            window()
                .navigator()
                .clipboard()
                .write_text(&text.get_untracked()),
        );
        said.set(true);
        // The button may be gone by then.
        set_timeout(
            move || {
                let _ = said.try_set(false);
            },
            SAID,
        );
    };
    let name = label.unwrap_or("Copy");
    let label = move || if said.get() { "Copied" } else { name };
    let possible = window().is_secure_context();
    possible.then(|| view! { <button type="button" class="copy" on:click=copy>{label}</button> })
}
