//! Compose a call and watch its answer.

mod metadata;
mod request;
mod response;
mod status_view;
mod target;

use leptos::prelude::*;
use metadata::MetadataTable;
use playground_engine::protocol::{MethodInfo, Target};
use request::RequestMessages;
use response::Response;
use target::TargetBar;

use crate::{
    commands::{app, call, navigate},
    state::parse_deadline,
    ui::{Tab, TabList},
};

/// What of the request is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Message,
    Metadata,
}

/// The call pane.
#[component]
pub fn CallPane() -> impl IntoView {
    let app = app();
    let part = RwSignal::new(Part::Message);
    let ready = move || app.state.draft.method.with(Option::is_some);
    let nothing = move || {
        if app.state.answers.counts.get().0 > 0 {
            "No method to call: the schema has errors. See Problems."
        } else {
            "No method to call yet: declare a service with an rpc."
        }
    };
    let rows = move || {
        app.state
            .draft
            .metadata
            .with(|rows| rows.iter().filter(|row| !row.key.is_empty()).count())
    };
    let metadata = move || {
        if rows() == 0 {
            "Metadata".to_owned()
        } else {
            format!("Metadata {}", rows())
        }
    };
    let shows = move |this| Signal::derive(move || part.get() == this);
    view! {
        <div class="call">
            <div id="composer">
                <TargetBar />
                <div class="call-head">
                    <MethodPicker />
                    <SendButtons />
                </div>
                <Kind />
            </div>
            <div class="tabs small">
                <TabList label="Request" class="tab-list">
                    <Tab selected=shows(Part::Message) on_select=move || part.set(Part::Message) panel="request-message">"Message"</Tab>
                    <Tab selected=shows(Part::Metadata) on_select=move || part.set(Part::Metadata) panel="request-metadata">{metadata}</Tab>
                </TabList>
                <span class="grow"></span>
                <Deadline />
            </div>
            <div class="call-request" id="request-message" role="tabpanel" aria-label="Request message" class:hidden=move || part.get() != Part::Message>
                <Show when=ready fallback=move || view! { <p class="empty">{nothing}</p> }>
                    <RequestMessages />
                </Show>
            </div>
            <div class="call-request" id="request-metadata" role="tabpanel" aria-label="Request metadata" class:hidden=move || part.get() != Part::Metadata>
                <MetadataTable />
            </div>
            <Response />
        </div>
    }
}

#[component]
fn MethodPicker() -> impl IntoView {
    let app = app();
    let methods = Memo::new(move |_| {
        app.state
            .answers
            .schema
            .with(|schema| schema.methods.clone())
    });
    let current = Memo::new(move |_| {
        app.state
            .draft
            .method
            .with(|method| method.as_ref().map(|m| m.path.clone()).unwrap_or_default())
    });
    let option = move |method: &MethodInfo| {
        let (value, chosen) = (method.path.clone(), method.path.clone());
        let name = method
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        view! { <option value=value selected=move || current.with(|current| *current == chosen)>{name}</option> }
    };
    let service =
        |method: &MethodInfo| method.path.split('/').next().unwrap_or_default().to_owned();
    let group = move |methods: &[MethodInfo]| {
        let label = methods.first().map(service).unwrap_or_default();
        view! { <optgroup label=label>{methods.iter().map(option).collect_view()}</optgroup> }
    };
    let groups = move || {
        methods.with(|all| {
            all.chunk_by(|one, next| service(one) == service(next))
                .map(group)
                .collect_view()
        })
    };
    view! {
        <label class="method">
            <span class="visually-hidden">"Method"</span>
            <select id="method" title=current prop:value=current on:change=move |event| navigate::call_method(app, &event_target_value(&event))>
                {groups}
            </select>
        </label>
    }
}

#[component]
fn Kind() -> impl IntoView {
    let draft = app().state.draft;
    let text = move || {
        let live = draft.target.get() == Target::InPage;
        let method = draft.method.get();
        method.map_or("", |method| {
            match (method.client_streaming, method.server_streaming, live) {
                (false, false, _) => "Unary: one message out, one back.",
                (false, true, _) => "Server streaming: one message out, many back as they come.",
                (true, false, true) => {
                    "Client streaming: messages go out one by one, one comes back."
                }
                (true, true, true) => {
                    "Bidirectional, live: messages go both ways while the stream is open."
                }
                (true, false, false) => {
                    "Client streaming, half-duplex over gRPC-Web: compose, then send all."
                }
                (true, true, false) => {
                    "Bidirectional, half-duplex over gRPC-Web: send all, then answers come."
                }
            }
        })
    };
    view! { <p class="hint call-kind" title=text>{text}</p> }
}

#[component]
fn Deadline() -> impl IntoView {
    let draft = app().state.draft;
    let error = move || draft.deadline.with(|text| parse_deadline(text).err());
    view! {
        <label class="deadline" title=move || error().unwrap_or_else(|| "How long the call may take, such as 5s or 250ms; empty for no limit".to_owned())>
            "Deadline"
            <input
                id="deadline"
                type="text"
                size="6"
                placeholder="none"
                prop:value=move || draft.deadline.get()
                aria-invalid=move || error().is_some().to_string()
                on:input=move |event| draft.typed_deadline.set(Some(event_target_value(&event)))
            />
        </label>
    }
}

#[component]
fn SendButtons() -> impl IntoView {
    let app = app();
    let running = Memo::new(move |_| {
        app.state
            .call
            .with(|call| call.as_ref().is_some_and(crate::state::CallLog::running))
    });
    let open = Memo::new(move |_| {
        app.state
            .call
            .with(|call| call.as_ref().is_some_and(crate::state::CallLog::takes_more))
    });
    let takes_more = Memo::new(move |_| call::takes_message(app));
    let label = move || match (
        takes_more.get(),
        app.state
            .draft
            .method
            .with(|m| m.as_ref().is_some_and(|m| m.client_streaming)),
    ) {
        (true, _) => "Send message",
        (false, true) if app.state.draft.target.get() != Target::InPage => "Send all",
        _ => "Send",
    };
    let ready = move || app.state.draft.method.with(Option::is_some);
    let busy = move || running.get() && !takes_more.get();
    let title = move || {
        if busy() {
            "Another call is running: end or cancel it first"
        } else {
            "Ctrl+Enter"
        }
    };
    view! {
        <button type="button" id="send" class="primary" title=title disabled=move || !ready() || busy() on:click=move |_| call::send(app)>
            {label}
        </button>
        <Show when=move || open.get()>
            <button type="button" id="end-stream" title="Ctrl+Shift+Enter" on:click=move |_| call::half_close(app)>"End stream"</button>
        </Show>
        <Show when=move || running.get()>
            <button type="button" id="cancel" title="Esc" on:click=move |_| call::cancel(app)>"Cancel"</button>
        </Show>
    }
}
