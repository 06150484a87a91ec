//! Faults on demand, as clients meet them.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use tokio::time::Instant;
use tonic::{Code, Status};
use tonic_health::pb::{HealthCheckRequest, health_client::HealthClient};
use tonic_types::StatusExt;
use user_service::{
    auth::{Access, Verifier},
    faults::Faults,
    proto::{GetUserRequest, GetUserResponse, ListUsersRequest, User, WatchUserChangesRequest},
    server::Setup,
};

use crate::{
    auth::SECRET,
    running::{Running, start_with},
    web::{call, good, request, send},
};

fn faults(specs: &[&str]) -> Faults {
    let faults = specs.iter().map(|spec| spec.parse().unwrap());
    Faults::new(faults.collect(), 1)
}

async fn start(specs: &[&str]) -> Running {
    start_with(Setup {
        faults: faults(specs),
        ..Setup::default()
    })
    .await
}

fn get() -> GetUserRequest {
    GetUserRequest { id: "1".into() }
}

/// The answer of a fault says that it is one, and after UNAVAILABLE when to try again.
#[track_caller]
fn check_fault(status: &Status, code: Code) {
    assert_eq!(status.code(), code);
    let details = status.get_error_details();
    assert_eq!(details.error_info().unwrap().reason, "FAULT");
    let delay = details.retry_info().and_then(|info| info.retry_delay);
    let expected = (code == Code::Unavailable).then(|| Duration::from_millis(100));
    assert_eq!(delay, expected);
}

#[tokio::test]
async fn the_first_calls_fail() {
    let running = start(&["GetUser=fail:UNAVAILABLE:2", "ListUsers=fail:INTERNAL:1"]).await;
    let mut client = running.client().await;
    for _ in 0..2 {
        let status = client.get_user(get()).await.unwrap_err();
        check_fault(&status, Code::Unavailable);
    }
    client.get_user(get()).await.unwrap();
    let list = client.list_users(ListUsersRequest::default()).await;
    check_fault(&list.unwrap_err(), Code::Internal);
    client
        .list_users(ListUsersRequest::default())
        .await
        .unwrap();
}

#[tokio::test]
async fn pages_meet_them_too() {
    let running = start(&["*=fail:UNAVAILABLE:1"]).await;
    let response = call(&running, "GetUser", &[get()]).await;
    let status = Status::from_header_map(response.headers()).unwrap();
    check_fault(&status, Code::Unavailable);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    let response = call(&running, "GetUser", &[get()]).await;
    assert_eq!(good::<GetUserResponse>(&response).len(), 1);
}

#[tokio::test]
async fn streams_fail_while_they_are_open() {
    let running = start(&["Chat=error:RESOURCE_EXHAUSTED:100"]).await;
    let mut client = running.client().await;
    for _ in 0..3 {
        let chat = client.chat(tokio_stream::pending()).await;
        check_fault(&chat.unwrap_err(), Code::ResourceExhausted);
    }
}

#[tokio::test]
async fn the_same_seed_fails_the_same_calls() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let running = start(&["*=error:UNAVAILABLE:50"]).await;
        let mut client = running.client().await;
        let mut codes = Vec::new();
        for _ in 0..20 {
            let got = client.get_user(get()).await;
            codes.push(got.map_or_else(|status| status.code(), |_| Code::Ok));
        }
        runs.push(codes);
    }
    assert_eq!(runs[0], runs[1]);
    for code in [Code::Ok, Code::Unavailable] {
        assert!(runs[0].contains(&code), "{:?}", runs[0]);
    }
}

#[tokio::test]
async fn health_is_not_touched() {
    let running = start(&["*=drop:9", "*=fail:UNAVAILABLE:9"]).await;
    let mut client = HealthClient::new(running.channel().await);
    client.check(HealthCheckRequest::default()).await.unwrap();
}

/// The runtime's clock jumps to the end of the only thing that is waited for.
#[tokio::test(start_paused = true)]
async fn latency_comes_before_the_answer() {
    let running = start(&["GetUser=latency:1h"]).await;
    let mut client = running.client().await;
    let before = Instant::now();
    client.get_user(get()).await.unwrap();
    assert!(before.elapsed() >= Duration::from_secs(3600));
}

