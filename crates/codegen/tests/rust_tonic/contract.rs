//! The plugin contract: which files take part, what the result says of itself, and what is refused.

use std::{fs, path::Path};

use playground_codegen::{
    CodeGeneratorRequest, CodeGeneratorResponse, GENERATORS, GenerateError, Run,
};
use prost::Message;
use prost_types::FileDescriptorSet;

use super::{Files, compile, generate, options, paths};

fn refuse(files: Files, reason: &str) {
    let error = generate(&compile(files), &paths(files), "rust-tonic", &[]).unwrap_err();
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
    let generated = generate(&compile(files), &["b.proto".into()], "rust-tonic", &[]).unwrap();
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
    let generated = generate(
        &compile(files),
        &paths(files),
        "rust-tonic",
        &options(&[("transport", false)]),
    )
    .unwrap();
    assert_eq!(
        generated.command,
        "protoplay generate --target rust-tonic --option transport=false --out gen"
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
        "there is no target `cobol`; there are `rust-tonic`, `typescript-connect`",
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
        "there is no option `clint`; there are `client`, `server`, `transport`",
    );
    check(
        &["a.proto"],
        "rust-tonic",
        &[("client", "maybe")],
        "option `client` cannot be `maybe`; it takes true or false",
    );
    check(
        &["a.proto"],
        "rust-tonic",
        &[("client", "true,x")],
        "option `client=true,x` is not of the form `key=value` without commas",
    );
}

fn run(request: &CodeGeneratorRequest) -> CodeGeneratorResponse {
    let generator = GENERATORS
        .iter()
        .find(|generator| generator.id() == "rust-tonic")
        .unwrap();
    let Run::Done(response) = generator.run(request.encode_to_vec()) else {
        panic!("it is given to a plugin")
    };
    CodeGeneratorResponse::decode(response.as_slice()).unwrap()
}

#[test]
fn a_request_without_an_import_is_an_error_not_a_panic() {
    let files: Files = &[(
        "a.proto",
        r#"syntax = "proto3"; import "google/protobuf/any.proto"; message A { google.protobuf.Any any = 1; }"#,
    )];
    let set = FileDescriptorSet::decode(compile(files).encode().as_slice()).unwrap();
    let proto_file = set
        .file
        .iter()
        .filter(|file| file.name() == "a.proto")
        .map(Message::encode_to_vec)
        .collect();
    let response = run(&CodeGeneratorRequest {
        file_to_generate: paths(files),
        parameter: None,
        proto_file,
    });
    assert!(
        response.error().contains("google/protobuf/any.proto"),
        "{response:?}"
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
    let response = run(&CodeGeneratorRequest {
        file_to_generate: paths(files),
        parameter: None,
        proto_file: vec![set.file[0].encode_to_vec()],
    });
    assert_eq!(response.error, None);
    assert!(response.file[0].content().contains("/// Kept."));
}
