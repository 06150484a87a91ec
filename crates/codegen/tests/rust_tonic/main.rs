//! `rust-tonic` gives the bytes that the same crates write natively.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod contract;

use std::{collections::BTreeMap, fs, path::Path};

use futures_util::FutureExt;
use playground_codegen::{GenerateError, Generated, Task};
use playground_schema::{Compiler, Schema, SourceFile};
use prost::Message;
use prost_types::FileDescriptorSet;

type Files<'a> = &'a [(&'a str, &'a str)];

fn compile(files: Files) -> Schema {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| SourceFile {
            path: (*path).into(),
            text: (*text).into(),
        })
        .collect();
    let compilation = Compiler::default().compile(&files);
    let schema = compilation
        .schema
        .unwrap_or_else(|| panic!("{:#?}", compilation.diagnostics));
    assert_eq!(
        schema.roots().len(),
        files.len(),
        "{:#?}",
        compilation.diagnostics
    );
    schema
}

fn paths(files: Files) -> Vec<String> {
    files.iter().map(|(path, _)| (*path).to_owned()).collect()
}

/// The stubs alone.
fn stubs() -> Vec<(String, String)> {
    vec![("parts".to_owned(), "stubs".to_owned())]
}

/// Generates with what is compiled in, which answers at once.
fn generate(
    schema: &Schema,
    files: &[String],
    target: &str,
    options: &[(String, String)],
) -> Result<Generated, GenerateError> {
    let task = Task {
        schema,
        files,
        target,
        options,
    };
    let text = async |path| panic!("asked for {path}");
    let plugin = async |plugin, _| panic!("asked for {plugin:?}");
    let code = playground_codegen::generate(task, text, plugin);
    code.now_or_never().expect("it waits for nobody")
}

/// What the crates write into a folder on their own.
fn native(schema: &Schema, browser: bool) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    tonic_prost_build::configure()
        .build_server(!browser)
        .build_transport(!browser)
        .emit_rerun_if_changed(false)
        .out_dir(folder.path())
        .compile_fds(FileDescriptorSet::decode(schema.encode().as_slice()).unwrap())
        .unwrap();
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        (
            path.file_name().unwrap().to_str().unwrap().to_owned(),
            fs::read_to_string(&path).unwrap(),
        )
    };
    fs::read_dir(folder.path()).unwrap().map(read).collect()
}

/// Generates the stubs of both targets, compares with what the crates do natively, and returns those of `rust-tonic`.
fn check(files: Files) -> BTreeMap<String, String> {
    let schema = compile(files);
    let [native, _] = [("rust-tonic", false), ("rust-web", true)].map(|(target, browser)| {
        let generated = generate(&schema, &paths(files), target, &stubs()).unwrap();
        assert!(generated.files.is_sorted_by(|a, b| a.path < b.path));
        let files = generated.files.into_iter();
        let found: BTreeMap<_, _> = files.map(|file| (file.path, file.text)).collect();
        assert_eq!(found, native(&schema, browser), "{target}");
        found
    });
    native
}

#[test]
fn user_service() {
    let read = |name: &str| {
        fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../proto")
                .join(name),
        )
        .unwrap()
    };
    let (user, service) = (
        read("users/v1/user.proto"),
        read("users/v1/user_service.proto"),
    );
    let files = check(&[
        ("users/v1/user.proto", &user),
        ("users/v1/user_service.proto", &service),
    ]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["users.v1.rs"]);
    assert!(files["users.v1.rs"].contains("pub async fn list_users"));
}

#[test]
fn nested_recursive_and_without_package() {
    let files = check(&[(
        "a.proto",
        r#"syntax = "proto3";
        message Tree { message Leaf { enum Kind { KIND_UNSPECIFIED = 0; KIND_BIG = 1; } Kind kind = 1; } Tree left = 1; repeated Tree rest = 2; Leaf leaf = 3; }
        service Trees { rpc Grow(Tree) returns (stream Tree.Leaf); }"#,
    )]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["_.rs"]);
}

#[test]
fn oneofs_maps_and_optional() {
    check(&[(
        "a.proto",
        r#"syntax = "proto3"; package p;
        message M { oneof choice { string a = 1; M b = 2; bytes c = 3; } map<string, M> ms = 4; map<int64, double> ns = 5; optional uint64 n = 6; message Choice {} }"#,
    )]);
}

