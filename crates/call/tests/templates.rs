//! Requests that are written for a person: they parse, and they work.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::{Over, compile, outline, request, run, user_service, users};
use playground_call::{FailureKind, template, validate};
use playground_schema::Schema;
use serde_json::{Value, json};

/// The template of a method, which must fit it.
fn filled(schema: &Schema, method: &str) -> Value {
    let text = template(schema, method).unwrap();
    validate(schema, method, &text).unwrap_or_else(|error| panic!("{method}: {error}\n{text}"));
    serde_json::from_str(&text).unwrap()
}

fn check(schema: &Schema, method: &str, expected: Value) {
    assert_eq!(filled(schema, method), expected, "{method}");
}

#[tokio::test]
async fn every_template_of_the_user_service_works_at_once() {
    for service in users().pool().services() {
        for method in service.methods() {
            let path = format!("{}/{}", service.full_name(), method.name());
            let text = serde_json::to_string(&filled(&users(), &path)).unwrap();
            let mut call = request(&path, &[&text]);
            // WatchUserChanges does not end by itself.
            call.deadline_ms = (method.name() == "WatchUserChanges").then_some(50);
            let events = run(&users(), call, user_service(Over::InProcess).await).await;
            let outline = outline(&events);
            assert!(outline.contains("message"), "{path}: {text}\n{events:?}");
            assert!(
                outline.ends_with("OK") || outline.ends_with("DEADLINE_EXCEEDED"),
                "{path}: {events:?}"
            );
        }
    }
}

#[test]
fn names_give_values() {
    let list = json!({"pageSize": 10, "pageToken": "", "statusFilter": "USER_STATUS_UNSPECIFIED"});
    check(&users(), "users.v1.UserService/ListUsers", list);
    check(&users(), "users.v1.UserService/GetUser", json!({"id": "1"}));
}

#[test]
fn fields_come_in_the_order_of_the_schema() {
    let text = template(&users(), "users.v1.UserService/ListUsers").unwrap();
    let expected = "{\n  \"pageSize\": 10,\n  \"pageToken\": \"\",\n  \"statusFilter\": \"USER_STATUS_UNSPECIFIED\"\n}";
    assert_eq!(text, expected);
}

#[test]
fn every_kind_of_field() {
    let kinds = r#"syntax = "proto3";
        import "google/protobuf/any.proto"; import "google/protobuf/duration.proto";
        import "google/protobuf/empty.proto"; import "google/protobuf/field_mask.proto";
        import "google/protobuf/struct.proto"; import "google/protobuf/timestamp.proto";
        import "google/protobuf/wrappers.proto";
        enum Color { COLOR_UNSPECIFIED = 0; COLOR_RED = 1; }
        enum Lone { LONE = 0; }
        message Inner { string note = 1; }
        message M {
          double d = 1; float f = 2; int32 i = 3; int64 l = 4; uint32 u = 5; uint64 ul = 6; sint32 s = 7;
          sint64 sl = 8; fixed32 x = 9; fixed64 xl = 10; sfixed32 sx = 11; sfixed64 sxl = 12; bool b = 13;
          string t = 14; bytes raw = 15; Color color = 16; Lone lone = 17; Inner inner = 18;
          repeated int64 longs = 19; repeated Inner inners = 20; map<string, Inner> named = 21;
          map<bool, bytes> flags = 22; map<int64, Color> colors = 23; optional string maybe = 24;
          oneof choice { string first = 25; int32 second = 26; }
          google.protobuf.Timestamp at = 30; google.protobuf.Duration lasts = 31;
          google.protobuf.FieldMask mask = 32; google.protobuf.Struct fields = 33; google.protobuf.Value value = 34;
          google.protobuf.ListValue values = 35; google.protobuf.NullValue none = 36; google.protobuf.Any any = 37;
          google.protobuf.Empty empty = 38; google.protobuf.StringValue ws = 39; google.protobuf.Int64Value wl = 40;
          google.protobuf.BytesValue wb = 41; google.protobuf.DoubleValue wd = 42; google.protobuf.BoolValue wf = 43;
          google.protobuf.UInt64Value wu = 44; google.protobuf.Int32Value wi = 45; google.protobuf.UInt32Value wx = 46;
          google.protobuf.FloatValue wp = 47; repeated google.protobuf.Value list = 48;
          string renamed = 49 [json_name = "other \"name\""];
        }
        service S { rpc Call(M) returns (M); rpc At(google.protobuf.Timestamp) returns (M);
          rpc None(google.protobuf.Empty) returns (M); rpc Any(google.protobuf.Any) returns (M); }"#;
    let schema = compile(kinds);
    let filled_in = filled(&schema, "S/Call");
    // Every field but the second of the oneof.
    let fields = schema
        .pool()
        .get_message_by_name("M")
        .unwrap()
        .fields()
        .len();
    assert_eq!(
        filled_in.as_object().unwrap().len(),
        fields - 1,
        "{filled_in}"
    );
    assert_eq!(filled_in["color"], "COLOR_RED");
    assert_eq!(filled_in["named"], json!({"key": {"note": "note"}}));
    check(&schema, "S/At", json!("2026-01-01T00:00:00Z"));
    check(&schema, "S/None", json!({}));
    let any = filled(&schema, "S/Any");
    assert!(any["@type"].is_string(), "{any}");
}

