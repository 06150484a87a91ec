//! `buf.work.yaml` and the import roots of `v1beta1`. What buf 1.75 prints of the same folders was looked at.

use std::fs;

use super::{folder, run_in};

const USER: &str = "syntax = \"proto3\";\npackage acme.v1;\nmessage user {\n  // buf:lint:ignore FIELD_LOWER_SNAKE_CASE\n  \
                    string fullName = 1;\n}\n";
const MORE: &str = "syntax = \"proto3\";\npackage beta;\nimport \"acme/v1/user.proto\";\nmessage M { acme.v1.user U = 1; }\n";

/// File, line, column and rule of each finding.
fn found(root: &std::path::Path, args: &[&str]) -> Vec<(String, String)> {
    let run = run_in(root, &[args, &["--format", "msvs"]].concat());
    assert_eq!(run.code, 100, "{} {}", run.stdout, run.stderr);
    let lines = run.stdout.lines();
    let parts = lines.map(|line| line.split(" : ").map(str::to_owned).collect::<Vec<_>>());
    parts
        .map(|parts| (parts[0].clone(), parts[1].clone()))
        .collect()
}

fn told(expect: &[(&str, &str)]) -> Vec<(String, String)> {
    let told = expect
        .iter()
        .map(|(place, rule)| ((*place).to_owned(), format!("error {rule}")));
    told.collect()
}

#[test]
fn each_folder_of_a_workspace_has_its_own_rules_and_sees_the_others() {
    let root = folder(&[
        ("buf.work.yaml", "version: v1\ndirectories:\n  - a\n  - b\n"),
        ("a/acme/v1/user.proto", USER),
        (
            "b/buf.yaml",
            "version: v1\nlint: {use: [BASIC], ignore: [beta/x]}\n",
        ),
        ("b/beta/m.proto", MORE),
        (
            "b/beta/x/n.proto",
            "syntax = \"proto3\";\npackage beta.x;\nmessage n {}\n",
        ),
        ("other/broken.proto", "message {"),
    ]);
    let all = [
        ("a/acme/v1/user.proto(3,9)", "MESSAGE_PASCAL_CASE"),
        ("a/acme/v1/user.proto(5,10)", "FIELD_LOWER_SNAKE_CASE"),
        ("b/beta/m.proto(4,26)", "FIELD_LOWER_SNAKE_CASE"),
    ];
    assert_eq!(found(root.path(), &["lint"]), told(&all));
    assert_eq!(
        found(root.path(), &["lint", "b/beta/m.proto"]),
        told(&all[2..])
    );
    fs::write(
        root.path().join("b/beta/m.proto"),
        MORE.replace("U = 1", "u = 2"),
    )
    .unwrap();
    let work = root.path().join("old");
    fs::create_dir_all(work.join("b/beta")).unwrap();
    fs::create_dir_all(work.join("a/acme/v1")).unwrap();
    fs::copy(
        root.path().join("buf.work.yaml"),
        work.join("buf.work.yaml"),
    )
    .unwrap();
    fs::write(work.join("b/beta/m.proto"), MORE).unwrap();
    fs::write(work.join("a/acme/v1/user.proto"), USER).unwrap();
    let broken = found(root.path(), &["breaking", ".", "--against", "old"]);
    assert_eq!(broken, told(&[("b/beta/m.proto(4,1)", "FIELD_NO_DELETE")]));
}

#[test]
fn workspaces_that_cannot_be_honoured_are_errors() {
    for (files, expect) in [
        (
            &[("buf.work.yaml", "version: v1\ndirectories: [a, a/b]")][..],
            "buf.work.yaml:2:18: directories `a` and `a/b` overlap",
        ),
        (
            &[
                ("buf.work.yaml", "version: v1\ndirectories: [a]"),
                ("buf.yaml", "version: v1"),
            ],
            "has a buf.yaml and a buf.work.yaml",
        ),
        (
            &[
                ("buf.work.yaml", "version: v1\ndirectories: [a]"),
                ("a/buf.yaml", "version: v2"),
            ],
            "it should be v1 or v1beta1",
        ),
        (
            &[("buf.work.yaml", "version: v1\ndirectories: [none]")],
            "cannot list",
        ),
    ] {
        let root = folder(&[files, &[("a/acme/v1/user.proto", USER)]].concat());
        let run = run_in(root.path(), &["lint"]);
        assert_eq!(run.result(), (1, ""));
        assert!(run.stderr.contains(expect), "{}", run.stderr);
    }
}

