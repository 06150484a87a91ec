//! A box over a corner of the page for what a person must know; dismissed by hand.

use leptos::prelude::*;

/// Shows the text while there is one.
#[component]
pub fn Notice(
    /// What to say; none hides the box.
    text: RwSignal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="notice-slot" role="status" aria-live="polite">
            <Show when=move || text.with(Option::is_some)>
                <p class="notice">
                    <span>{move || text.get().unwrap_or_default()}</span>
                    <button type="button" class="quiet" on:click=move |_| text.set(None)>"Dismiss"</button>
                </p>
            </Show>
        </div>
    }
}
