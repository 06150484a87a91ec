//! `protoplay generate` and `protoplay targets`.

use std::fs;

use super::{folder, run_in, users};

#[test]
fn every_way_out_gives_the_same_bytes() {
    let users = users();
    let run = run_in(
        users.path(),
        &["generate", "--target", "rust-tonic", "--json"],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json["files"].as_array().unwrap().len(), 1);
    assert_eq!(json["files"][0]["path"], "users.v1.rs");
    let text = json["files"][0]["text"].as_str().unwrap();
    assert!(text.contains("pub mod user_service_client"));
    assert!(
        json["generator"]
            .as_str()
            .unwrap()
            .starts_with("prost-build ")
    );

    // The command it names writes the same bytes.
    let command: Vec<_> = json["command"].as_str().unwrap().split(' ').collect();
    assert_eq!(command[0], "protoplay");
    let run = run_in(users.path(), &command[1..]);
    assert_eq!(run.result(), (0, "gen/users.v1.rs\n"), "{}", run.stderr);
    assert_eq!(
        fs::read_to_string(users.path().join("gen/users.v1.rs")).unwrap(),
        text
    );

    let run = run_in(users.path(), &["generate", "--target", "rust-tonic"]);
    assert_eq!(run.result(), (0, text));

    run_in(users.path(), &["build", "-o", "set.binpb"]);
    let run = run_in(
        users.path(),
        &["generate", "--target", "rust-tonic", "set.binpb"],
    );
    assert_eq!(run.result(), (0, text));
}

#[test]
fn options_and_several_files() {
    let root = folder(&[
        (
            "a.proto",
            "syntax = \"proto3\"; package a; message A {} service S { rpc Do(A) returns (A); }",
        ),
        ("b.proto", "syntax = \"proto3\"; package b; message B {}"),
    ]);
    let run = run_in(
        root.path(),
        &[
            "generate",
            "--target",
            "rust-tonic",
            "--option",
            "server=false",
            "--option",
            "transport=false",
        ],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("==> a.rs <==\n") && run.stdout.contains("==> b.rs <==\n"));
    assert!(
        run.stdout.contains("s_client")
            && !run.stdout.contains("s_server")
            && !run.stdout.contains("fn connect")
    );
    let run = run_in(
        root.path(),
        &[
            "generate",
            "--target",
            "rust-tonic",
            "a.proto",
            "--out",
            "x/y",
        ],
    );
    assert_eq!(run.result(), (0, "x/y/a.rs\n"), "{}", run.stderr);
}

#[test]
fn refusals() {
    let root = folder(&[("a.proto", "syntax = \"proto3\"; message __ {}")]);
    let check = |args: &[&str], code: i32, expect: &str| {
        let run = run_in(root.path(), args);
        assert_eq!(run.result(), (code, ""), "{}", run.stderr);
        assert!(run.stderr.contains(expect), "{}", run.stderr);
    };
    check(
        &["generate", "--target", "cobol"],
        2,
        "error: there is no target `cobol`",
    );
    check(
        &["generate", "--target", "rust-tonic", "--option", "x=y"],
        2,
        "error: there is no option `x`",
    );
    check(
        &["generate", "--target", "rust-tonic"],
        1,
        "`__` has no letter or digit",
    );
    fs::write(root.path().join("a.proto"), "message {").unwrap();
    check(&["generate", "--target", "rust-tonic"], 100, "a.proto:1:");
}

#[test]
fn targets_are_listed_with_their_options() {
    let run = run_in(std::path::Path::new("."), &["targets"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(
        run.stdout
            .lines()
            .any(|line| line.starts_with("rust-tonic\tRust (tonic)\tprost-build ")),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("    transport=true|false\t"),
        "{}",
        run.stdout
    );
}
