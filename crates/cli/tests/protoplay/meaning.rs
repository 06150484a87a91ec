//! What changes mean: `breaking --explain`, `--promise`, `changes`, and what there is to compare with.

use std::io::{Cursor, Write as _};
use std::process::Command;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{folder, run_in};

const OLD: &str = "syntax = \"proto3\";\npackage acme.v1;\n// A person.\nmessage User {\n  string name = 1;\n  int32 age = 2;\n}\n";
const NEW: &str = "syntax = \"proto3\";\npackage acme.v1;\n// Somebody.\nmessage User {\n  int32 name = 1;\n  int32 years = 2;\n}\n";

fn both() -> tempfile::TempDir {
    folder(&[
        ("new/acme/v1/user.proto", NEW),
        ("old/acme/v1/user.proto", OLD),
    ])
}

#[test]
fn an_explanation_shows_bytes_and_json() {
    let root = both();
    let arguments = ["breaking", "new", "--against", "old"];
    let plain = run_in(root.path(), &arguments);
    let run = run_in(root.path(), &[&arguments[..], &["--explain"]].concat());
    assert_eq!(run.code, 100, "{}", run.stderr);
    for line in [
        "    source: Go `GetName`, TypeScript `name` and Rust `name` hold `int32` instead of `string`\n",
        "    json: old acme.v1.User: {\"name\":\"Alice\"}\n        the new schema refuses it: ",
        "    wire: old acme.v1.User: 0a 05 41 6c 69 63 65, which is {\"name\":\"Alice\"}\n        the new schema refuses it: ",
        "    instead: add a field with a new number, and deprecate this one\n",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
    let findings = |text: &str| {
        text.lines()
            .filter(|line| !line.starts_with(' '))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(findings(&plain.stdout), findings(&run.stdout));
    let run = run_in(
        root.path(),
        &[&arguments[..], &["--explain", "--format", "json"]].concat(),
    );
    let lines = run.lines();
    let line = lines
        .iter()
        .find(|line| line["type"] == "FIELD_SAME_TYPE")
        .unwrap();
    assert_eq!(
        line["explanation"]["wire"]["written"],
        "0a 05 41 6c 69 63 65"
    );
    assert_eq!(line["explanation"]["wire"]["outcome"], "refused");
    assert_eq!(
        line["breaks"],
        serde_json::json!(["source", "json", "wire"])
    );
}

#[test]
fn who_breaks_is_told_the_same_with_and_without_an_explanation() {
    let file = |of: &str| {
        format!("syntax = \"proto3\";\npackage acme.v1;\nmessage User {{\n  {of} age = 1;\n}}\n")
    };
    let root = folder(&[
        ("new/acme/v1/user.proto", &file("uint32")),
        ("old/acme/v1/user.proto", &file("bool")),
    ]);
    let arguments = ["breaking", "new", "--against", "old", "--format", "json"];
    let plain = run_in(root.path(), &arguments).lines();
    let explained = run_in(root.path(), &[&arguments[..], &["--explain"]].concat()).lines();
    let breaks = |lines: &[serde_json::Value]| {
        let of = |line: &serde_json::Value| (line["type"].clone(), line["breaks"].clone());
        lines.iter().map(of).collect::<Vec<_>>()
    };
    let expect = vec![(
        serde_json::json!("FIELD_SAME_TYPE"),
        explained[0]["breaks"].clone(),
    )];
    assert_eq!(breaks(&plain), expect);
    assert_eq!(breaks(&explained), expect);
    assert_eq!(plain[0]["breaks"][0], "source");
    assert!(plain[0].get("explanation").is_none());
}

#[test]
fn what_was_not_promised_is_no_error() {
    let root = both();
    let check = |promise: &str, expect: &[(&str, &str)], code: i32| {
        let arguments = [
            "breaking",
            "new",
            "--against",
            "old",
            "--format",
            "json",
            "--promise",
            promise,
        ];
        let run = run_in(root.path(), &arguments);
        let lines = run.lines();
        let told: Vec<_> = lines
            .iter()
            .map(|line| {
                (
                    line["type"].as_str().unwrap(),
                    line["severity"].as_str().unwrap(),
                )
            })
            .collect();
        assert_eq!(
            (told.as_slice(), run.code),
            (expect, code),
            "{promise} {}",
            run.stderr
        );
        lines
    };
    let lines = check(
        "WIRE",
        &[
            ("FIELD_SAME_TYPE", "error"),
            ("FIELD_SAME_JSON_NAME", "warning"),
            ("FIELD_SAME_NAME", "warning"),
        ],
        100,
    );
    assert_eq!(
        lines[2]["reason"],
        "breaks generated code and JSON only; the promise is WIRE"
    );
    for promise in ["WIRE_JSON", "PACKAGE", "FILE"] {
        check(
            promise,
            &[
                ("FIELD_SAME_TYPE", "error"),
                ("FIELD_SAME_JSON_NAME", "error"),
                ("FIELD_SAME_NAME", "error"),
            ],
            100,
        );
    }
    let renamed = NEW.replace("int32 name", "string name");
    std::fs::write(root.path().join("new/acme/v1/user.proto"), renamed).unwrap();
    check(
        "WIRE",
        &[
            ("FIELD_SAME_JSON_NAME", "warning"),
            ("FIELD_SAME_NAME", "warning"),
        ],
        0,
    );
    let run = run_in(
        root.path(),
        &["breaking", "new", "--against", "old", "--promise", "NONE"],
    );
    assert_eq!(run.result(), (2, ""));
}

#[test]
fn a_type_that_only_went_to_another_file_keeps_the_promise_of_the_package() {
    let message = |name: &str| format!("message {name} {{ string name = 1; int32 age = 2; }}\n");
    let head = "syntax = \"proto3\";\npackage a.v1;\n";
    let root = folder(&[
        (
            "old/a.proto",
            &[head, &message("Kept"), &message("Gone")].concat(),
        ),
        ("new/a.proto", &[head, &message("Kept")].concat()),
        ("new/b.proto", &[head, &message("Gone")].concat()),
    ]);
    let arguments = ["breaking", "new", "--against", "old", "--explain"];
    let run = run_in(root.path(), &arguments);
    assert!(
        run.code == 100 && run.stdout.contains("    now: moved to file `b.proto`\n"),
        "{}",
        run.stdout
    );
    let run = run_in(
        root.path(),
        &[&arguments[..], &["--promise", "PACKAGE"]].concat(),
    );
    assert!(
        run.code == 0 && run.stdout.contains("warning: only the file changed"),
        "{}",
        run.stdout
    );
}

#[test]
fn changes_are_a_log() {
    let root = both();
    let run = run_in(root.path(), &["changes", "new", "--against", "old"]);
    let expect = "# Changes\n\n## `acme.v1`\n\n### message `User`\n\n\
                  - **Renamed** field `age` to `years` (breaking: FIELD_SAME_JSON_NAME, FIELD_SAME_NAME)\n\
                  - **Changed** field `name`: type from `string` to `int32` (breaking: FIELD_SAME_TYPE)\n\
                  - **Documented** message: Somebody.\n";
    assert_eq!(run.result(), (0, expect), "{}", run.stderr);
    let run = run_in(root.path(), &["changes", "new", "--against", "new"]);
    assert_eq!(run.result(), (0, "# Changes\n\nNothing changed.\n"));
    let run = run_in(
        root.path(),
        &["changes", "new", "--against", "old", "--format", "json"],
    );
    let log: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let entry = &log["packages"][0]["groups"][0]["entries"][1];
    assert_eq!(entry["change"], "changed");
    assert_eq!(entry["rules"], serde_json::json!(["FIELD_SAME_TYPE"]));
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_archive_is_something_to_compare_with() {
    let root = both();
    let packed = zip(&[("acme/v1/user.proto", OLD), ("README.md", "words")]);
    std::fs::write(root.path().join("old.zip"), packed).unwrap();
    let from_folder = run_in(root.path(), &["breaking", "new", "--against", "old"]);
    let from_zip = run_in(root.path(), &["breaking", "new", "--against", "old.zip"]);
    assert_eq!(
        from_zip.result(),
        from_folder.result(),
        "{}",
        from_zip.stderr
    );
    let inside = zip(&[
        ("repo/buf.yaml", "version: v2\nmodules: [{path: proto}]\n"),
        ("repo/proto/acme/v1/user.proto", OLD),
    ]);
    std::fs::write(root.path().join("repo.zip"), inside).unwrap();
    let from_repo = run_in(root.path(), &["breaking", "new", "--against", "repo.zip"]);
    assert_eq!(
        from_repo.result(),
        from_folder.result(),
        "{}",
        from_repo.stderr
    );
    // As archives of repositories are, also without a configuration.
    let folder = zip(&[
        ("repo-main/acme/v1/user.proto", OLD),
        (
            "repo-main/acme/v1/more.proto",
            "syntax = \"proto3\";\nimport \"acme/v1/user.proto\";\n",
        ),
    ]);
    std::fs::write(root.path().join("main.zip"), folder).unwrap();
    let from_main = run_in(root.path(), &["breaking", "new", "--against", "main.zip"]);
    assert!(
        from_main.stdout.contains(from_folder.stdout.as_str()),
        "{}",
        from_main.stderr
    );
    std::fs::write(root.path().join("none.zip"), zip(&[("README.md", "words")])).unwrap();
    let none = run_in(root.path(), &["breaking", "new", "--against", "none.zip"]);
    assert!(
        none.code == 1 && none.stderr.contains("in `none.zip`"),
        "{}",
        none.stderr
    );
    std::fs::write(root.path().join("bad.zip"), "no archive").unwrap();
    let bad = run_in(root.path(), &["breaking", "new", "--against", "bad.zip"]);
    assert!(
        bad.code == 1 && bad.stderr.contains("cannot read `bad.zip`"),
        "{}",
        bad.stderr
    );
}

#[test]
fn a_commit_is_read_for_a_folder_inside_the_repository() {
    let root = folder(&[
        ("api/proto/acme/v1/user.proto", OLD),
        ("other/x.proto", "not looked at"),
    ]);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(root.path());
        command.args(["-c", "user.name=n", "-c", "user.email=e@example.com"]);
        assert!(
            command.args(arguments).output().unwrap().status.success(),
            "{arguments:?}"
        );
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    let path = root.path().join("api/proto/acme/v1/user.proto");
    std::fs::write(&path, NEW).unwrap();
    let from_top = run_in(
        root.path(),
        &["breaking", "api/proto", "--against", "git:HEAD"],
    );
    let inside = run_in(
        &root.path().join("api/proto"),
        &["breaking", "--against", "git:HEAD"],
    );
    let file = run_in(
        &root.path().join("api/proto"),
        &["breaking", "acme/v1/user.proto", "--against", "git:HEAD"],
    );
    for run in [&from_top, &inside, &file] {
        assert_eq!(run.code, 100, "{}", run.stderr);
        // Paths are those seen from where it runs.
        let seen = run.stdout.replace("api/proto/", "");
        assert_eq!(seen, inside.stdout);
    }
}
