//! `--fix`: files changed in place, or shown as a diff.

use std::fs;

use super::{folder, run_in};

const USER: &str = "// License.\n\npackage acme.v1;\n\nimport \"google/protobuf/any.proto\";\n\nmessage user {\n  \
                    required string fullName = 1; // é\n}\n";
const TEAM: &str = "syntax = \"proto2\";\r\npackage acme.v1;\r\nimport \"acme/v1/user.proto\";\r\nmessage Team {\r\n\
                    \trepeated .acme.v1.user users = 1;\r\n}\r\n";
const USER_FIXED: &str = "// License.\n\nsyntax = \"proto2\";\n\npackage acme.v1;\n\nmessage User {\n  optional string \
                          full_name = 1; // é\n}\n";

fn text(root: &tempfile::TempDir, path: &str) -> String {
    fs::read_to_string(root.path().join(path)).unwrap()
}

#[test]
fn what_is_found_is_fixed_in_all_files() {
    let root = folder(&[
        ("buf.yaml", "version: v2\n"),
        ("acme/v1/user.proto", USER),
        ("acme/v1/team.proto", TEAM),
    ]);
    let run = run_in(root.path(), &["lint", "--fix", "--unsafe-fixes"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert_eq!(text(&root, "acme/v1/user.proto"), USER_FIXED);
    assert_eq!(
        text(&root, "acme/v1/team.proto"),
        TEAM.replace("v1.user ", "v1.User ")
    );
    for line in [
        "acme/v1/team.proto: rename `user` to `User`\n",
        "acme/v1/user.proto: state the syntax: proto2\n",
        "acme/v1/user.proto: remove the import of `google/protobuf/any.proto`\n",
    ] {
        assert!(run.stderr.contains(line), "{}", run.stderr);
    }
    assert!(run.stderr.contains("warning: "), "{}", run.stderr);
    let again = run_in(root.path(), &["lint", "--fix", "--unsafe-fixes"]);
    assert_eq!((again.result(), again.stderr.as_str()), ((0, ""), ""));
}

#[test]
fn what_breaks_something_is_not_done_unasked() {
    let root = folder(&[("buf.yaml", "version: v2\n"), ("acme/v1/user.proto", USER)]);
    let run = run_in(root.path(), &["lint", "--fix"]);
    assert_eq!(run.code, 100, "{}", run.stderr);
    let (head, _) = USER_FIXED.split_once("message").unwrap();
    let (_, body) = USER.split_once("message").unwrap();
    assert_eq!(
        text(&root, "acme/v1/user.proto"),
        format!("{head}message{body}")
    );
    assert!(
        run.stderr.contains(": 3; --unsafe-fixes applies them"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
}

#[test]
fn a_dry_run_is_a_diff_and_changes_nothing() {
    let root = folder(&[("acme/v1/user.proto", USER), ("acme/v1/team.proto", TEAM)]);
    let run = run_in(root.path(), &["check", "--fix", "--unsafe-fixes", "--diff"]);
    assert_eq!(run.code, 100, "{}", run.stderr);
    let hunk = "--- a/acme/v1/team.proto\n+++ b/acme/v1/team.proto\n@@ -2,5 +2,5 @@\n package acme.v1;\r\n import \
                \"acme/v1/user.proto\";\r\n message Team {\r\n-\trepeated .acme.v1.user users = 1;\r\n+\trepeated \
                .acme.v1.User users = 1;\r\n }\r\n";
    assert!(run.stdout.starts_with(hunk), "{}", run.stdout);
    assert_eq!(text(&root, "acme/v1/user.proto"), USER);
    assert_eq!(text(&root, "acme/v1/team.proto"), TEAM);
    let alone = run_in(root.path(), &["lint", "--dry-run"]);
    assert_eq!(alone.code, 2);
}

#[test]
fn mistakes_are_fixed_before_findings() {
    let broken = "syntax = \"proto3\";\npackage acme.v1;\nmessage user {\n  strin a = 1\n}\n";
    let root = folder(&[("acme/v1/user.proto", broken)]);
    let run = run_in(root.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert_eq!(
        text(&root, "acme/v1/user.proto"),
        "syntax = \"proto3\";\npackage acme.v1;\nmessage User {\n  string a = 1;\n}\n"
    );
}

#[test]
fn files_move_with_their_names() {
    let root = folder(&[
        (
            "User.proto",
            "syntax = \"proto3\";\npackage acme.v1;\nmessage User {}\n",
        ),
        (
            "acme/v1/team.proto",
            "syntax = \"proto3\";\npackage acme.v1;\nimport \"User.proto\";\nmessage Team {\n  User lead = 1;\n}\n",
        ),
    ]);
    let run = run_in(root.path(), &["lint", "--fix", "--unsafe-fixes"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert!(text(&root, "acme/v1/user.proto").contains("message User {}"));
    assert!(text(&root, "acme/v1/team.proto").contains("import \"acme/v1/user.proto\";"));
    assert!(!root.path().join("User.proto").exists());
}

#[test]
fn breaking_changes_are_undone_or_guarded() {
    let before = "syntax = \"proto3\";\npackage acme.v1;\nmessage User {\n  string name = 1;\n  string mail = 2;\n}\n";
    let after = "syntax = \"proto3\";\npackage acme.v1;\nmessage User {\n  int32 name = 1;\n}\n";
    let guarded = "syntax = \"proto3\";\npackage acme.v1;\nmessage User {\n  reserved 2;\n  reserved \"mail\";\n  string \
                   name = 1;\n}\n";
    let root = folder(&[
        ("was/acme/v1/user.proto", before),
        ("is/acme/v1/user.proto", after),
        ("is/buf.yaml", "version: v2\nbreaking: {use: [WIRE_JSON]}\n"),
    ]);
    let run = run_in(
        root.path(),
        &["breaking", "is", "--against", "was", "--fix"],
    );
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert_eq!(text(&root, "is/acme/v1/user.proto"), guarded);
    assert_eq!(text(&root, "was/acme/v1/user.proto"), before);
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let root = folder(&[("acme/v1/user.proto", "")]);
    let bytes = b"// \xff\nsyntax = \"proto3\";\npackage acme.v1;\nmessage user {}\n";
    fs::write(root.path().join("acme/v1/user.proto"), bytes).unwrap();
    let run = run_in(root.path(), &["lint", "--fix", "--unsafe-fixes"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("is not UTF-8"), "{}", run.stderr);
    assert_eq!(
        fs::read(root.path().join("acme/v1/user.proto")).unwrap(),
        bytes
    );
}

#[test]
fn sarif_has_the_edits() {
    let root = folder(&[("acme/v1/user.proto", USER)]);
    let run = run_in(root.path(), &["lint", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let find = |rule: &str| {
        results
            .iter()
            .find(|result| result["ruleId"] == rule)
            .unwrap()
    };
    let change = &find("MESSAGE_PASCAL_CASE")["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "acme/v1/user.proto");
    let at = USER.find("user").unwrap();
    let expect = serde_json::json!([{
        "deletedRegion": {"byteOffset": at, "byteLength": 4},
        "insertedContent": {"text": "User"},
    }]);
    assert_eq!(change["replacements"], expect);
}

#[test]
fn edits_name_the_files_they_are_in() {
    let root = folder(&[
        (
            "buf.yaml",
            "version: v2\nmodules: [{path: one}, {path: two}]\n",
        ),
        (
            "one/a/v1/a.proto",
            "syntax = \"proto3\";\npackage a.v1;\nmessage user {}\n",
        ),
        (
            "two/b/v1/b.proto",
            "syntax = \"proto3\";\npackage b.v1;\nimport \"a/v1/a.proto\";\nmessage B {\n  a.v1.user a = 1;\n}\n",
        ),
        (
            "two/c.proto",
            "syntax = \"proto3\";\npackage c.v1;\nmessage C {}\n",
        ),
    ]);
    let run = run_in(root.path(), &["lint", "--format", "json"]);
    let lines = run.lines();
    let files = |key: &str, of: &str| {
        let all = lines.iter().flat_map(|line| line["fix"][key].as_array());
        let paths = all.flatten().map(|one| one[of].as_str().unwrap());
        paths.collect::<Vec<_>>()
    };
    assert_eq!(
        files("edits", "path"),
        ["one/a/v1/a.proto", "two/b/v1/b.proto"]
    );
    assert_eq!(
        (files("moves", "from"), files("moves", "to")),
        (vec!["two/c.proto"], vec!["two/c/v1/c.proto"])
    );
    let run = run_in(root.path(), &["lint", "--format", "sarif"]);
    for file in ["one/a/v1/a.proto", "two/b/v1/b.proto"] {
        let change = format!("{{\"artifactLocation\":{{\"uri\":\"{file}\"}},\"replacements\"");
        assert!(run.stdout.contains(&change), "{change}\n{}", run.stdout);
    }
}

#[test]
fn a_value_that_is_in_use_is_not_taken_for_deleted() {
    let file = |values: &str| {
        format!(
            "syntax = \"proto3\";\npackage m.v1;\nenum E {{\n  E_UNSPECIFIED = 0;\n{values}}}\n"
        )
    };
    let before = file("  E_A = 1;\n  E_B = 2;\n");
    let root = folder(&[
        ("was/m.proto", before.as_str()),
        ("is/m.proto", &file("  E_B = 1;\n")),
        ("is/buf.yaml", "version: v2\nbreaking: {use: [WIRE_JSON]}\n"),
    ]);
    let arguments = ["breaking", "is", "--against", "was", "--fix"];
    let run = run_in(root.path(), &arguments);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    let guarded = file("  E_B = 2;\n").replace(
        "enum E {\n",
        "enum E {\n  reserved 1;\n  reserved \"E_A\";\n",
    );
    assert_eq!(text(&root, "is/m.proto"), guarded);
    // Under other rules it comes back.
    fs::write(root.path().join("is/m.proto"), file("  E_B = 1;\n")).unwrap();
    fs::write(root.path().join("is/buf.yaml"), "version: v2\n").unwrap();
    let run = run_in(root.path(), &arguments);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert_eq!(text(&root, "is/m.proto"), file("  E_B = 2;\n  E_A = 1;\n"));
}

#[test]
fn fields_come_back_in_their_order() {
    let file = |fields: &str| {
        format!("syntax = \"proto3\";\npackage m.v1;\nmessage M {{\n  int32 a = 1;\n{fields}}}\n")
    };
    let before = file("  string z = 2;\n  int32 y = 3;\n  bool x = 10;\n");
    let root = folder(&[("was/m.proto", before.as_str()), ("is/m.proto", &file(""))]);
    let run = run_in(
        root.path(),
        &["breaking", "is", "--against", "was", "--fix"],
    );
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert_eq!(text(&root, "is/m.proto"), before);
}

#[test]
fn a_file_that_was_given_and_moved_is_read_where_it_is_now() {
    let root = folder(&[(
        "m.proto",
        "syntax = \"proto3\";\npackage m.v1;\nmessage m {}\n",
    )]);
    let run = run_in(root.path(), &["lint", "--fix", "--unsafe-fixes", "m.proto"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    assert!(text(&root, "m/v1/m.proto").contains("message M {}"));
}

#[test]
fn git_applies_the_diff_of_files_that_move() {
    let files = [
        ("buf.yaml", "version: v2\nmodules: [{path: proto}]\n"),
        (
            "proto/m.proto",
            "syntax = \"proto3\";\npackage m.v1;\nmessage m {}\n",
        ),
        (
            "proto/n/v1/n.proto",
            "syntax = \"proto3\";\npackage n.v1;\nmessage n {}\n",
        ),
    ];
    let (root, fixed) = (folder(&files), folder(&files));
    let diff = run_in(
        root.path(),
        &["lint", "--fix", "--unsafe-fixes", "--dry-run"],
    );
    assert_eq!(diff.code, 100, "{}", diff.stderr);
    fs::write(root.path().join("fix.diff"), &diff.stdout).unwrap();
    let git = std::process::Command::new("git")
        .args(["apply", "fix.diff"])
        .current_dir(root.path())
        .output()
        .unwrap();
    assert!(
        git.status.success(),
        "{}{}",
        diff.stdout,
        String::from_utf8_lossy(&git.stderr)
    );
    assert_eq!(
        run_in(fixed.path(), &["lint", "--fix", "--unsafe-fixes"]).code,
        0
    );
    for path in ["proto/m/v1/m.proto", "proto/n/v1/n.proto"] {
        assert_eq!(text(&root, path), text(&fixed, path));
    }
    assert!(!root.path().join("proto/m.proto").exists());
}