#[tokio::test]
async fn a_deadline_ends_the_wait() {
    let running = start(&["GetUser=latency:1h"]).await;
    let mut client = running.client().await;
    let mut request = tonic::Request::new(get());
    request.set_timeout(Duration::from_millis(1));
    client.get_user(request).await.unwrap_err();
}

/// A connection is cut under a call, so all that runs over it ends; the next call has a new one.
#[tokio::test]
async fn a_connection_is_cut() {
    let running = start(&["GetUser=drop:1"]).await;
    let mut client = running.client().await;
    let watch = client
        .watch_user_changes(WatchUserChangesRequest::default())
        .await;
    let mut events = watch.unwrap().into_inner();
    events.message().await.unwrap().unwrap();
    let status = client.get_user(get()).await.unwrap_err();
    assert!(status.metadata().get("grpc-status").is_none());
    assert!(status.get_error_details().error_info().is_none());
    let mut ended = events.message().await;
    while let Ok(Some(_)) = ended {
        ended = events.message().await;
    }
    ended.unwrap_err();
    client.get_user(get()).await.unwrap();
}

#[tokio::test]
async fn a_connection_is_cut_under_a_page() {
    let running = start(&["*=drop:1"]).await;
    let client = Client::builder(TokioExecutor::new()).build_http();
    let request = || request(&running, "GetUser", &[get()]).map(Full::new);
    client.request(request()).await.unwrap_err();
    client.request(request()).await.unwrap();
}

/// The chunks of an answer as they arrive.
async fn chunks(request: http::Request<Bytes>) -> Vec<Bytes> {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let response = client.request(request.map(Full::new)).await.unwrap();
    let mut body = response.into_body();
    let mut chunks = Vec::new();
    while let Some(frame) = body.frame().await {
        chunks.extend(frame.unwrap().into_data());
    }
    chunks
}

#[tokio::test]
async fn trailers_come_in_two_chunks() {
    let running = start(&["ListUsers=split-trailers"]).await;
    let ask = || request(&running, "ListUsers", &[ListUsersRequest::default()]);
    let chunks = chunks(ask()).await;
    let [.., first, second] = chunks.as_slice() else {
        panic!("{chunks:?}");
    };
    assert_eq!(first[0], 0x80);
    let [_, length @ .., _] = &first[..6] else {
        panic!("{first:?}");
    };
    let length = u32::from_be_bytes(length.try_into().unwrap());
    let total = first.len() + second.len();
    assert_eq!(total, 5 + usize::try_from(length).unwrap());
    assert_eq!(good::<User>(&send(ask()).await).len(), 3);
}

#[tokio::test]
async fn trailers_in_base64_come_in_two_chunks() {
    let running = start(&["*=split-trailers"]).await;
    let mut asked = request(&running, "GetUser", &[get()]);
    let text = "application/grpc-web-text".parse().unwrap();
    asked.headers_mut().insert("accept", text);
    let chunks = chunks(asked).await;
    let [.., first, second] = chunks.as_slice() else {
        panic!("{chunks:?}");
    };
    assert!(first.starts_with(b"gAAA") && !second.starts_with(b"gAAA"));
}

#[tokio::test]
async fn grpc_has_no_such_trailers() {
    let running = start(&["*=split-trailers"]).await;
    let mut client = running.client().await;
    client.get_user(get()).await.unwrap();
    let response = call(&running, "GetUser", &[GetUserRequest::default()]).await;
    assert_eq!(response.headers()["grpc-status"], "3");
}

#[tokio::test]
async fn who_may_not_call_uses_no_fault_up() {
    let verifier = Verifier::hs256(SECRET.as_bytes()).unwrap();
    let running = start_with(Setup {
        access: Access::tokens(verifier, vec!["GetUser".parse().unwrap()]),
        faults: faults(&["*=fail:UNAVAILABLE:1"]),
        ..Setup::default()
    })
    .await;
    let mut client = running.client().await;
    let list = client.list_users(ListUsersRequest::default()).await;
    assert_eq!(list.unwrap_err().code(), Code::Unauthenticated);
    let status = client.get_user(get()).await.unwrap_err();
    check_fault(&status, Code::Unavailable);
}
