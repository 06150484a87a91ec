//! Above the list: what the text is compared with, and how to choose something else.

use leptos::{ev::SubmitEvent, html, prelude::*};
use playground_engine::protocol::Promise;

use crate::{
    commands::{app, baseline},
    ui::{FilePicker, visible},
};

/// What can be promised, from most to least.
const PROMISES: &[(Promise, &str)] = &[
    (Promise::File, "generated code, file by file (FILE)"),
    (
        Promise::Package,
        "generated code, package by package (PACKAGE)",
    ),
    (Promise::WireJson, "JSON and bytes (WIRE_JSON)"),
    (Promise::Wire, "bytes (WIRE)"),
];

/// The row above the list.
#[component]
pub(super) fn Bar() -> impl IntoView {
    let app = app();
    let asks_url = RwSignal::new(false);
    let name = move || {
        let earlier = app.state.answers.earlier;
        earlier.with(|earlier| visible(&earlier.name).into_owned())
    };
    let promised = app.state.answers.promise;
    let promises = PROMISES.iter().map(|(promise, words)| {
        let selected = move || promised.get() == Some(*promise);
        view! { <option value=promise.name() selected=selected>{*words}</option> }
    });
    let promise = move |event| promised.set(Promise::named(&event_target_value(&event)));
    let guarded = move || {
        let promise = app.state.answers.checks.with(|checks| checks.promise);
        format!("as configured ({})", promise.name())
    };
    view! {
        <div class="changes-bar">
            <label class="changes-promise">
                "Promised: "
                <select on:change=promise><option value="" selected=move || promised.get().is_none()>{guarded}</option>{promises.collect_view()}</select>
            </label>
            <p class="changes-with">"Compared with "<strong>{name}</strong></p>
            <div class="changes-choices" role="group" aria-label="Compare with something else">
                <button type="button" title="From now on compare with the text as it is" on:click=move |_| baseline::take_now(app)>"The text of now"</button>
                <FilePicker label="Files…" title="Compare with .proto files, a .zip of them, or a descriptor set" accept=".proto,.zip,.binpb,.pb,.desc,.protoset" multiple=true on_pick=move |files| baseline::open_files(app, files) />
                <FilePicker label="Folder…" title="Compare with the .proto files of a folder" folder=true multiple=true on_pick=move |files| baseline::open_files(app, files) />
                <button type="button" aria-expanded=move || asks_url.get().to_string() on:click=move |_| asks_url.update(|asks| *asks = !*asks)>"Address…"</button>
            </div>
            <Show when=move || asks_url.get()><Address on_done=move || asks_url.set(false) /></Show>
        </div>
    }
}

#[component]
fn Address(on_done: impl Fn() + 'static) -> impl IntoView {
    let app = app();
    let input = NodeRef::<html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let url = input.get_untracked().map(|input| input.value());
        let url = url.map(|url| url.trim().to_owned());
        if let Some(url) = url.filter(|url| !url.is_empty()) {
            baseline::open_url(app, url);
            on_done();
        }
    };
    input.on_load(|input| drop(input.focus()));
    view! {
        <form class="changes-address" on:submit=submit>
            <input node_ref=input type="text" aria-label="Address of a .proto file, a .zip or a descriptor set" placeholder="https://example.com/protos.zip" spellcheck="false" autocomplete="off" />
            <button type="submit">"Fetch"</button>
        </form>
    }
}