#[test]
fn messages_inside_themselves_are_left_out() {
    let tree = r#"syntax = "proto3";
        message Tree { string leaf = 1; Tree left = 2; repeated Tree more = 3; map<string, Tree> named = 4; Fork fork = 5; }
        message Fork { oneof way { Tree tree = 1; string none = 2; } }
        service S { rpc Call(Tree) returns (Tree); }"#;
    check(
        &compile(tree),
        "S/Call",
        json!({"leaf": "leaf", "fork": {}}),
    );
}

#[test]
fn proto2_with_groups_and_required_fields() {
    let old = r#"syntax = "proto2";
        enum E { A = 5; B = 6; }
        message M { required int32 need = 1; optional group Part = 2 { optional E e = 1; } repeated E all_filter = 3; }
        service S { rpc Call(M) returns (M); }"#;
    check(
        &compile(old),
        "S/Call",
        json!({"need": 0, "part": {"e": "A"}, "allFilter": ["A"]}),
    );
}

#[test]
fn a_schema_that_fans_out_stays_short() {
    use std::fmt::Write;
    let mut text = "syntax = \"proto3\"; service S { rpc Call(M0) returns (M0); }\n".to_owned();
    for level in 0..10 {
        write!(text, "message M{level} {{").unwrap();
        for field in 1..=20 {
            write!(text, " M{} f{field} = {field};", level + 1).unwrap();
        }
        text.push_str("}\n");
    }
    text.push_str("message M10 {}");
    let schema = compile(&text);
    let written = template(&schema, "S/Call").unwrap();
    assert!(
        written.lines().count() < 2000,
        "{}",
        written.lines().count()
    );
    validate(&schema, "S/Call", &written).unwrap();
}

#[test]
fn what_does_not_fit_has_a_place() {
    let told =
        |json: &str| validate(&users(), "users.v1.UserService/CreateUser", json).unwrap_err();
    let wrong = told("{\n  \"age\": \"x\"\n}");
    assert_eq!(wrong.line, 2, "{wrong:?}");
    assert!(wrong.message.starts_with("age: "), "{wrong:?}");
    let unknown = validate(&users(), "users.v1.UserService/Nope", "{}").unwrap_err();
    assert_eq!((unknown.line, unknown.column), (0, 0), "{unknown:?}");
    let failed = template(&users(), "Nope").unwrap_err();
    assert_eq!(failed.kind, FailureKind::Method);
}
