//! `protoplay lint`, `breaking`, `check` and `rules`.

use std::process::Command;

use super::{folder, run_in};

const GOOD: &str = "syntax = \"proto3\";\npackage acme.v1;\nmessage User {\n  string name = 1;\n  int32 age = 2;\n}\n";
const BAD: &str =
    "syntax = \"proto3\";\npackage acme.v1;\nmessage user {\n  string fullName = 1;\n}\n";

#[test]
fn clean_files_are_not_talked_about() {
    let root = folder(&[("acme/v1/user.proto", GOOD)]);
    for args in [
        &["lint"][..],
        &["lint", "."],
        &["check"],
        &["lint", "acme/v1/user.proto"],
    ] {
        let run = run_in(root.path(), args);
        assert_eq!(
            (run.code, run.stdout.as_str(), run.stderr.as_str()),
            (0, "", ""),
            "{args:?}"
        );
    }
}

#[test]
fn findings_are_lines_of_text() {
    let root = folder(&[("acme/v1/user.proto", BAD)]);
    let run = run_in(root.path(), &["lint"]);
    let expect = "acme/v1/user.proto:3:9: error: message name `user` should be PascalCase, such as `User` \
                  (MESSAGE_PASCAL_CASE)\n\
                  acme/v1/user.proto:4:10: error: field name `fullName` should be lower_snake_case, such as \
                  `full_name` (FIELD_LOWER_SNAKE_CASE)\n";
    assert_eq!(run.result(), (100, expect), "{}", run.stderr);
}

#[test]
fn json_has_the_keys_of_buf_and_more() {
    let root = folder(&[
        ("acme/v1/user.proto", BAD),
        ("z.proto", "syntax = \"proto3\";\n"),
    ]);
    let run = run_in(root.path(), &["lint", "--format", "json"]);
    assert_eq!(run.code, 100);
    let lines = run.lines();
    let first = serde_json::json!({
        "path": "acme/v1/user.proto",
        "start_line": 3, "start_column": 9, "end_line": 3, "end_column": 13,
        "type": "MESSAGE_PASCAL_CASE",
        "message": "message name `user` should be PascalCase, such as `User`",
        "severity": "error",
        "category": "BASIC",
        "rule_doc": lines[0]["rule_doc"],
        "fix": {
            "title": "rename `user` to `User`",
            "edits": [{"path": "acme/v1/user.proto", "span": {"start": 44, "end": 48}, "text": "User"}],
            "warnings": [
                "generated code has another name for message `user`",
                "`Any` names its type: that is `acme.v1.User`, no longer `acme.v1.user`",
            ],
        },
    });
    assert_eq!(lines[0], first);
    assert!(
        lines[0]["rule_doc"]
            .as_str()
            .is_some_and(|doc| doc.ends_with('.'))
    );
    let whole = lines.last().unwrap();
    assert_eq!(
        (&whole["path"], &whole["type"]),
        (&"z.proto".into(), &"PACKAGE_DEFINED".into())
    );
    assert_eq!(
        (&whole["start_line"], &whole["end_column"]),
        (&1.into(), &1.into())
    );
}

#[test]
fn what_does_not_compile_is_a_finding() {
    let root = folder(&[(
        "a.proto",
        "syntax = \"proto3\";\nmessage M {\n  strin a = 1;\n}\n",
    )]);
    let run = run_in(root.path(), &["lint", "--format", "json"]);
    assert_eq!(run.code, 100);
    let line = &run.lines()[0];
    assert_eq!(
        (&line["type"], &line["start_line"]),
        (&"COMPILE".into(), &3.into())
    );
    assert_eq!(
        (&line["start_column"], &line["end_column"]),
        (&3.into(), &8.into())
    );
}

