//! gRPC-Web in a real browser's worker, against the native UserService; `USER_SERVICE_URL` says at build time where it is.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::rc::Rc;

use futures_util::StreamExt;
use playground_call::transport::{BrowserClock, GrpcWebFetch};
use playground_call::{CallEvent, CallRequest, FailureKind, Target, start};
use playground_schema::Schema;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Where the native UserService listens.
const SERVICE: &str = match option_env!("USER_SERVICE_URL") {
    Some(url) => url,
    None => "http://127.0.0.1:50051",
};

fn request(method: &str, messages: &[&str]) -> CallRequest {
    CallRequest {
        target: Target::GrpcWeb {
            url: SERVICE.to_owned(),
        },
        method: format!("users.v1.UserService/{method}"),
        messages: messages
            .iter()
            .map(|message| (*message).to_owned())
            .collect(),
        metadata: vec![("x-token".to_owned(), "1".to_owned())],
        deadline_ms: None,
        open: false,
    }
}

/// Runs a call; gives its events and all of them as text.
async fn run(url: &str, call: CallRequest) -> (Vec<CallEvent>, String) {
    let schema = Schema::decode(user_service::FILE_DESCRIPTOR_SET).unwrap();
    let transport = Box::new(GrpcWebFetch::new(url).unwrap());
    let (_handle, events) = start(&schema, call, transport, Rc::new(BrowserClock));
    let events: Vec<_> = events.collect().await;
    let text = format!("{events:#?}");
    (events, text)
}

/// Runs a call that must end with this status; its events must say all of `parts`.
async fn check(call: CallRequest, code: i32, parts: &[&str]) {
    let (events, text) = run(SERVICE, call).await;
    let ended =
        matches!(events.last(), Some(CallEvent::Status { status, .. }) if status.code == code);
    assert!(ended, "{text}");
    for part in parts {
        assert!(text.contains(part), "no {part} in {text}");
    }
}

/// Runs a call that must fail in this way; its failure must say all of `parts`.
async fn check_failure(url: &str, expected: FailureKind, parts: &[&str]) {
    let (events, text) = run(url, request("GetUser", &["{}"])).await;
    let failed =
        matches!(events.last(), Some(CallEvent::Failure { kind, .. }) if *kind == expected);
    assert!(failed, "{text}");
    for part in parts {
        assert!(text.contains(part), "no {part} in {text}");
    }
}

/// The server that serves the tests is a web server without CORS and without gRPC.
fn test_server() -> String {
    let location = js_sys::Reflect::get(&js_sys::global(), &"origin".into());
    location.unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn all_four_kinds() {
    check(
        request("GetUser", &[r#"{"id":"1"}"#]),
        0,
        &["Alice", "Headers", "Trailers"],
    )
    .await;
    check(
        request("ListUsers", &["{}"]),
        0,
        &["Alice", "Bob", "Charlie"],
    )
    .await;
    check(
        request("CreateUsers", &["{}", "{}"]),
        0,
        &["failedCount\\\": 2"],
    )
    .await;
    let said = [
        r#"{"userId":"1","content":"one"}"#,
        r#"{"userId":"1","content":"two"}"#,
    ];
    check(
        request("Chat", &said),
        0,
        &["Echo from 1: one", "Echo from 1: two"],
    )
    .await;
}

#[wasm_bindgen_test]
async fn an_error_with_details() {
    check(
        request("GetUser", &[r#"{"id":"99"}"#]),
        5,
        &[
            "User 99 not found",
            "google.rpc.ErrorInfo",
            "USER_NOT_FOUND",
        ],
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_deadline_that_passes() {
    let call = CallRequest {
        deadline_ms: Some(50),
        ..request("WatchUserChanges", &["{}"])
    };
    check(call, 4, &["deadline of 50 ms"]).await;
}

#[wasm_bindgen_test]
async fn nothing_listens() {
    check_failure(
        "http://127.0.0.1:50999",
        FailureKind::Unreachable,
        &["nothing answered at http://127.0.0.1:50999", "user-service"],
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_web_server_is_not_grpc() {
    check_failure(
        &test_server(),
        FailureKind::NotGrpc,
        &["HTTP 4", "GrpcWebLayer"],
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_server_without_cors() {
    let other_origin = test_server().replace("127.0.0.1", "localhost");
    let allowed = format!(".allow_origin(\\\"{}\\\"", test_server());
    check_failure(
        &other_origin,
        FailureKind::Cors,
        &["CORS", &allowed, "x-token"],
    )
    .await;
}
