//! A button that opens the browser's dialog for files.

use leptos::{html, prelude::*};
use web_sys::FileList;

/// Lets files be picked.
#[component]
pub fn FilePicker(
    /// What the button says.
    label: &'static str,
    /// What it is for.
    title: &'static str,
    /// The endings of names that are offered, with commas between; all without.
    #[prop(optional)]
    accept: Option<&'static str>,
    /// Whether a folder is picked.
    #[prop(optional)]
    folder: bool,
    /// Whether several can be picked.
    #[prop(optional)]
    multiple: bool,
    /// What is done with them; there is at least one.
    on_pick: impl Fn(&FileList) + 'static,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let picked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        if let Some(files) = input.files().filter(|files| files.length() > 0) {
            on_pick(&files);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    input.on_load(move |input| {
        if folder {
            // Browsers that do not know it let files be picked.
            let _ = input.set_attribute("webkitdirectory", "");
        }
    });
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button type="button" title=title on:click=press>{label}</button>
        <input node_ref=input type="file" class="hidden" aria-label=title multiple=multiple accept=accept on:change=picked />
    }
}
