//! The plugin contract: which files take part, what the result says of itself, and what is refused.

use std::{fs, path::Path};

use playground_codegen::GenerateError;
use playground_schema::Schema;
use prost::Message;
use prost_types::FileDescriptorSet;

use super::{Files, compile, generate, paths, stubs};

fn refuse(files: Files, reason: &str) {
    let error = generate(&compile(files), &paths(files), "rust-tonic", &stubs()).unwrap_err();
    assert_eq!(error, GenerateError::Refused(reason.to_owned()));
}

#[test]
fn only_wanted_files_and_their_imports() {
    let files: Files = &[
        ("a.proto", r#"syntax = "proto3"; package a; message A {}"#),
        (
            "b.proto",
            r#"syntax = "proto3"; package b; import "a.proto"; message B { a.A a = 1; }"#,
        ),
        ("c.proto", r#"syntax = "proto3"; package c; message C {}"#),
    ];
    let generated = generate(&compile(files), &["b.proto".into()], "rust-tonic", &stubs()).unwrap();
    assert_eq!(
        generated
            .files
            .iter()
            .map(|file| file.path.as_str())
            .collect::<Vec<_>>(),
        ["a.rs", "b.rs"]
    );
}

#[test]
fn says_who_made_it_and_how() {
    let files: Files = &[("a.proto", r#"syntax = "proto3"; message A {}"#)];
    let generated = generate(&compile(files), &paths(files), "rust-tonic", &stubs()).unwrap();
    assert_eq!(
        generated.command,
        "protoplay generate --target rust-tonic --option parts=stubs --out gen"
    );
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock")).unwrap();
    let parts: Vec<_> = generated
        .generator
        .split(" + ")
        .map(|part| part.split_once(' ').unwrap())
        .collect();
    assert_eq!(
        parts.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        ["prost-build", "tonic-prost-build"]
    );
    for (name, version) in parts {
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")),
            "{name} {version}"
        );
    }
}

#[test]
fn refuses_what_would_panic() {
    refuse(
        &[(
            "a.proto",
            r#"syntax = "proto3"; enum E { A_B = 0; aB = 1; }"#,
        )],
        "`a.proto`: `A_B` and `aB` of enum `E` both become `AB` in Rust",
    );
    refuse(
        &[("a.proto", r#"syntax = "proto3"; message __ {}"#)],
        "`a.proto`: `__` has no letter or digit to make a Rust name of",
    );
    refuse(
        &[("a.proto", "syntax = \"proto3\";\n// a\rb\nmessage M {}")],
        "`a.proto`: a comment at line 3 holds a carriage return without a newline",
    );
}

#[test]
fn refuses_wrong_questions() {
    let files: Files = &[("a.proto", r#"syntax = "proto3"; message A {}"#)];
    let schema = compile(files);
    let check = |files: &[&str], target: &str, options: &[(&str, &str)], expect: &str| {
        let files: Vec<_> = files.iter().map(|file| (*file).to_owned()).collect();
        let options: Vec<_> = options
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(
            generate(&schema, &files, target, &options)
                .unwrap_err()
                .to_string(),
            expect
        );
    };
    check(
        &["a.proto"],
        "cobol",
        &[],
        "there is no target `cobol`; there are `buf-curl`, `go-grpc`, `grpcurl`, `node-grpc`, `python-grpcio`, `rust-tonic`, `rust-web`, `typescript-connect`",
    );
    check(
        &[],
        "rust-tonic",
        &[],
        "no file to generate code for: none compiles",
    );
    check(
        &["b.proto"],
        "rust-tonic",
        &[],
        "`b.proto` is not in the schema: it does not compile or does not exist",
    );
    check(
        &["a.proto"],
        "rust-tonic",
        &[("clint", "true")],
        "there is no option `clint`; there are `parts`, `auth`, `retry`, `tls`, `deadline`, `name`",
    );
    check(
        &["a.proto"],
        "rust-tonic",
        &[("retry", "maybe")],
        "option `retry` cannot be `maybe`; it takes true or false",
    );
    check(
        &["a.proto"],
        "rust-tonic",
        &[("retry", "true,x")],
        "option `retry=true,x` is not of the form `key=value` without commas",
    );
}

#[test]
fn source_info_with_gaps_is_filled() {
    let files: Files = &[(
        "a.proto",
        "syntax = \"proto3\";\n// Kept.\nmessage A { string b = 1; oneof c { int32 d = 2; } enum E { E_ZERO = 0; } }\nservice S { rpc Do(A) returns (A); }",
    )];
    let mut set = FileDescriptorSet::decode(compile(files).encode().as_slice()).unwrap();
    let info = set.file[0].source_code_info.as_mut().unwrap();
    info.location.retain(|location| location.path == [4, 0]);
    assert_eq!(info.location.len(), 1);
    let schema = Schema::decode(&set.encode_to_vec()).unwrap();
    let generated = generate(&schema, &paths(files), "rust-tonic", &stubs()).unwrap();
    assert!(generated.files[0].text.contains("/// Kept."));
}

#[test]
fn a_project_is_around_the_stubs() {
    let files: Files = &[(
        "a.proto",
        "syntax = \"proto3\"; package a; message A {} service S { rpc Do(A) returns (A); }",
    )];
    let generated = generate(&compile(files), &paths(files), "rust-tonic", &[]).unwrap();
    let paths = generated.files.iter().map(|file| file.path.as_str());
    let paths: Vec<_> = paths.collect();
    assert!(paths.is_sorted());
    for path in ["Cargo.toml", "README.md", "src/gen/a.rs"] {
        assert!(paths.contains(&path), "{path} is not in {paths:?}");
    }
}
