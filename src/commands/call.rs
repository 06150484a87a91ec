//! Sending, feeding, ending and cancelling a call.

use leptos::prelude::*;
use playground_engine::protocol::{
    CallEvent, CallRequest, Event, FailureKind, MethodInfo, Request, Target,
};

use super::{App, navigate};
use crate::{
    state::{CallLog, Pane, RequestDraft, parse_deadline},
    sync::Answer,
};

/// A call that was cancelled but not confirmed within this time restarts its worker.
const CANCEL_LIMIT_MS: u32 = 2_000;

/// A call is running.
pub fn running(app: App) -> bool {
    running_id(app).is_some()
}

/// The number of the running call.
fn running_id(app: App) -> Option<u64> {
    app.state.call.with_untracked(|call| {
        let running = call.as_ref().filter(|call| call.running());
        running.map(|call| call.id)
    })
}

/// A call is running that takes more messages.
pub fn open(app: App) -> bool {
    app.state
        .call
        .with_untracked(|call| call.as_ref().is_some_and(CallLog::takes_more))
}

/// Whether Send adds to the running call: it takes more messages, of the method at hand, to the place at hand. Tracked.
pub fn takes_message(app: App) -> bool {
    let draft = app.state.draft;
    let method = draft.method.get().map(|method| method.path);
    let target = draft.target.get();
    let same = |call: &CallLog| Some(&call.method.path) == method.as_ref() && call.target == target;
    app.state.call.with(|call| {
        call.as_ref()
            .is_some_and(|call| call.takes_more() && same(call))
    })
}

/// Takes what was typed in the request editor but not yet reported.
pub fn flush(app: App) {
    app.request
        .with_value(|editor| editor.as_ref().map(crate::editor::EditorHandle::flush));
}

/// Takes what the request editor says a message is now.
pub fn edit_message(app: App, method: &str, index: usize, json: String) {
    app.state.draft.requests.update(|all| {
        let request = all.entry(method.to_owned()).or_default();
        if let Some(message) = request.messages.get_mut(index) {
            *message = json;
            request.edited = true;
        }
    });
}

/// Changes the list of messages of the method at hand.
pub fn change_messages(app: App, change: impl FnOnce(&mut RequestDraft)) {
    flush(app);
    let Some(method) = app.state.draft.method.get_untracked() else {
        return;
    };
    app.state
        .draft
        .requests
        .update(|all| change(all.entry(method.path).or_default()));
}

/// Starts the composed call, or sends the message at hand on the open one.
pub fn send(app: App) {
    super::files::flush(app);
    flush(app);
    app.state.layout.pane.set(Pane::Call);
    if untrack(|| takes_message(app)) {
        return send_message(app);
    }
    let Some(method) = app.state.draft.method.get_untracked() else {
        return;
    };
    abandon(app);
    match compose(app, &method) {
        Ok(call) => start(app, method, call),
        Err(message) => refuse(app, method, message),
    }
    // On a narrow screen the answer is below what is composed.
    navigate::scroll_into_view(".response");
}

/// Cancels a running call to make room for another, which its last events must not reach.
fn abandon(app: App) {
    if let Some(id) = running_id(app) {
        let calls = app.lanes().calls;
        calls.tell(id, Request::Cancel);
        calls.forget(id);
    }
}

fn compose(app: App, method: &MethodInfo) -> Result<CallRequest, String> {
    let draft = app.state.draft;
    let deadline_ms = parse_deadline(&draft.deadline.get_untracked())?;
    let messages = draft.requests.with_untracked(|all| {
        all.get(&method.path)
            .map(|request| request.messages.clone())
            .unwrap_or_default()
    });
    let rows = draft.metadata.get_untracked();
    if let Some(row) = rows
        .iter()
        .find(|row| row.key.trim().is_empty() && !row.value.is_empty())
    {
        return Err(format!("the metadata value \"{}\" has no key", row.value));
    }
    let rows = rows.into_iter().filter(|row| !row.key.trim().is_empty());
    let target = draft.target.get_untracked();
    let live = target == Target::InPage;
    Ok(CallRequest {
        open: live
            && method.client_streaming
            && method.server_streaming
            && draft.keep_open.get_untracked(),
        target,
        method: method.path.clone(),
        messages,
        metadata: rows
            .map(|row| (row.key.trim().to_ascii_lowercase(), row.value))
            .collect(),
        deadline_ms,
    })
}

fn start(app: App, method: MethodInfo, call: CallRequest) {
    let Some(schema) = app
        .state
        .answers
        .schema
        .with_untracked(|schema| schema.bytes.clone())
    else {
        return;
    };
    let (target, open) = (call.target.clone(), call.open);
    let log = app.state.call;
    let id = app.lanes().calls.ask(
        Request::Call {
            schema: (*schema).clone(),
            call,
        },
        None,
        move |answer| {
            let events = match answer {
                Answer::Event(Event::Call(events)) => events,
                Answer::Event(Event::SendRefused(why)) => {
                    log.update(|log| {
                        log.iter_mut()
                            .for_each(|log| log.refused = Some(why.clone()))
                    });
                    return;
                }
                Answer::Event(_) => return,
                Answer::Lost(message) => vec![CallEvent::Failure {
                    at_us: 0,
                    kind: FailureKind::Cancelled,
                    message,
                    help: None,
                }],
            };
            log.update(|log| {
                if let Some(log) = log {
                    events.into_iter().for_each(|event| log.push(event));
                }
            });
        },
    );
    app.state
        .call
        .set(Some(CallLog::new(id, method, target, open)));
}

fn refuse(app: App, method: MethodInfo, message: String) {
    let mut log = CallLog::new(0, method, app.state.draft.target.get_untracked(), false);
    log.push(CallEvent::Failure {
        at_us: 0,
        kind: FailureKind::Request,
        message,
        help: None,
    });
    app.state.call.set(Some(log));
}

fn send_message(app: App) {
    let message = app.state.call.with_untracked(|call| {
        let call = call.as_ref()?;
        let requests = app.state.draft.requests.get_untracked();
        let request = requests.get(&call.method.path)?;
        Some((call.id, request.messages.get(request.shown)?.clone()))
    });
    if let Some((id, json)) = message {
        app.state
            .call
            .update(|call| call.iter_mut().for_each(|call| call.refused = None));
        app.lanes().calls.tell(id, Request::Send { json });
    }
}

/// Ends the request stream of the open call.
pub fn half_close(app: App) {
    let id = app
        .state
        .call
        .with_untracked(|call| call.as_ref().map(|call| call.id));
    if let Some(id) = id {
        app.lanes().calls.tell(id, Request::HalfClose);
        app.state
            .call
            .update(|call| call.iter_mut().for_each(|call| call.open = false));
    }
}

/// Cancels the running call.
pub fn cancel(app: App) {
    let Some(id) = running_id(app) else {
        return;
    };
    app.lanes().calls.tell(id, Request::Cancel);
    gloo_timers::callback::Timeout::new(CANCEL_LIMIT_MS, move || {
        if running_id(app) == Some(id) {
            app.lanes()
                .calls
                .stop("cancelled; the calling engine did not answer and was restarted");
        }
    })
    .forget();
}
