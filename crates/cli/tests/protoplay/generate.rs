//! `protoplay generate` and `protoplay targets`.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use super::{folder, run_in, users};

/// The option for the stubs alone.
const STUBS: &[&str] = &["--option", "parts=stubs"];

#[test]
fn every_way_out_gives_the_same_bytes() {
    let users = users();
    let run = run_in(
        users.path(),
        &[
            "generate",
            "--target",
            "rust-tonic",
            STUBS[0],
            STUBS[1],
            "--json",
        ],
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

    let stubs = ["generate", "--target", "rust-tonic", STUBS[0], STUBS[1]];
    let run = run_in(users.path(), &stubs);
    assert_eq!(run.result(), (0, text));

    run_in(users.path(), &["build", "-o", "set.binpb"]);
    let run = run_in(users.path(), &[&stubs[..], &["set.binpb"]].concat());
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
        &["generate", "--target", "rust-web", STUBS[0], STUBS[1]],
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
            STUBS[0],
            STUBS[1],
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
        run.stdout.contains("    parts=client|server|both|stubs\t"),
        "{}",
        run.stdout
    );
}

/// protoc-gen-es as its package brings it; none where the packages of plugins/ are not installed.
fn protoc_gen_es() -> Option<String> {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/node_modules");
    let program = packages.join(".bin/protoc-gen-es");
    if program.exists() {
        return Some(program.display().to_string());
    }
    eprintln!("skipped: the packages of plugins/ are not installed");
    None
}

/// Generates with the module inside and with the program, whose bytes are the same.
#[test]
fn typescript_is_what_protoc_gen_es_writes() {
    let Some(program) = protoc_gen_es() else {
        return;
    };
    for (what, text) in SCHEMAS {
        let root = folder(&[
            ("acme/a.proto", text),
            (
                "acme/b.proto",
                "syntax = \"proto3\"; package b; message B {}",
            ),
        ]);
        for (language, target, extension) in [("ts", "ts", "none"), ("js+dts", "js+dts", "js")] {
            let own = [
                "--target",
                "typescript-connect",
                STUBS[0],
                STUBS[1],
                "--option",
                &format!("language={language}"),
                "--option",
                &format!("import_extension={extension}"),
            ];
            let parameter =
                format!("target={target},import_extension={extension},json_types=false");
            let native = ["--plugin", &program, "--parameter", &parameter];
            let [ours, theirs] = [&own[..], &native[..]].map(|args| {
                let run = run_in(root.path(), &[&["generate"], args].concat());
                assert_eq!(run.code, 0, "{what}: {}", run.stderr);
                run.stdout
            });
            assert!(ours.contains("protoc-gen-es"), "{what}: {ours}");
            assert_eq!(ours, theirs, "{what}, {language}");
        }
    }
}

/// Whether both programs are on `PATH`.
fn go_programs() -> bool {
    let there = ["protoc-gen-go", "protoc-gen-go-grpc"].map(|name| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|output| output.status.success())
    });
    if there != [true; 2] {
        eprintln!("skipped: protoc-gen-go and protoc-gen-go-grpc are not both on PATH");
    }
    there == [true; 2]
}

