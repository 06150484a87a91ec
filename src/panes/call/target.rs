//! Where the call goes: the service in the page or an address; a badge always says which.

use leptos::prelude::*;
use playground_engine::protocol::Target;

use crate::{commands::app, state::WebClient};

/// Where the native UserService listens unless told otherwise.
const OFFERED: &str = "http://127.0.0.1:50051";

/// The address bar of a call.
#[component]
pub fn TargetBar() -> impl IntoView {
    let draft = app().state.draft;
    let in_page = Memo::new(move |_| draft.target.get() == Target::InPage);
    view! {
        <div class="target">
            <span class="badge target-badge" class:in-page=in_page id="target-badge">
                {move || if in_page.get() { "in-page" } else { "network" }}
            </span>
            <input
                id="address"
                class="grow"
                type="text"
                inputmode="url"
                spellcheck="false"
                autocomplete="off"
                aria-label="Address of the server; empty for the UserService in the page"
                placeholder="UserService in this page, or type an address"
                prop:value=move || draft.address.get()
                on:input=move |event| draft.address.set(event_target_value(&event))
            />
            <Show
                when=move || in_page.get()
                fallback=move || view! { <Client /><button type="button" class="quiet" id="use-in-page" on:click=move |_| draft.address.set(String::new())>"Use in-page"</button> }
            >
                <button type="button" class="quiet" id="use-native" title="Call the native UserService" on:click=move |_| draft.address.set(OFFERED.to_owned())>
                    {OFFERED.trim_start_matches("http://")}
                </button>
            </Show>
        </div>
    }
}

/// Chooses what carries a call to an address.
#[component]
fn Client() -> impl IntoView {
    let client = app().state.draft.client;
    let theirs = move || client.get() == WebClient::TonicWebWasmClient;
    let choose = move |event| {
        client.set(match event_target_value(&event).as_str() {
            "tonic-web-wasm-client" => WebClient::TonicWebWasmClient,
            _ => WebClient::Own,
        });
    };
    view! {
        <select id="client" class="client" aria-label="gRPC-Web client" title="The page's own gRPC-Web, or the client a Rust app would use, with its defects" on:change=choose>
            <option value="own" selected=move || !theirs()>"gRPC-Web"</option>
            <option value="tonic-web-wasm-client" selected=theirs>"tonic-web-wasm-client"</option>
        </select>
    }
}
