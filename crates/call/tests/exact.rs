//! What is sent comes back exactly; what breaks the protocol is told.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::sync::LazyLock;

use common::echo::{Answer, echo, ending, raw};
use common::{compile, failure, messages, outline, outline as outline_of, request, run, status};
use playground_call::CallEvent;
use playground_schema::Schema;
use proptest::prelude::*;

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    compile(
        r#"syntax = "proto3";
        import "google/protobuf/any.proto";
        import "google/protobuf/wrappers.proto";
        import "google/protobuf/timestamp.proto";
        enum E { ZERO = 0; ONE = 1; }
        message M {
          int64 i64 = 1; uint64 u64 = 2; fixed64 f64 = 3; double d = 4; float f = 5; bytes b = 6; E e = 7;
          google.protobuf.Any any = 8; google.protobuf.DoubleValue wrapped = 9; repeated sint64 list = 10;
          map<int64, uint64> map = 11; google.protobuf.Timestamp at = 12; M inner = 13; optional string s = 14;
        }
        message N { string b = 6; }
        service S { rpc Once(M) returns (M); rpc Many(M) returns (stream M); rpc Other(M) returns (N); }"#,
    )
});

/// Sends a message through a service that sends its bytes back; the JSON must come back as it is.
async fn check(json: &str) {
    let events = run(&SCHEMA, request("S/Once", &[json]), echo(Answer::Times(1))).await;
    assert_eq!(
        outline(&events),
        "sent headers message trailers OK",
        "{json}: {events:?}"
    );
    let back: serde_json::Value = serde_json::from_str(&messages(&events)).unwrap();
    assert_eq!(
        back,
        serde_json::from_str::<serde_json::Value>(json).unwrap()
    );
}

#[tokio::test]
async fn values_come_back_exactly() {
    for json in [
        r#"{"i64":"-9223372036854775808","u64":"18446744073709551615","f64":"9007199254740993"}"#,
        r#"{"list":["9223372036854775807","-1"],"map":{"-9223372036854775808":"18446744073709551615"}}"#,
        r#"{"d":"NaN","f":"-Infinity"}"#,
        r#"{"d":5e-324,"f":3.4028234663852886e38}"#,
        r#"{"wrapped":"NaN"}"#,
        r#"{"b":"AAEC/w==","s":""}"#,
        r#"{"e":"ONE"}"#,
        r#"{"e":7}"#,
        r#"{"at":"2026-01-01T00:00:00.000000001Z"}"#,
        r#"{"any":{"@type":"type.googleapis.com/M","i64":"9007199254740993"}}"#,
        r#"{"any":{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R"}}"#,
        r#"{"any":{"@type":"type.googleapis.com/google.protobuf.Timestamp","value":"2026-01-01T00:00:00Z"}}"#,
        r#"{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"a/M","f":-3.4028234663852886e38}}}"#,
        r#"{"d":4.4501477170144023e-308}"#,
        r#"{"f":0.1,"d":0.1,"wrapped":0.0}"#,
        r#"{"inner":{"inner":{"s":"ü\u0000\"\\"}}}"#,
    ] {
        check(json).await;
    }
}

