//! How a call stands or ended, with its timings and, for an error, what it means.

use leptos::prelude::*;
use playground_engine::protocol::{FailureKind, Status, Target};

use super::response::millis;
use crate::{
    commands::app,
    state::{CallEnd, CallLog},
    ui::CopyButton,
};

/// One line: the state, counts and times of the call.
#[component]
pub fn StateLine() -> impl IntoView {
    let log = app().state.call;
    let word = move || log.with(|log| log.as_ref().map(state_word).unwrap_or_default());
    let class =
        move || log.with(|log| format!("badge state {}", log.as_ref().map_or("", state_class)));
    let figures = move || log.with(|log| log.as_ref().map(figures).unwrap_or_default());
    view! {
        <div class="state-line" role="status" aria-live="polite">
            <span id="call-state" class=class>{word}</span>
            <span id="call-figures">{figures}</span>
        </div>
        <p class="error-text hint" role="alert" id="call-refused">{move || log.with(|log| log.as_ref().and_then(|log| log.refused.clone()))}</p>
    }
}

/// Which method was called, and where.
#[component]
pub fn Via() -> impl IntoView {
    let log = app().state.call;
    let via = move || {
        log.with(|log| {
            let log = log.as_ref()?;
            let method = log.method.path.rsplit('/').next().unwrap_or_default();
            Some(match &log.target {
                Target::InPage => format!("{method} · in-page"),
                Target::GrpcWeb { url } => format!("{method} · gRPC-Web {url}"),
                Target::TonicWebWasmClient { url } => {
                    format!("{method} · gRPC-Web by tonic-web-wasm-client {url}")
                }
                Target::Grpc { url } => format!("{method} · gRPC {url}"),
            })
        })
    };
    view! { <span class="muted" id="call-via" title=via>{via}</span> }
}

fn state_word(log: &CallLog) -> String {
    match (&log.end, &log.headers, log.messages.len()) {
        (Some((_, CallEnd::Status(status))), ..) => status.name.clone(),
        (Some((_, CallEnd::Failure { kind, .. })), ..) => failure_word(*kind).to_owned(),
        (None, None, 0) => "Connecting…".to_owned(),
        (None, _, count) => format!("Streaming {count}"),
    }
}

fn failure_word(kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::Request => "Request not sent",
        FailureKind::Method => "No such method",
        FailureKind::Unreachable => "Unreachable",
        FailureKind::Cors => "Blocked by CORS",
        FailureKind::NotGrpc => "Not a gRPC server",
        FailureKind::Protocol => "Protocol error",
        FailureKind::Cancelled => "Cancelled",
    }
}

fn state_class(log: &CallLog) -> &'static str {
    match &log.end {
        None => "running",
        Some((_, CallEnd::Status(status))) if status.code == 0 => "ok",
        Some((
            _,
            CallEnd::Failure {
                kind: FailureKind::Cancelled,
                ..
            },
        )) => "warning",
        Some(_) => "error",
    }
}

fn figures(log: &CallLog) -> String {
    let count = log.messages.len();
    let mut parts = vec![if count == 1 {
        "1 message".to_owned()
    } else {
        format!("{count} messages")
    }];
    if let Some((at, _)) = &log.headers {
        parts.push(format!("headers {}", millis(*at)));
    }
    if let Some(first) = log.messages.first() {
        parts.push(format!("first {}", millis(first.at_us)));
    }
    if let Some((at, _)) = &log.end {
        parts.push(format!("total {}", millis(*at)));
    }
    parts.push(format!("{} B", log.bytes));
    parts.join(" · ")
}

/// The message, details and advice of a call that did not end well.
#[component]
pub fn StatusDetails() -> impl IntoView {
    let log = app().state.call;
    let end = Memo::new(move |_| log.with(|log| log.as_ref().and_then(|log| log.end.clone())));
    move || match end.get()?.1 {
        CallEnd::Status(status) if status.code == 0 => None,
        CallEnd::Status(status) => {
            let in_page = log
                .with_untracked(|log| log.as_ref().is_some_and(|log| log.target == Target::InPage));
            let only_in_page = in_page && status.code == 12;
            let headline = headline(&status);
            let details = status.details.into_iter().map(|detail| {
                view! { <details open=true class="detail"><summary>{detail.type_url}</summary><pre>{detail.json}</pre></details> }
            });
            Some(
                view! {
                    <div class="ended">
                        <p class="error-text" id="call-message">{headline}</p>
                        <p class="muted">{if only_in_page { IN_PAGE_ONLY } else { meaning(status.code) }}</p>
                        {details.collect_view()}
                    </div>
                }
                .into_any(),
            )
        }
        CallEnd::Failure { message, help, .. } => Some(
            view! {
                <div class="ended">
                    <p class="error-text" id="call-message">{message}</p>
                    {help.map(|help| view! { <Help help=help /> })}
                </div>
            }
            .into_any(),
        ),
    }
}

/// Advice; lines to paste can be copied.
#[component]
fn Help(help: String) -> impl IntoView {
    let pasted = help.lines().any(|line| line.starts_with("    "));
    let text = Signal::stored(help.clone());
    view! {
        <pre class="help">{help}</pre>
        {pasted.then(|| view! { <CopyButton text=text /> })}
    }
}

const IN_PAGE_ONLY: &str = "The service in this page answers users.v1.UserService only. To call your own, type its address.";

fn headline(status: &Status) -> String {
    let Status {
        code,
        name,
        message,
        ..
    } = status;
    if message.is_empty() {
        format!("{name} ({code})")
    } else {
        format!("{name} ({code}): {message}")
    }
}

/// What a status code means, in a sentence (gRPC's status code documentation).
fn meaning(code: i32) -> &'static str {
    match code {
        1 => "The call was cancelled, usually by the caller.",
        2 => "The server failed in a way it did not describe.",
        3 => "The request is wrong whatever the state of the server.",
        5 => "What was asked for does not exist.",
        6 => "What was to be created exists already.",
        7 => "The caller is known but may not do this.",
        8 => "Something ran out: a quota, memory, or a message was too large.",
        9 => "The server's state does not allow this now.",
        10 => "The call collided with another; trying again from the start may work.",
        11 => "A value is past the valid range.",
        12 => {
            "The server does not implement this method here: check its package and name, and the path of the address."
        }
        13 => "The server broke one of its own rules.",
        14 => "The server cannot be used right now; trying again may work.",
        15 => "Data was lost or damaged for good.",
        16 => "The caller is not known: credentials are missing or wrong.",
        _ => "",
    }
}