#[test]
fn the_configuration_of_the_folder_holds() {
    let yaml =
        "version: v2\nlint:\n  use: [BASIC]\n  except: [FIELD_LOWER_SNAKE_CASE]\n  ignore: [old]\n";
    let files = [
        ("buf.yaml", yaml),
        ("acme/v1/user.proto", BAD),
        ("old/x.proto", "syntax = \"proto3\";\n"),
    ];
    let root = folder(&files);
    let run = run_in(root.path(), &["lint", "--format", "json"]);
    let rules: Vec<_> = run
        .lines()
        .iter()
        .map(|line| line["type"].clone())
        .collect();
    assert_eq!(rules, ["MESSAGE_PASCAL_CASE"], "{}", run.stderr);
    let run = run_in(root.path(), &["lint", "old/x.proto"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    let run = run_in(root.path(), &["lint", "--config", "none.yaml"]);
    assert_eq!(run.result(), (1, ""));
}

#[test]
fn a_configuration_that_cannot_be_honoured_is_an_error_with_its_line() {
    let root = folder(&[
        ("buf.yaml", "version: v2\nlint:\n  use: [NONSENSE]\n"),
        ("a.proto", GOOD),
    ]);
    let run = run_in(root.path(), &["lint"]);
    assert_eq!(run.result(), (1, ""));
    assert!(
        run.stderr.contains("buf.yaml:3:9: `NONSENSE`"),
        "{}",
        run.stderr
    );
}

#[test]
fn modules_are_import_roots_with_rules_of_their_own() {
    let yaml = "version: v2\nmodules:\n  - path: one\n    lint: {use: [MESSAGE_PASCAL_CASE]}\n  - path: two\n    \
                lint: {use: [FIELD_LOWER_SNAKE_CASE]}\n    excludes: [two/not]\n";
    let other = "syntax = \"proto3\";\npackage b;\nimport \"acme/v1/user.proto\";\nmessage b { acme.v1.user U = 1; }\n";
    let files = [
        ("buf.yaml", yaml),
        ("one/acme/v1/user.proto", BAD),
        ("two/b.proto", other),
        ("two/not/c.proto", "broken"),
    ];
    let root = folder(&files);
    let run = run_in(root.path(), &["lint", "--format", "msvs"]);
    let told: Vec<_> = run
        .stdout
        .lines()
        .filter_map(|line| line.split(" : ").nth(1))
        .collect();
    assert_eq!(
        told,
        ["error MESSAGE_PASCAL_CASE", "error FIELD_LOWER_SNAKE_CASE"],
        "{}",
        run.stderr
    );
    assert!(
        run.stdout.starts_with("one/acme/v1/user.proto(3,9)"),
        "{}",
        run.stdout
    );
    let run = run_in(root.path(), &["lint", "two/b.proto", "--format", "json"]);
    assert_eq!(run.lines().len(), 1, "{}", run.stdout);
}

#[test]
fn every_format_is_what_it_says() {
    let root = folder(&[("acme/v1/a,b.proto", BAD)]);
    let print = |format| {
        let run = run_in(root.path(), &["lint", "--format", format]);
        assert_eq!(run.code, 100, "{format}: {}", run.stderr);
        run.stdout
    };
    let github = print("github-actions");
    assert!(
        github
            .starts_with("::error file=acme/v1/a%2Cb.proto,line=3,col=9,endLine=3,endColumn=13::"),
        "{github}"
    );
    let gitlab: serde_json::Value = serde_json::from_str(&print("gitlab-code-quality")).unwrap();
    assert_eq!(gitlab[0]["location"]["positions"]["begin"]["column"], 9);
    let prints: Vec<_> = gitlab
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fingerprint"].as_str())
        .collect();
    assert!(
        prints[0] != prints[1]
            && prints
                .iter()
                .all(|print| print.is_some_and(|print| print.len() == 32))
    );
    let sarif: serde_json::Value = serde_json::from_str(&print("sarif")).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "MESSAGE_PASCAL_CASE");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "acme/v1/a%2Cb.proto");
    assert_eq!(place["region"]["endColumn"], 13);
    let junit = print("junit");
    assert!(
        junit.contains("<testsuite name=\"acme/v1/a,b\" tests=\"2\" failures=\"2\" errors=\"0\">"),
        "{junit}"
    );
    assert!(
        junit.contains("<testcase name=\"MESSAGE_PASCAL_CASE_3_9\">"),
        "{junit}"
    );
    // What it prints is a configuration under which nothing is found.
    std::fs::write(root.path().join("buf.yaml"), print("config-ignore-yaml")).unwrap();
    let run = run_in(root.path(), &["lint"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
}

#[test]
fn breaking_compares_with_a_folder_a_set_or_a_commit() {
    let root = folder(&[
        (
            "new/acme/v1/user.proto",
            &GOOD.replace("  int32 age = 2;\n", ""),
        ),
        ("old/acme/v1/user.proto", GOOD),
    ]);
    let built = run_in(root.path(), &["build", "old", "-o", "old.binpb"]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let expect = "new/acme/v1/user.proto:3:1: error: field 2 `age` was deleted (FIELD_NO_DELETE)\n    breaks: ";
    for against in ["old", "old.binpb"] {
        let run = run_in(root.path(), &["breaking", "new", "--against", against]);
        assert_eq!(run.code, 100, "{}", run.stderr);
        assert!(
            run.stdout.starts_with(expect) && run.stdout.lines().count() == 2,
            "{}",
            run.stdout
        );
        let run = run_in(root.path(), &["breaking", "old", "--against", against]);
        assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    }
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(root.path()).args([
            "-c",
            "user.name=n",
            "-c",
            "user.email=e@example.com",
        ]);
        assert!(
            command.args(arguments).output().unwrap().status.success(),
            "{arguments:?}"
        );
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    let run = run_in(root.path(), &["breaking", "new", "--against", "git:HEAD"]);
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
    std::fs::write(root.path().join("new/acme/v1/user.proto"), BAD).unwrap();
    let run = run_in(
        root.path(),
        &["check", "new", "--against", "git:HEAD", "--format", "json"],
    );
    let lines = run.lines();
    let rules: Vec<_> = lines
        .iter()
        .filter_map(|line| line["type"].as_str())
        .collect();
    assert!(
        rules.contains(&"MESSAGE_NO_DELETE") && rules.contains(&"MESSAGE_PASCAL_CASE"),
        "{rules:?}"
    );
    let run = run_in(
        root.path(),
        &["breaking", "new", "--against", "git:nothing"],
    );
    assert_eq!(run.result(), (1, ""));
}

#[test]
fn a_file_that_is_gone_has_no_path() {
    let root = folder(&[
        ("new/a.proto", GOOD),
        ("old/a.proto", GOOD),
        ("old/b.proto", "syntax = \"proto3\";\n"),
    ]);
    let run = run_in(
        root.path(),
        &["breaking", "new", "--against", "old", "--format", "json"],
    );
    let lines = run.lines();
    assert_eq!(
        (lines.len(), &lines[0]["type"]),
        (1, &"FILE_NO_DELETE".into())
    );
    assert!(lines[0].get("path").is_none());
    // Only what was asked for is compared.
    let run = run_in(
        &root.path().join("new"),
        &["breaking", "a.proto", "--against", "../old"],
    );
    assert_eq!(run.result(), (0, ""), "{}", run.stderr);
}

#[test]
fn what_there_is_to_compare_with_must_compile() {
    let root = folder(&[("new/a.proto", GOOD), ("old/a.proto", "message {")]);
    let run = run_in(root.path(), &["breaking", "new", "--against", "old"]);
    assert_eq!(run.result(), (1, ""));
    assert!(
        run.stderr.contains("`old` does not compile"),
        "{}",
        run.stderr
    );
}

#[test]
fn rules_are_listed_and_explained() {
    let root = folder(&[]);
    let run = run_in(root.path(), &["rules"]);
    assert_eq!(run.code, 0);
    for line in run.stdout.lines() {
        assert_eq!(line.split('\t').count(), 4, "{line}");
    }
    let run = run_in(root.path(), &["rules", "field_no_delete"]);
    assert!(
        run.stdout.starts_with("# FIELD_NO_DELETE\n") && run.stdout.contains("## Bad"),
        "{}",
        run.stdout
    );
    assert_eq!(run_in(root.path(), &["rules", "NONE"]).result(), (2, ""));
}
