//! `protoplay build`.

use std::fs;

use playground_schema::Schema;

use super::{folder, run_in, users};

const BAD: &str = "syntax = \"proto3\";\nmessage M {\n  strin a = 1;\n}\n";

#[test]
fn checks_silently() {
    let users = users();
    for args in [
        &["build"][..],
        &["build", "."],
        &["build", "users/v1/user_service.proto"],
        &["build", "users/v1"],
    ] {
        let run = run_in(users.path(), args);
        let expect = if args == ["build", "users/v1"] {
            100
        } else {
            0
        };
        assert_eq!(run.result(), (expect, ""), "{args:?} {}", run.stderr);
    }
}

#[test]
fn writes_a_descriptor_set_with_imports() {
    let users = users();
    let file = users.path().join("out.binpb");
    let run = run_in(users.path(), &["build", "-o", "out.binpb"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    let bytes = fs::read(&file).unwrap();
    let schema = Schema::decode(&bytes).unwrap();
    assert!(
        schema
            .pool()
            .get_service_by_name("users.v1.UserService")
            .is_some()
    );
    assert!(
        schema
            .pool()
            .get_file_by_name("google/protobuf/timestamp.proto")
            .is_some()
    );
    // The set is an input too.
    let run = run_in(users.path(), &["build", "out.binpb", "-o", "again.binpb"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert_eq!(fs::read(users.path().join("again.binpb")).unwrap(), bytes);
}

#[test]
fn the_library_is_there_to_be_imported_unless_a_file_of_the_workspace_is() {
    let text = "syntax = \"proto3\";\nimport \"google/api/annotations.proto\";\nimport \"google/type/date.proto\";\n\
                message M { google.type.Date day = 1; }\n\
                service S { rpc R(M) returns (M) { option (google.api.http) = { get: \"/r\" }; } }\n";
    let root = folder(&[("a.proto", text)]);
    let run = run_in(root.path(), &["build", "a.proto"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    let own = "syntax = \"proto3\";\npackage google.type;\nmessage Other {}\n";
    let root = folder(&[("a.proto", text), ("google/type/date.proto", own)]);
    let run = run_in(root.path(), &["build", "a.proto"]);
    assert_eq!(run.code, 100, "{}", run.stderr);
    assert!(run.stderr.contains("google.type.Date"), "{}", run.stderr);
}

#[test]
fn a_file_brings_what_it_imports() {
    let root = folder(&[
        (
            "a.proto",
            "syntax = \"proto3\"; import \"b/b.proto\"; message A { b.B b = 1; }",
        ),
        ("b/b.proto", "syntax = \"proto3\"; package b; message B {}"),
        ("broken.proto", BAD),
    ]);
    let run = run_in(root.path(), &["build", "a.proto", "-o", "-"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let elsewhere = tempfile::tempdir().unwrap();
    let run = run_in(
        elsewhere.path(),
        &["build", root.path().join("a.proto").to_str().unwrap()],
    );
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
}

#[test]
fn an_import_root_that_is_not_the_one_given_is_named() {
    let users = users();
    let folder = users.path().canonicalize().unwrap();
    let run = run_in(&folder, &["build", "users/v1"]);
    let help =
        "    help: it is below `.`: give that folder as INPUT, import paths start from there\n";
    assert!(run.stderr.ends_with(help), "{}", run.stderr);
    let above = folder.parent().unwrap();
    let root = folder.file_name().unwrap().to_str().unwrap();
    let run = run_in(
        above,
        &["build", &format!("{root}/users/v1/user_service.proto")],
    );
    assert_eq!(run.result(), (100, ""));
    let expect = format!(
        "{root}/users/v1/user_service.proto:8:8: error: imported file \"users/v1/user.proto\" is not in the workspace\n{}",
        help.replace("`.`", &format!("`{root}`"))
    );
    assert_eq!(run.stderr, expect);
    let run = run_in(above, &["build", root]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
}

#[test]
fn an_import_that_is_nowhere_is_told_with_where_it_is_looked_for() {
    let root = super::folder(&[("a.proto", "syntax = \"proto3\";\nimport 'no/such.proto';\n")]);
    let run = run_in(root.path(), &["build"]);
    let help = "; import paths start from the folder that is given as INPUT\n";
    assert!(run.stderr.ends_with(help), "{}", run.stderr);
}

#[test]
fn text_in_an_older_encoding_is_read_and_told() {
    let root = folder(&[("b.proto", BAD)]);
    let old = b"syntax = \"proto3\";\n// caf\xe9\nmessage A {}\n";
    fs::write(root.path().join("a.proto"), old).unwrap();
    let run = run_in(root.path(), &["build", "a.proto"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("a.proto:2: warning: not UTF-8"),
        "{}",
        run.stderr
    );
    let run = run_in(root.path(), &["build"]);
    assert_eq!(run.code, 100);
    assert!(run.stderr.contains("b.proto:3:3: error"), "{}", run.stderr);
}

#[test]
fn an_import_that_nothing_uses_has_no_word_about_roots() {
    let text = "syntax = \"proto3\";\nimport \"google/type/date.proto\";\n";
    let root = folder(&[("a.proto", text)]);
    let run = run_in(root.path(), &["build"]);
    assert!(run.stderr.contains("warning"), "{}", run.stderr);
    assert!(!run.stderr.contains("INPUT"), "{}", run.stderr);
}

#[test]
fn findings_are_messages() {
    let root = folder(&[("x/bad.proto", BAD), ("good.proto", "syntax = \"proto3\";")]);
    let run = run_in(root.path(), &["build", "-o", "out.binpb"]);
    assert_eq!(run.result(), (100, ""));
    assert!(
        run.stderr.starts_with("x/bad.proto:3:3: error: "),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("strin"), "{}", run.stderr);
    assert!(!root.path().join("out.binpb").exists());
    // Paths are relative to the import root, wherever that is.
    let run = run_in(root.path(), &["build", "x"]);
    assert!(
        run.stderr.starts_with("bad.proto:3:3: error: "),
        "{}",
        run.stderr
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let root = folder(&[
        ("set.binpb", "no descriptor set"),
        ("a/x.proto", "syntax = \"proto3\";"),
        ("b/x.proto", "syntax = \"proto3\";"),
    ]);
    fs::create_dir(root.path().join("empty")).unwrap();
    let check = |args: &[&str], expect: &str| {
        let run = run_in(root.path(), args);
        assert_eq!(run.result(), (1, ""), "{args:?} {}", run.stderr);
        assert!(
            run.stderr.starts_with(&format!("error: {expect}")),
            "{args:?} {}",
            run.stderr
        );
    };
    check(&["build", "missing"], "cannot read `missing`");
    check(&["build", "empty"], "there is no .proto file in `empty`");
    check(&["build", "set.binpb"], "not a usable descriptor set");
    check(&["build", "a", "b"], "`x.proto` is there twice");
    check(
        &["build", "a", "set.binpb"],
        "`set.binpb` is not a .proto file",
    );
    check(
        &["build", "a", "-o", "no/such/folder"],
        "cannot write `no/such/folder`",
    );
}