#[test]
fn keywords_as_names() {
    let files = check(&[(
        "a.proto",
        r#"syntax = "proto3"; package type.self.async;
        message Self { string type = 1; int32 self = 2; bool match = 3; string gen = 4; Box super = 5; enum Enum { crate = 0; Self = 1; } Enum r = 6; }
        message Box { string _1 = 1; }
        service Impl { rpc Match(Self) returns (Box); rpc type(Box) returns (Self); }"#,
    )]);
    assert_eq!(
        files.keys().collect::<Vec<_>>(),
        ["r#type.self_.r#async.rs"]
    );
}

#[test]
fn comments() {
    let text = "syntax = \"proto3\"; package p;\n\n// Detached.\n\n// Leads `M`.\n// * a list\n//\n//     code\nmessage M {\n  /* Block\n   * comment. */\n  string a = 1; // Trails.\n  // [link](x) <b>\n  oneof o { int32 b = 2; } }\n// Of the service.\nservice S {\n  // Of the method. */\n  rpc Do(M) returns (M);\n}\n";
    let files = check(&[("a.proto", text)]);
    assert!(files["p.rs"].contains("/// Of the method."));
    check(&[("a.proto", &text.replace('\n', "\r\n"))]);
}

#[test]
fn packages_that_use_each_other() {
    let files = check(&[
        (
            "a/a.proto",
            r#"syntax = "proto3"; package one.a; message A { int32 n = 1; } enum E { E_ZERO = 0; }"#,
        ),
        (
            "b/b.proto",
            r#"syntax = "proto3"; package one.b.c; import "a/a.proto"; message B { one.a.A a = 1; one.a.E e = 2; } service S { rpc Do(one.a.A) returns (B); }"#,
        ),
        (
            "a/more.proto",
            r#"syntax = "proto3"; package one.a; import "b/b.proto"; message C { one.b.c.B b = 1; }"#,
        ),
    ]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["one.a.rs", "one.b.c.rs"]);
}

#[test]
fn proto2() {
    check(&[(
        "a.proto",
        r#"syntax = "proto2"; package p;
        enum E { E_A = 1; E_B = 2; }
        message M { required int32 a = 1; optional string b = 2 [default = "x\"y\n"]; optional E e = 3 [default = E_B];
          optional bytes c = 4 [default = "\001\xff"]; optional double d = 5 [default = inf]; repeated int32 f = 6 [packed = true];
          repeated group G = 7 { optional M m = 1; } extensions 100 to 199; }
        extend M { optional string x = 100; }"#,
    )]);
}

#[test]
fn editions_with_groups_and_implicit_presence() {
    let file = (
        "a.proto",
        r#"edition = "2024"; package p;
        message M { S s = 1 [features.message_encoding = DELIMITED]; int32 n = 2 [features.field_presence = IMPLICIT]; repeated S all = 3 [features.message_encoding = DELIMITED]; }
        message S { string x = 1; }"#,
    );
    let schema = compile(&[file]);
    let generated = generate(&schema, &paths(&[file]), "rust-tonic", &stubs()).unwrap();
    let text = &generated.files[0].text;
    for part in [
        "#[prost(group, optional, tag = \"1\")]",
        "pub s: ::core::option::Option<S>",
        "pub n: i32",
        "#[prost(group, repeated, tag = \"3\")]",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn well_known_types() {
    let files = check(&[(
        "a.proto",
        r#"syntax = "proto3"; package p;
        import "google/protobuf/any.proto"; import "google/protobuf/empty.proto"; import "google/protobuf/timestamp.proto"; import "google/protobuf/wrappers.proto"; import "google/protobuf/struct.proto"; import "google/protobuf/descriptor.proto";
        extend google.protobuf.FieldOptions { string note = 50000; }
        message M { google.protobuf.Any any = 1; google.protobuf.Timestamp at = 2; google.protobuf.StringValue s = 3; google.protobuf.Struct st = 4; string n = 5 [(note) = "kept"]; }
        service S { rpc A(google.protobuf.Empty) returns (google.protobuf.Any); rpc B(M) returns (google.protobuf.Empty); }"#,
    )]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["p.rs"]);
}

#[test]
fn nothing_to_generate() {
    assert!(check(&[("a.proto", "syntax = \"proto3\"; package p;")]).is_empty());
    assert!(
        check(&[(
            "a.proto",
            "syntax = \"proto3\"; package p; service Empty {}"
        )])
        .len()
            == 1
    );
}
