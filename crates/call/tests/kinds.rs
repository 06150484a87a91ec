//! All four kinds of method, over every transport, against the real service.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::{ALL, Over, messages, outline, request, run, user_service, users};

/// Runs the same call over every transport; the messages must contain all of `parts`.
async fn check(method: &str, sent: &[&str], expected: &str, parts: &[&str]) {
    for over in ALL {
        let events = run(&users(), request(method, sent), user_service(over).await).await;
        assert_eq!(outline(&events), expected, "{over:?}: {events:#?}");
        let text = messages(&events);
        for part in parts {
            assert!(text.contains(part), "{over:?}: no {part} in {text}");
        }
    }
}

#[tokio::test]
async fn unary() {
    let alice = [
        "\"name\": \"Alice\"",
        "\"status\": \"USER_STATUS_ACTIVE\"",
        "\"createdAt\": \"20",
    ];
    check(
        "GetUser",
        &[r#"{"id":"1"}"#],
        "sent headers message trailers OK",
        &alice,
    )
    .await;
}

#[tokio::test]
async fn a_unary_answer_may_be_empty() {
    check(
        "DeleteUser",
        &[r#"{"id":"1"}"#],
        "sent headers message trailers OK",
        &["{}"],
    )
    .await;
}

#[tokio::test]
async fn server_streaming() {
    let names = ["Alice", "Bob", "Charlie"];
    check(
        "ListUsers",
        &["{}"],
        "sent headers message*3 trailers OK",
        &names,
    )
    .await;
}

#[tokio::test]
async fn client_streaming() {
    let (first, second) = (
        r#"{"email":"a@b.c","name":"A"}"#,
        r#"{"email":"d@e.f","name":"D"}"#,
    );
    let expected = "sent*2 headers message trailers OK";
    check(
        "CreateUsers",
        &[first, second],
        expected,
        &["\"createdCount\": 2"],
    )
    .await;
}

#[tokio::test]
async fn client_streaming_of_nothing() {
    check("CreateUsers", &[], "headers message trailers OK", &["{}"]).await;
}

/// All messages go first here, so the order of sent and received ones may differ from one transport to another.
#[tokio::test]
async fn bidi_that_is_composed_then_sent() {
    for over in ALL {
        let said = [
            r#"{"userId":"1","content":"one"}"#,
            r#"{"userId":"1","content":"two"}"#,
        ];
        let events = run(&users(), request("Chat", &said), user_service(over).await).await;
        let text = messages(&events);
        let at = |part| {
            text.find(part)
                .unwrap_or_else(|| panic!("{over:?}: {part} in {events:?}"))
        };
        assert!(at("Echo from 1: one") < at("Echo from 1: two"), "{text}");
        assert!(
            outline(&events).ends_with("trailers OK"),
            "{over:?}: {events:?}"
        );
    }
}

#[tokio::test]
async fn sizes_are_those_of_the_encoded_messages() {
    use playground_call::CallEvent;
    for over in ALL {
        let call = request("CreateUsers", &[r#"{"email":"a@b.c","name":"A"}"#]);
        let events = run(&users(), call, user_service(over).await).await;
        // Tag, length and text of two fields.
        assert!(
            matches!(events[0], CallEvent::Sent { bytes: 10, .. }),
            "{events:?}"
        );
        let received = events
            .iter()
            .any(|event| matches!(event, CallEvent::Message { bytes, .. } if *bytes > 10));
        assert!(received, "{events:?}");
    }
}

#[tokio::test]
async fn times_never_go_back() {
    let events = run(
        &users(),
        request("ListUsers", &["{}"]),
        user_service(Over::Grpc).await,
    )
    .await;
    let times = events.iter().map(|event| {
        let json = serde_json::to_value(event).unwrap();
        let fields = json.as_object().unwrap().values().next().unwrap().clone();
        fields["at_us"].as_u64().unwrap()
    });
    assert!(times.collect::<Vec<_>>().is_sorted(), "{events:?}");
}