/// Ends a call on a service that answers this; gives the outline and what the failure tells.
async fn broken(method: &str, answer: Answer) -> (String, String) {
    let events = run(&SCHEMA, request(method, &[r#"{"b":"/w=="}"#]), echo(answer)).await;
    (outline(&events), failure(&events))
}

#[tokio::test]
async fn a_unary_method_answers_exactly_once() {
    let (outline, told) = broken("S/Once", Answer::Times(0)).await;
    assert_eq!(outline, "sent headers trailers Protocol");
    assert!(told.contains("no message"), "{told}");
    let (outline, told) = broken("S/Once", Answer::Times(2)).await;
    assert_eq!(outline, "sent headers message Protocol");
    assert!(told.contains("more than one"), "{told}");
    let events = run(&SCHEMA, request("S/Many", &["{}"]), echo(Answer::Times(3))).await;
    assert_eq!(outline_of(&events), "sent headers message*3 trailers OK");
}

#[tokio::test]
async fn a_message_that_does_not_decode() {
    let (outline, told) = broken("S/Other", Answer::Times(1)).await;
    assert_eq!(outline, "sent headers Protocol");
    assert!(
        told.contains("#1 does not decode as `N`") && told.contains("of 3"),
        "{told}"
    );
}

#[tokio::test]
async fn frames_that_are_none() {
    for (bytes, part) in [
        (&b"\x07\0\0\0\0"[..], "compression flag"),
        (b"\0\xff\xff\xff\xff", "too large"),
        (b"\0\0\0\0\x09x", "middle of a message"),
        (b"\x01\0\0\0\0", "compressed"),
    ] {
        let (outline, told) = broken("S/Once", raw(bytes)).await;
        assert!(outline.ends_with("Protocol"), "{outline}");
        assert!(told.contains(part), "{told}");
    }
}

#[tokio::test]
async fn no_status_at_all() {
    let events = run(
        &SCHEMA,
        request("S/Once", &["{}"]),
        ending(Answer::Times(1), &[]),
    )
    .await;
    assert_eq!(outline_of(&events), "sent headers message Protocol");
}

/// The status that these trailers make.
async fn ended(trailers: &'static [(&'static str, &'static str)]) -> playground_call::Status {
    let events = run(
        &SCHEMA,
        request("S/Once", &["{}"]),
        ending(Answer::Times(1), trailers),
    )
    .await;
    status(&events)
}

#[tokio::test]
async fn a_status_is_read_leniently() {
    let ok = ended(&[("grpc-status", "13"), ("grpc-message", "caf%C3%A9 100%")]).await;
    assert_eq!(
        (ok.name.as_str(), ok.message.as_str()),
        ("INTERNAL", "café 100%")
    );
    assert_eq!(ended(&[("grpc-status", "99")]).await.name, "UNKNOWN");
    assert_eq!(ended(&[("grpc-status", "x")]).await.name, "UNKNOWN");
    let garbage = ended(&[("grpc-status", "3"), ("grpc-status-details-bin", "/////w")]).await;
    assert_eq!(garbage.name, "INVALID_ARGUMENT");
    assert_eq!(garbage.details[0].json, "\"/////w\"");
}

#[tokio::test]
async fn a_detail_of_an_unknown_type_keeps_its_bytes() {
    // google.rpc.Status { code: 3, details: [Any { type_url: "t/X", value: ff }] }
    let unknown = ended(&[
        ("grpc-status", "3"),
        ("grpc-status-details-bin", "CAMaCAoDdC9YEgH/"),
    ])
    .await;
    assert_eq!(
        (
            unknown.details[0].type_url.as_str(),
            unknown.details[0].json.as_str()
        ),
        ("t/X", "\"/w==\"")
    );
}

#[tokio::test]
async fn an_any_of_an_unknown_type_is_shown_as_bytes() {
    // M { any: { type_url: "t/X", value: ff } }
    let bytes = b"\0\0\0\0\x0a\x42\x08\x0a\x03t/X\x12\x01\xff";
    let events = run(&SCHEMA, request("S/Once", &["{}"]), echo(raw(bytes))).await;
    assert_eq!(
        outline_of(&events),
        "sent headers message trailers OK",
        "{events:?}"
    );
    let json: serde_json::Value = serde_json::from_str(&messages(&events)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"any": {"@type": "t/X", "value": "/w=="}})
    );
}

#[tokio::test]
async fn a_date_that_no_calendar_has_is_shown_as_its_fields() {
    // M { at: { seconds: 1, nanos: -1 } }
    let bytes = b"\0\0\0\0\x0f\x62\x0d\x08\x01\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
    let events = run(&SCHEMA, request("S/Once", &["{}"]), echo(raw(bytes))).await;
    let json: serde_json::Value = serde_json::from_str(&messages(&events)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"at": {"seconds": "1", "nanos": -1}})
    );
}

/// Runs a call without a test's runtime.
fn block_on<T>(call: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    runtime.unwrap().block_on(call)
}

proptest! {
    #[test]
    fn any_values_come_back_exactly(
        i64: i64, u64: u64, d: f64, f: f32, b: Vec<u8>, s: String, list: Vec<i64>, map: std::collections::HashMap<i64, u64>,
    ) {
        use base64::Engine;
        let double = |value: f64| if value.is_finite() { serde_json::json!(value) } else { serde_json::json!("NaN") };
        let json = serde_json::json!({
            "i64": i64.to_string(), "u64": u64.to_string(), "d": double(d), "f": double(f.into()),
            "b": base64::engine::general_purpose::STANDARD.encode(b), "s": s,
            "list": list.iter().map(i64::to_string).collect::<Vec<_>>(),
            "map": map.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect::<std::collections::HashMap<_, _>>(),
        });
        let events = block_on(run(&SCHEMA, request("S/Once", &[&json.to_string()]), echo(Answer::Times(1))));
        let back: serde_json::Value = serde_json::from_str(&messages(&events)).unwrap();
        for (key, value) in json.as_object().unwrap() {
            let same = match (key.as_str(), value.as_f64(), back[key].as_f64()) {
                // A float is written in its own shortest form.
                ("f", Some(sent), Some(came)) => sent as f32 == came as f32,
                // Default values are left out.
                (_, _, None) if back[key].is_null() => [serde_json::json!("0"), serde_json::json!(0.0), serde_json::json!(-0.0), serde_json::json!(""), serde_json::json!([]), serde_json::json!({})].contains(value),
                _ => *value == back[key],
            };
            prop_assert!(same, "{key}: {value} became {}", back[key]);
        }
    }

    #[test]
    fn any_bytes_end_the_call_once(bytes: Vec<u8>, framed: bool) {
        let mut answer = Vec::new();
        if framed {
            answer.push(0);
            answer.extend(u32::try_from(bytes.len()).unwrap().to_be_bytes());
        }
        answer.extend(bytes);
        let events = block_on(run(&SCHEMA, request("S/Many", &["{}"]), echo(raw(&answer))));
        let ends = events.iter().filter(|event| matches!(event, CallEvent::Status { .. } | CallEvent::Failure { .. }));
        prop_assert_eq!(ends.count(), 1);
        let last = events.last();
        let ended = matches!(last, Some(CallEvent::Status { .. } | CallEvent::Failure { .. }));
        prop_assert!(ended, "the last event is {:?}", last);
    }
}
