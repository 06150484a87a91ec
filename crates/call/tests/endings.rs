//! Calls that end badly: errors with details, deadlines, wrong addresses, requests that do not fit, metadata.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::mirror::mirror;
use common::{ALL, Over, begin, failure, outline, request, run, status, to, user_service, users};
use futures_util::StreamExt;
use playground_call::transport::{Grpc, GrpcWebHttp};
use playground_call::{CallEvent, CallRequest, FailureKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;

#[tokio::test]
async fn an_error_has_its_details_decoded() {
    for over in ALL {
        let events = run(
            &users(),
            request("GetUser", &[r#"{"id":"99"}"#]),
            user_service(over).await,
        )
        .await;
        let status = status(&events);
        assert_eq!(
            (status.code, status.message.as_str()),
            (5, "User 99 not found")
        );
        let shown: Vec<_> = status
            .details
            .iter()
            .map(|detail| (detail.type_url.as_str(), detail.json.as_str()))
            .collect();
        assert!(
            shown
                .iter()
                .any(|(url, json)| url.ends_with("/google.rpc.ErrorInfo")
                    && json.contains("\"reason\": \"USER_NOT_FOUND\"")),
            "{shown:?}"
        );
        assert!(
            shown
                .iter()
                .any(|(url, _)| url.ends_with("/google.rpc.ResourceInfo")),
            "{shown:?}"
        );
        assert_eq!(
            outline(&events),
            "sent headers NOT_FOUND",
            "{over:?}: {events:?}"
        );
    }
}

#[tokio::test]
async fn metadata_goes_there_and_back() {
    for over in ALL {
        let mut call = request("GetUser", &[r#"{"id":"1"}"#]);
        let pairs = [
            ("x-one", "1"),
            ("x-two", "a"),
            ("x-two", "b"),
            ("x-raw-bin", "AAH/"),
            ("x-pad-bin", "AA=="),
        ];
        call.metadata = pairs
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .to_vec();
        let events = run(&users(), call, mirror(over).await).await;
        let find = |wanted: fn(&CallEvent) -> Option<&playground_call::Metadata>| {
            events.iter().find_map(wanted).unwrap().clone()
        };
        let headers = find(|event| match event {
            CallEvent::Headers { metadata, .. } => Some(metadata),
            _ => None,
        });
        let trailers = find(|event| match event {
            CallEvent::Trailers { metadata, .. } => Some(metadata),
            _ => None,
        });
        for (key, value) in pairs {
            // gRPC sends base64 without padding.
            let came = (key.to_owned(), value.trim_end_matches('=').to_owned());
            assert!(
                headers.contains(&came),
                "{over:?}: no {came:?} in {headers:?}"
            );
        }
        assert!(
            trailers.contains(&("tx-one".to_owned(), "1".to_owned())),
            "{over:?}: {trailers:?}"
        );
        assert!(
            trailers.iter().all(|(key, _)| !key.starts_with("grpc-")),
            "{over:?}: {trailers:?}"
        );
        assert_eq!(status(&events).code, 0);
    }
}

#[tokio::test]
async fn a_deadline_that_passes() {
    for over in ALL {
        let call = CallRequest {
            deadline_ms: Some(50),
            ..request("WatchUserChanges", &["{}"])
        };
        let events = run(&users(), call, user_service(over).await).await;
        let status = status(&events);
        assert_eq!(status.name, "DEADLINE_EXCEEDED", "{over:?}: {events:?}");
        assert!(
            status.message.contains("deadline of 50 ms"),
            "{over:?}: {status:?}"
        );
    }
}

#[tokio::test]
async fn a_deadline_that_does_not_pass() {
    for over in ALL {
        let call = CallRequest {
            deadline_ms: Some(u32::MAX),
            ..request("GetUser", &[r#"{"id":"1"}"#])
        };
        let events = run(&users(), call, user_service(over).await).await;
        assert_eq!(status(&events).name, "OK", "{over:?}");
    }
}

#[tokio::test]
async fn a_cancel_before_the_start_sends_nothing() {
    for over in ALL {
        let call = request("DeleteUser", &[r#"{"id":"1"}"#]);
        let (handle, events) = begin(&users(), call, user_service(over).await);
        handle.cancel();
        let events: Vec<_> = events.collect().await;
        assert_eq!(outline(&events), "Cancelled", "{over:?}");
    }
}

#[tokio::test]
async fn nothing_listens() {
    let address = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    for over in [Over::Grpc, Over::GrpcWeb] {
        let url = format!("http://{address}");
        let events = run(&users(), request("GetUser", &["{}"]), to(over, &url)).await;
        assert_eq!(outline(&events), "Unreachable", "{over:?}: {events:?}");
        let told = failure(&events);
        assert!(
            told.contains(&format!("nothing answered at {url}: ")) && told.contains("user-service"),
            "{told}"
        );
    }
}

/// Listens and answers every connection with these bytes, as an old web server would.
async fn web_server(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let mut request = [0; 4096];
                // The client may be gone by then; it has what it needs.
                let _ = socket.read(&mut request).await;
                let _ = socket.write_all(answer.as_bytes()).await;
            });
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_web_page_is_not_grpc() {
    const PAGE: &str = "HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\ncontent-length: 19\r\n\r\n<h1>Not found!</h1>";
    let url = web_server(PAGE).await;
    let web = run(
        &users(),
        request("GetUser", &["{}"]),
        to(Over::GrpcWeb, &url),
    )
    .await;
    assert!(outline(&web).ends_with("NotGrpc"), "{web:?}");
    let told = failure(&web);
    for part in [
        "HTTP 404",
        "text/html",
        "<h1>Not found!</h1>",
        "GrpcWebLayer",
    ] {
        assert!(told.contains(part), "no {part} in {told}");
    }
    let grpc = run(&users(), request("GetUser", &["{}"]), to(Over::Grpc, &url)).await;
    assert!(outline(&grpc).ends_with("NotGrpc"), "{grpc:?}");
    assert!(failure(&grpc).contains("does not speak HTTP/2"), "{grpc:?}");
}

#[tokio::test]
async fn a_server_without_grpc_web() {
    let service = user_service::in_page(user_service::server::SystemClock);
    let incoming = TcpIncoming::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", incoming.local_addr().unwrap());
    let mut server = Server::builder().accept_http1(true);
    tokio::spawn(server.add_service(service).serve_with_incoming(incoming));
    let web = run(
        &users(),
        request("ListUsers", &["{}"]),
        to(Over::GrpcWeb, &url),
    )
    .await;
    assert!(outline(&web).ends_with("NotGrpc"), "{web:?}");
    assert!(failure(&web).contains("GrpcWebLayer"), "{web:?}");
    let grpc = run(
        &users(),
        request("ListUsers", &["{}"]),
        to(Over::Grpc, &url),
    )
    .await;
    assert!(outline(&grpc).ends_with("OK"), "{grpc:?}");
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_no_status() {
    const CUT: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/grpc-web+proto\r\ncontent-length: 50\r\n\r\n\0\0\0\0\0";
    let url = web_server(CUT).await;
    let events = run(
        &users(),
        request("GetUser", &["{}"]),
        to(Over::GrpcWeb, &url),
    )
    .await;
    assert_eq!(
        outline(&events),
        "sent headers message Protocol",
        "{events:?}"
    );
    assert!(
        failure(&events).contains("the answer broke off"),
        "{events:?}"
    );
}

/// A request that is refused before anything is sent; the failure must say all of `parts`.
async fn check_refused(call: CallRequest, kind: FailureKind, parts: &[&str]) {
    let events = run(&users(), call, user_service(Over::InProcess).await).await;
    assert_eq!(outline(&events), format!("{kind:?}"), "{events:?}");
    let told = failure(&events);
    for part in parts {
        assert!(told.contains(part), "no {part} in {told}");
    }
}

#[tokio::test]
async fn requests_that_do_not_fit() {
    let fits = r#"{"email":"a@b.c"}"#;
    let broken = "{\n  \"emial\": 1\n}";
    let check = |method: &str, messages: &[&str], parts: &'static [&str]| {
        check_refused(request(method, messages), FailureKind::Request, parts)
    };
    check(
        "CreateUsers",
        &[fits, broken],
        &["#2", "users.v1.CreateUserRequest", "emial", "line 2"],
    )
    .await;
    check(
        "CreateUser",
        &[r#"{"tags":["a",1]}"#],
        &["the request does not fit", "tags[1]"],
    )
    .await;
    check("GetUser", &["{} x"], &["trailing characters"]).await;
    check("GetUser", &["{"], &["EOF"]).await;
    check("GetUser", &[], &["exactly one", "not 0"]).await;
    check("ListUsers", &["{}", "{}"], &["exactly one", "not 2"]).await;
}

#[tokio::test]
async fn methods_that_are_not_there() {
    let check = |method: &str, parts: &'static [&str]| {
        check_refused(request(method, &["{}"]), FailureKind::Method, parts)
    };
    check(
        "GetUsr",
        &[
            "users.v1.UserService/GetUsr",
            "did you mean `users.v1.UserService/GetUser`",
        ],
    )
    .await;
    check(
        "users.v2.Service/getuser",
        &["did you mean `users.v1.UserService/GetUser`"],
    )
    .await;
    check("a/b/c", &["`package.Service/Method`"]).await;
    check("/", &["not in the schema"]).await;
}

#[tokio::test]
async fn metadata_that_is_refused() {
    let check = |key: &str, value: &str, parts: &'static [&str]| {
        let mut call = request("GetUser", &["{}"]);
        call.metadata = vec![(key.to_owned(), value.to_owned())];
        check_refused(call, FailureKind::Request, parts)
    };
    check("X-One", "1", &["`X-One`", "lower-case"]).await;
    check("", "1", &["empty"]).await;
    check("a b", "1", &["a-z, 0-9"]).await;
    check("grpc-timeout", "1S", &["reserved"]).await;
    check("te", "1", &["reserved"]).await;
    check("x-a", "ü", &["printable ASCII"]).await;
    check("x-a-bin", "?", &["base64"]).await;
}

#[test]
fn addresses_that_are_refused() {
    let check = |url: &str, part: &str| {
        for told in [Grpc::new(url).err(), GrpcWebHttp::new(url).err()] {
            let told = told.unwrap_or_else(|| panic!("{url} is refused"));
            assert!(told.message.contains(part), "{told:?}");
            assert_eq!(told.kind, FailureKind::Request);
        }
    };
    check("127.0.0.1:50051", "http://");
    check("ftp://a", "http://");
    check("http://", "http://");
    check("http://a b", "not a URL");
    check("http://a/?b", "query");
}