/// The files that a run with `args` gives, by their paths.
fn files(root: &Path, args: &[&str]) -> BTreeMap<String, String> {
    let run = run_in(root, &[&["generate", "--json"], args].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let files = json["files"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    files
        .map(|file| (text(&file["path"]), text(&file["text"])))
        .collect()
}

#[test]
fn go_is_what_its_two_programs_write() {
    if !go_programs() {
        return;
    }
    for (what, text) in SCHEMAS {
        let other = "syntax = \"proto3\"; package b; message B {}";
        let root = folder(&[("acme/a.proto", text), ("acme/b.proto", other)]);
        let own = ["--target", "go-grpc", "--option", "parts=stubs"];
        let ours = files(
            root.path(),
            &[&own[..], &["--option", "name=acme-api"]].concat(),
        );
        let package = match text
            .split_once("package ")
            .and_then(|(_, rest)| rest.split_once(';'))
        {
            Some(("acme.function", _)) => "acme/function;acmefunctionpb",
            Some(_) => "acme;acmepb",
            None => "root;rootpb",
        };
        let module = "example.com/acme-api/gen";
        let parameter = format!(
            "module={module},Macme/a.proto={module}/{package},Macme/b.proto={module}/b;bpb"
        );
        let theirs = ["protoc-gen-go", "protoc-gen-go-grpc"]
            .map(|name| files(root.path(), &["--plugin", name, "--parameter", &parameter]));
        assert_eq!(ours, theirs.into_iter().flatten().collect(), "{what}");
    }
}

/// Only a fake says another version than that of its build.
#[cfg(unix)]
#[test]
fn a_program_of_go_must_be_there_in_its_version() {
    use std::os::unix::fs::PermissionsExt;
    let root = folder(&[
        ("a.proto", "syntax = \"proto3\"; package a; message A {}"),
        (
            "bin/protoc-gen-go",
            "#!/bin/sh\necho protoc-gen-go v1.2.3\n",
        ),
    ]);
    let refusal = |path: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_protoplay"))
            .args(["generate", "--target", "go-grpc", "--option", "parts=stubs"])
            .current_dir(root.path())
            .env("PATH", root.path().join(path))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let install = "`go install google.golang.org/protobuf/cmd/protoc-gen-go@v";
    let said = refusal("nowhere");
    assert!(
        said.contains(&format!("protoc-gen-go is not installed; {install}")),
        "{said}"
    );
    let program = root.path().join("bin/protoc-gen-go");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let said = refusal("bin");
    assert!(
        said.contains("is installed is v1.2.3") && said.contains(install),
        "{said}"
    );
}

const SCHEMAS: &[(&str, &str)] = &[
    (
        "nesting, oneof, map, optional, comments",
        r#"syntax = "proto3"; package acme;
        import "acme/b.proto"; import "google/protobuf/timestamp.proto"; import "google/protobuf/struct.proto";
        // About A; not the end: */
        message A {
          message Inner { repeated Inner more = 1; }
          oneof choice { string text = 1; Inner inner = 2; }
          map<int64, Inner> by_id = 3; optional bool set = 4; b.B b = 5;
          google.protobuf.Timestamp at = 6; google.protobuf.Struct any = 7;
        }"#,
    ),
    (
        "all four kinds of methods",
        r#"syntax = "proto3"; package acme; message A {}
        service S {
          rpc One(A) returns (A); rpc Down(A) returns (stream A);
          rpc Up(stream A) returns (A) { option deprecated = true; } rpc Both(stream A) returns (stream A) { option idempotency_level = NO_SIDE_EFFECTS; }
        }"#,
    ),
    (
        "aliases and words of the language",
        r#"syntax = "proto3"; package acme.function;
        enum E { option allow_alias = true; ZERO = 0; NONE = 0; delete = -1; }
        message Object { string constructor = 1; int32 toString = 2; E class = 3; Object default = 4; bool __proto__ = 5; }
        service Function { rpc New(Object) returns (Object); }"#,
    ),
    (
        "no package",
        "syntax = \"proto3\"; message Alone { bytes raw = 1; sint64 big = 2; }",
    ),
    (
        "proto2",
        r#"syntax = "proto2"; package acme;
        message A {
          required string name = 1; optional int32 age = 2 [default = -7]; optional double far = 3 [default = inf];
          repeated group Part = 4 { optional bytes raw = 1 [default = "\000\377"]; } extensions 100 to 200;
        }
        extend A { optional string more = 100; }"#,
    ),
    (
        "editions",
        r#"edition = "2023"; package acme; option features.field_presence = IMPLICIT;
        enum E { option features.enum_type = CLOSED; ZERO = 0; ONE = 1; }
        message A { int32 plain = 1; E e = 2 [features.field_presence = EXPLICIT]; repeated int32 loose = 3 [features.repeated_field_encoding = EXPANDED]; A inner = 4 [features.message_encoding = DELIMITED]; }"#,
    ),
];

#[test]
fn typescript_comes_with_what_is_imported() {
    let root = folder(&[(
        "a.proto",
        "syntax = \"proto3\"; package a; import \"google/rpc/status.proto\"; message A { google.rpc.Status s = 1; }",
    )]);
    let args = ["generate", "--target", "typescript-connect", "--out", "gen"];
    let run = run_in(root.path(), &[&args[..], STUBS].concat());
    let files = "gen/a_pb.ts\ngen/google/rpc/status_pb.ts\n";
    assert_eq!(run.result(), (0, files), "{}", run.stderr);
}

#[test]
fn a_plugin_that_fails_is_said() {
    let root = folder(&[("a.proto", "syntax = \"proto3\"; package a; message A {}")]);
    let check = |program: &str, says: &str| {
        let run = run_in(root.path(), &["generate", "--plugin", program]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{program}");
        assert!(run.stderr.contains(says), "{program}: {}", run.stderr);
    };
    check("no-such-plugin", "no-such-plugin could not be run");
    check("false", "false ended with exit status: 1");
    check("ls", "the generator `ls` answered nonsense");
}
