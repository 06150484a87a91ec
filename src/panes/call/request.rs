//! The request messages: one JSON editor, and a list beside it for methods that take a stream.

use leptos::prelude::*;
use playground_engine::protocol::{Diagnostic, RequestError, Severity};

use crate::{
    commands::{app, call},
    editor::{CodeEditor, Language},
    state::RequestDraft,
};

/// The messages of the method at hand.
#[component]
pub fn RequestMessages() -> impl IntoView {
    let app = app();
    let draft = app.state.draft;
    let method = move || {
        draft
            .method
            .with(|method| method.as_ref().map(|m| m.path.clone()).unwrap_or_default())
    };
    let request = Memo::new(move |_| draft.requests.with(|all| all.get(&method()).cloned()));
    let streams = move || {
        draft
            .method
            .with(|method| method.as_ref().is_some_and(|m| m.client_streaming))
    };
    let key = Memo::new(move |_| draft.shown.get().map(|(key, ..)| key).unwrap_or_default());
    let text = Memo::new(move |_| draft.shown.get().map(|(.., json)| json).unwrap_or_default());
    let misfit = Signal::derive(move || {
        let error = draft.misfit.get();
        error
            .map(|error| marked(key.get_untracked(), error))
            .into_iter()
            .collect::<Vec<_>>()
    });
    let on_change = Callback::new(move |(key, json): (String, String)| {
        if let Some((method, index)) = key.rsplit_once('#') {
            call::edit_message(app, method, index.parse().unwrap_or_default(), json);
        }
    });
    view! {
        <Show when=streams>
            <MessageList request=request />
        </Show>
        <CodeEditor language=Language::Json label="Request message as JSON" key=key text=text diagnostics=misfit on_change=on_change keep=app.request />
    }
}

/// A misfit as the editor marks it.
fn marked(key: String, error: RequestError) -> Diagnostic {
    Diagnostic {
        path: key,
        span: error.span,
        severity: Severity::Error,
        code: "REQUEST".to_owned(),
        message: error.message,
        help: None,
        related: Vec::new(),
        fix: None,
    }
}

#[component]
fn MessageList(request: Memo<Option<RequestDraft>>) -> impl IntoView {
    let app = app();
    let draft = app.state.draft;
    let count = move || {
        request.with(|request| request.as_ref().map_or(0, |request| request.messages.len()))
    };
    let shown = move || request.with(|request| request.as_ref().map_or(0, |request| request.shown));
    let add = move |_| {
        call::change_messages(app, |request| {
            let copy = request
                .messages
                .get(request.shown)
                .cloned()
                .unwrap_or_else(|| "{}".to_owned());
            request.messages.push(copy);
            request.shown = request.messages.len() - 1;
            request.edited = true;
        });
    };
    let remove = move |_| {
        call::change_messages(app, |request| {
            request.messages.remove(request.shown);
            request.shown = request.shown.min(request.messages.len() - 1);
            request.edited = true;
        });
    };
    let chip = move |at: usize| {
        view! {
            <button type="button" class="chip" aria-pressed=move || (shown() == at).to_string() on:click=move |_| call::change_messages(app, |request| request.shown = at)>
                {format!("#{}", at + 1)}
            </button>
        }
    };
    let bidi_in_page = move || {
        let both = draft.method.with(|method| {
            method
                .as_ref()
                .is_some_and(|m| m.client_streaming && m.server_streaming)
        });
        both && draft.target.get() == playground_engine::protocol::Target::InPage
    };
    view! {
        <div class="messages-bar">
            <span class="muted">"Messages"</span>
            {move || (0..count()).map(chip).collect_view()}
            <button type="button" class="chip" id="add-message" title="Add a message" aria-label="Add a message" on:click=add>"+"</button>
            <button type="button" class="chip" title="Remove this message" aria-label="Remove this message" disabled=move || count() < 2 on:click=remove>"−"</button>
            <span class="grow"></span>
            <Show when=bidi_in_page>
                <label class="check">
                    <input type="checkbox" id="keep-open" prop:checked=move || draft.keep_open.get() on:change=move |event| draft.keep_open.set(event_target_checked(&event)) />
                    "keep the stream open"
                </label>
            </Show>
        </div>
    }
}