#[test]
fn the_roots_of_v1beta1_are_import_roots() {
    let yaml = "version: v1beta1\nbuild:\n  roots: [one, two]\n  excludes: [two/not]\n\
                lint:\n  use: [BASIC]\n  ignore: [acme/v1/old]\n";
    let root = folder(&[
        ("buf.yaml", yaml),
        ("one/acme/v1/user.proto", USER),
        (
            "one/acme/v1/old/o.proto",
            "syntax = \"proto3\";\npackage acme.v1.old;\nmessage o {}\n",
        ),
        ("two/beta/m.proto", MORE),
        ("two/not/n.proto", "broken"),
    ]);
    let all = [
        ("one/acme/v1/user.proto(3,9)", "MESSAGE_PASCAL_CASE"),
        ("one/acme/v1/user.proto(5,10)", "FIELD_LOWER_SNAKE_CASE"),
        ("two/beta/m.proto(4,26)", "FIELD_LOWER_SNAKE_CASE"),
    ];
    assert_eq!(found(root.path(), &["lint"]), told(&all));
}

#[test]
fn the_part_that_silences_fits_the_configuration() {
    for (yaml, expect) in [
        (
            "version: v2\nmodules: [{path: a}]\n",
            "version: v2\nlint:\n  ignore_only:\n    MESSAGE_PASCAL_CASE:\n      - a/acme/v1/m.proto\n",
        ),
        (
            "version: v1beta1\nbuild: {roots: [a]}\n",
            "version: v1beta1\nlint:\n  ignore_only:\n    MESSAGE_PASCAL_CASE:\n      - acme/v1/m.proto\n",
        ),
    ] {
        let text = "syntax = \"proto3\";\npackage acme.v1;\nmessage m {}\n";
        let root = folder(&[("buf.yaml", yaml), ("a/acme/v1/m.proto", text)]);
        let run = run_in(root.path(), &["lint", "--format", "config-ignore-yaml"]);
        assert_eq!(run.result(), (100, expect), "{}", run.stderr);
        let (_, ignored) = expect.split_once('\n').unwrap();
        fs::write(root.path().join("buf.yaml"), yaml.to_owned() + ignored).unwrap();
        assert_eq!(run_in(root.path(), &["lint"]).result(), (0, ""));
    }
}

#[test]
fn without_a_configuration_version_v1_holds() {
    let text = "syntax = \"proto2\";\npackage acme.v1;\nmessage M {\n  // buf:lint:ignore FIELD_LOWER_SNAKE_CASE\n  \
                required string aB = 1;\n}\n";
    let root = folder(&[("acme/v1/a.proto", text)]);
    let place = "acme/v1/a.proto(5,19)";
    let v1 = told(&[(place, "FIELD_LOWER_SNAKE_CASE")]);
    assert_eq!(found(root.path(), &["lint"]), v1);
    assert_eq!(found(root.path(), &["lint", "acme/v1/a.proto"]), v1);
    fs::write(root.path().join("buf.yaml"), "version: v2").unwrap();
    let v2 = told(&[(place, "FIELD_NOT_REQUIRED")]);
    assert_eq!(found(root.path(), &["lint"]), v2);
}

#[test]
fn paths_are_those_of_files_as_seen_from_here_and_can_be_accepted() {
    let root = folder(&[
        ("w/buf.yaml", "version: v2\nmodules:\n  - path: proto\n"),
        ("w/proto/acme/v1/user.proto", USER),
    ]);
    let inside = root.path().join("w");
    for (here, input, path) in [
        (inside.as_path(), ".", "proto/acme/v1/user.proto"),
        (root.path(), "w", "w/proto/acme/v1/user.proto"),
    ] {
        let text = run_in(here, &["lint", input]).stdout;
        assert!(text.starts_with(&format!("{path}:3:9: error: ")), "{text}");
        let json = run_in(here, &["lint", input, "--format", "json"]);
        assert_eq!(json.lines()[0]["path"], path);
    }
    let place = "proto/acme/v1/user.proto:3";
    let run = run_in(
        &inside,
        &["accept", "MESSAGE_PASCAL_CASE", place, "--reason", "r"],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run_in(&inside, &["lint"]).stdout.contains("PASCAL"));
}
