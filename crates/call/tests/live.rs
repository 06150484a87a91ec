//! Calls that go on: answers between requests, half-close, cancel, drop.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::{ALL, LIVE, Over, begin, outline, request, user_service, users};
use futures_util::StreamExt;
use playground_call::transport::InProcess;
use playground_call::{CallEvent, CallRequest, EventStream, SendError};
use user_service::server::SystemClock;
use user_service::{Options, UserService};

fn open(method: &str, messages: &[&str]) -> CallRequest {
    CallRequest {
        open: true,
        ..request(method, messages)
    }
}

/// The JSON of the next message; the call must not end before it.
async fn next_message(events: &mut EventStream) -> String {
    loop {
        match events.next().await.expect("the call goes on") {
            CallEvent::Message { json, .. } => return json,
            CallEvent::Sent { .. } | CallEvent::Headers { .. } => {}
            other => panic!("no message but {other:?}"),
        }
    }
}

#[tokio::test]
async fn an_answer_comes_before_the_next_message_is_sent() {
    for over in LIVE {
        let call = open("Chat", &[r#"{"userId":"1","content":"one"}"#]);
        let (handle, mut events) = begin(&users(), call, user_service(over).await);
        assert!(next_message(&mut events).await.contains("Echo from 1: one"));
        assert!(handle.is_open());
        handle.send(r#"{"userId":"1","content":"two"}"#).unwrap();
        assert!(next_message(&mut events).await.contains("Echo from 1: two"));
        handle.half_close();
        assert_eq!(handle.send("{}"), Err(SendError::Closed));
        let rest: Vec<_> = events.collect().await;
        assert_eq!(outline(&rest), "trailers OK", "{over:?}");
    }
}

#[tokio::test]
async fn a_live_call_may_start_without_a_message() {
    for over in LIVE {
        let (handle, events) = begin(&users(), open("CreateUsers", &[]), user_service(over).await);
        handle.send(r#"{"email":"a@b.c","name":"A"}"#).unwrap();
        handle.half_close();
        let events: Vec<_> = events.collect().await;
        assert_eq!(
            outline(&events),
            "sent headers message trailers OK",
            "{over:?}"
        );
    }
}

#[tokio::test]
async fn a_later_message_that_does_not_fit_leaves_the_call_alone() {
    let (handle, mut events) = begin(
        &users(),
        open("Chat", &[]),
        user_service(Over::InProcess).await,
    );
    let refused = handle.send(r#"{"contents":"x"}"#);
    assert!(
        matches!(&refused, Err(SendError::Request(error)) if error.message.contains("contents")),
        "{refused:?}"
    );
    handle.send(r#"{"content":"x"}"#).unwrap();
    assert!(next_message(&mut events).await.contains(": x"));
}

#[tokio::test]
async fn half_duplex_ignores_open() {
    let call = open("Chat", &[r#"{"userId":"1","content":"one"}"#]);
    let (handle, events) = begin(&users(), call, user_service(Over::GrpcWeb).await);
    assert!(!handle.is_open());
    assert_eq!(handle.send("{}"), Err(SendError::Closed));
    let events: Vec<_> = events.collect().await;
    assert_eq!(outline(&events), "sent headers message trailers OK");
}

#[tokio::test]
async fn cancel_ends_a_stream_that_would_not_end() {
    for over in ALL {
        let call = request("WatchUserChanges", &["{}"]);
        let (handle, mut events) = begin(&users(), call, user_service(over).await);
        next_message(&mut events).await;
        handle.cancel();
        let rest: Vec<_> = events.collect().await;
        assert!(outline(&rest).ends_with("Cancelled"), "{over:?}: {rest:?}");
        handle.cancel();
    }
}

/// Runs a call until its first message, ends it, and gives how many the service then still counts.
async fn watchers_after(
    end: impl FnOnce(playground_call::CallHandle, EventStream) -> Option<EventStream>,
) -> usize {
    let service = UserService::new(SystemClock, Options::default());
    let server = user_service::proto::user_service_server::UserServiceServer::new(service.clone());
    let transport = Box::new(InProcess::new(server));
    let (handle, mut events) = begin(&users(), request("WatchUserChanges", &["{}"]), transport);
    next_message(&mut events).await;
    assert_eq!(service.watchers(), 1);
    if let Some(rest) = end(handle, events) {
        rest.collect::<Vec<_>>().await;
    }
    service.watchers()
}

#[tokio::test]
async fn the_service_sees_a_cancel_and_a_drop() {
    let cancelled = watchers_after(|handle, events| {
        handle.cancel();
        Some(events)
    });
    assert_eq!(cancelled.await, 0);
    let dropped = watchers_after(|_, events| {
        drop(events);
        None
    });
    assert_eq!(dropped.await, 0);
}
