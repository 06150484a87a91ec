//! Messages of edition schemas at run time: what prost-reflect writes through the shapes of `reflect.rs` is what protoc
//! reads and writes.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Write;
use std::process::{Command, Stdio};

use playground_schema::{Compilation, Compiler, Severity, SourceFile};
use prost::Message;
use prost_reflect::{DynamicMessage, MessageDescriptor};

fn compile(text: &str) -> Compilation {
    let file = SourceFile {
        path: "t.proto".to_owned(),
        text: text.to_owned(),
    };
    let compilation = Compiler::default().compile(&[file]);
    let found = compilation.diagnostics.iter();
    let errors: Vec<_> = found
        .filter(|one| one.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
    compilation
}

fn message(compilation: &Compilation, name: &str) -> MessageDescriptor {
    let schema = compilation.schema.as_ref().unwrap();
    assert!(schema.unusable().is_empty());
    schema.pool().get_message_by_name(name).unwrap()
}

/// What `protoc --encode` or `--decode` makes of its input.
fn protoc(text: &str, mode: &str, input: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("t.proto"), text).unwrap();
    let mut child = Command::new(protoc_bin_vendored_linux_x86_64::protoc_bin_path())
        .arg("-I")
        .arg(folder.path())
        .arg("-I")
        .arg(protoc_bin_vendored_linux_x86_64::include_path())
        .args([mode, "t.proto"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{text}");
    output.stdout
}

/// Checks that a message `M` in JSON is written as protoc writes what it reads of it, and that it comes back as it was.
fn check(schema: &str, json: &str) {
    let compilation = compile(schema);
    let descriptor = message(&compilation, "M");
    let read = |json: &str| {
        let mut reader = serde_json::Deserializer::from_str(json);
        DynamicMessage::deserialize(descriptor.clone(), &mut reader).unwrap()
    };
    let ours = read(json).encode_to_vec();
    let text = protoc(schema, "--decode=M", &ours);
    let theirs = protoc(schema, "--encode=M", &text);
    let text = String::from_utf8(text).unwrap();
    assert_eq!(ours, theirs, "{schema}\n{json}\n{text}");
    let back = DynamicMessage::decode(descriptor.clone(), theirs.as_slice()).unwrap();
    assert_eq!(
        serde_json::to_string(&back).unwrap(),
        json,
        "{schema}\n{text}"
    );
}

#[test]
fn presence() {
    let schema = |edition: &str| {
        format!(
            "edition = \"{edition}\"; message M {{ int32 a = 1; int32 b = 2 [features.field_presence = IMPLICIT]; M c = 3; oneof d {{ string e = 4; bool f = 5; }} }}"
        )
    };
    for edition in ["2023", "2024"] {
        check(&schema(edition), r#"{"a":0}"#);
        check(&schema(edition), r#"{"a":0,"b":7,"c":{"a":1},"f":false}"#);
        check(&schema(edition), "{}");
    }
    check(
        "edition = \"2023\"; message M { int32 a = 1; }",
        r#"{"a":0}"#,
    );
    check(
        "edition = \"2023\"; option features.field_presence = IMPLICIT; message M { int32 a = 1; string s = 2 [features.field_presence = EXPLICIT]; }",
        r#"{"s":""}"#,
    );
    check(
        "edition = \"2023\"; message M { int32 a = 1 [features.field_presence = LEGACY_REQUIRED]; }",
        r#"{"a":0}"#,
    );
}

#[test]
fn packed_and_expanded() {
    let schema = "edition = \"2023\"; message M { repeated int32 a = 1; repeated int32 b = 2 [features.repeated_field_encoding = EXPANDED]; int32 c = 3 [features.field_presence = IMPLICIT]; repeated E e = 4; repeated string s = 5; enum E { Z = 0; Y = 1; } }";
    check(
        schema,
        r#"{"a":[1,2],"b":[3,4],"c":5,"e":["Y","Z"],"s":["x","y"]}"#,
    );
    check(
        "edition = \"2023\"; option features.repeated_field_encoding = EXPANDED; message M { repeated int32 a = 1; repeated int32 b = 2 [features.repeated_field_encoding = PACKED]; }",
        r#"{"a":[1,2],"b":[3,4]}"#,
    );
}

#[test]
fn delimited_messages() {
    let schema = "edition = \"2023\"; message M { M a = 1 [features.message_encoding = DELIMITED]; repeated N n = 2 [features.message_encoding = DELIMITED]; message N { int32 x = 1; } map<string, N> m = 3; }";
    check(schema, r#"{"a":{"n":[{"x":1},{"x":2}]},"m":{"k":{"x":3}}}"#);
    check(
        "edition = \"2023\"; option features.message_encoding = DELIMITED; message M { M a = 1; map<int32, M> m = 2; }",
        r#"{"a":{"a":{}},"m":{"1":{"a":{}}}}"#,
    );
}

#[test]
fn closed_enums_and_defaults() {
    let schema = "edition = \"2023\"; message M { E e = 1; F f = 2 [default = FB]; int32 i = 3 [default = -7]; enum E { option features.enum_type = CLOSED; A = 1; B = 2; } enum F { FA = 0; FB = 5; } }";
    check(schema, r#"{"e":"B","f":"FA","i":0}"#);
    check(schema, "{}");
    let descriptor = message(&compile(schema), "M");
    let empty = DynamicMessage::new(descriptor);
    let number = |name: &str| empty.get_field_by_name(name).unwrap();
    assert_eq!(number("e").as_enum_number(), Some(1));
    assert_eq!(number("f").as_enum_number(), Some(5));
    assert_eq!(number("i").as_i32(), Some(-7));
}

#[test]
fn extensions_and_groups_of_proto2() {
    check(
        "edition = \"2023\"; message M { extensions 100 to max; } extend M { int32 e = 100; repeated int32 r = 101; M d = 102 [features.message_encoding = DELIMITED]; }",
        r#"{"[e]":0,"[r]":[1,2],"[d]":{"[e]":3}}"#,
    );
    check(
        "syntax = \"proto2\"; message M { optional group G = 1 { optional int32 a = 1; } repeated int32 p = 2 [packed = true]; required string s = 3; reserved 9, 11 to 12; reserved \"x\"; }",
        r#"{"g":{"a":0},"p":[1,2],"s":""}"#,
    );
}

#[test]
fn json_names_that_protoc_only_warns_of() {
    let schema =
        "syntax = \"proto2\"; message M { optional int32 foo_bar = 1; optional int32 fooBar = 2; }";
    let found = compile(schema).diagnostics;
    assert!(!found.is_empty(), "protoc warns");
    let schema = compile(schema).schema.unwrap();
    let message = schema.pool().get_message_by_name("M").unwrap();
    let names: Vec<String> = message
        .fields()
        .map(|field| field.json_name().to_owned())
        .collect();
    assert_eq!(names, ["fooBar", "fooBar_"]);
}

#[test]
fn what_has_no_shape_is_told_and_the_rest_goes_on() {
    let mixed = "edition = \"2023\"; message M { int32 a = 1 [features.field_presence = IMPLICIT]; E e = 2; } enum E { option features.enum_type = CLOSED; X = 1; }";
    let compilation = compile(mixed);
    let [finding] = compilation.diagnostics.as_slice() else {
        panic!("{:#?}", compilation.diagnostics);
    };
    assert_eq!(finding.severity, Severity::Warning);
    assert!(finding.message.contains("cannot be sent or shown"));
    let schema = compilation.schema.unwrap();
    assert_eq!(schema.roots(), ["t.proto"]);
    assert_eq!(schema.unusable(), ["t.proto"]);
}

#[test]
fn a_schema_with_editions_travels_as_bytes() {
    let schema = "edition = \"2024\"; message M { repeated int32 a = 1 [features.repeated_field_encoding = EXPANDED]; int32 b = 2 [features.field_presence = IMPLICIT]; M c = 3 [features.message_encoding = DELIMITED]; }";
    let compiled = compile(schema).schema.unwrap();
    let decoded = playground_schema::Schema::decode(&compiled.encode()).unwrap();
    assert_eq!(decoded.encode_reflected(), compiled.encode_reflected());
    assert_eq!(decoded.encode(), compiled.encode());
}
