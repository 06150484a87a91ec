//! `protoplay.yaml`, `protoplay accept`, and the list of accepted findings.

use std::fs;
use std::path::Path;

use super::{folder, run_in};

const BAD: &str =
    "syntax = \"proto3\";\npackage acme.v1;\nmessage user {\n  string fullName = 1;\n}\n";
const LIST: &str = "protoplay-accepted.yaml";

fn change(root: &Path, from: &str, to: &str) {
    let path = root.join("acme/v1/user.proto");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn severity_is_in_every_format_and_decides_the_exit_code() {
    let yaml = "severity:\n  BASIC: warning\n  FIELD_LOWER_SNAKE_CASE: info\n";
    let root = folder(&[("acme/v1/user.proto", BAD), ("protoplay.yaml", yaml)]);
    for (format, first, second) in [
        ("text", ":3:9: warning: ", ":4:10: info: "),
        ("json", "\"severity\":\"warning\"", "\"severity\":\"info\""),
        ("msvs", "(3,9) : warning ", "(4,10) : info "),
        ("github-actions", "::warning file=", "::notice file="),
        (
            "gitlab-code-quality",
            "\"severity\":\"minor\"",
            "\"severity\":\"info\"",
        ),
        ("sarif", "\"level\":\"warning\"", "\"level\":\"note\""),
        ("junit", ":3:9: warning: ", ":4:10: info: "),
    ] {
        let run = run_in(root.path(), &["lint", "--format", format]);
        assert_eq!(run.code, 0, "{format}: {}", run.stderr);
        assert!(
            run.stdout.contains(first) && run.stdout.contains(second),
            "{}",
            run.stdout
        );
    }
    for (fail_on, code) in [("error", 0), ("warning", 100), ("info", 100)] {
        let text = format!("{yaml}fail_on: {fail_on}\n");
        fs::write(root.path().join("protoplay.yaml"), text).unwrap();
        assert_eq!(run_in(root.path(), &["lint"]).code, code, "{fail_on}");
    }
    change(root.path(), "string fullName", "strin fullName");
    assert_eq!(
        run_in(root.path(), &["lint"]).code,
        100,
        "what does not compile fails"
    );
}

#[test]
fn settings_that_cannot_be_honoured_are_errors_with_their_place() {
    for (file, text, expect) in [
        (
            "protoplay.yaml",
            "severity: {NOPE: info}",
            "protoplay.yaml:1:12: `NOPE`",
        ),
        (
            LIST,
            "- rule: FIELD_NO_DELETE\n",
            "protoplay-accepted.yaml:1:3: the entry needs a `reason`",
        ),
    ] {
        let root = folder(&[("acme/v1/user.proto", BAD), (file, text)]);
        let run = run_in(root.path(), &["lint"]);
        assert_eq!(run.result(), (1, ""));
        assert!(run.stderr.contains(expect), "{}", run.stderr);
    }
}

#[test]
fn an_accepted_finding_is_silent_until_its_code_changes() {
    let root = folder(&[("acme/v1/user.proto", BAD)]);
    let accept =
        |rule, place, reason| run_in(root.path(), &["accept", rule, place, "--reason", reason]);
    let field = "acme/v1/user.proto:4";
    assert_eq!(
        accept("FIELD_LOWER_SNAKE_CASE", field, "clients: \"old\" ones").code,
        0
    );
    assert_eq!(
        accept("message_pascal_case", "acme/v1/user.proto:3", "so be it").code,
        0
    );
    assert_eq!(run_in(root.path(), &["lint"]).result(), (0, ""));
    // Nothing is left to accept there, and a reason is asked for.
    assert_eq!(accept("FIELD_LOWER_SNAKE_CASE", field, "again").code, 2);
    assert_eq!(accept("FIELD_LOWER_SNAKE_CASE", field, " ").code, 2);
    // What stands around it may change, and it may move.
    change(
        root.path(),
        "message user {\n",
        "// A user.\nmessage user {\n  int32 age = 2;\n",
    );
    assert_eq!(run_in(root.path(), &["lint"]).result(), (0, ""));
    change(root.path(), "string fullName", "bytes fullName");
    let run = run_in(root.path(), &["lint"]);
    assert_eq!(run.code, 100);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    assert!(
        lines[0].starts_with("acme/v1/user.proto:6:9: error: field name `fullName`"),
        "{}",
        lines[0]
    );
    let told = "protoplay-accepted.yaml:1:3: error: FIELD_LOWER_SNAKE_CASE at `acme.v1.user.fullName` is accepted, \
                but its code has changed since: look at it again (ACCEPTED_OUTDATED)";
    assert_eq!(lines[1], told);
    change(root.path(), "fullName", "full_name");
    let run = run_in(root.path(), &["lint"]);
    assert!(
        run.stdout.contains("1:3: error: FIELD_LOWER_SNAKE_CASE")
            && run.stdout.contains("not found any more"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_breaking_change_can_be_accepted_and_other_changes_of_its_message_are_still_told() {
    let old = "syntax = \"proto3\";\npackage acme.v1;\nmessage User {\n  string a = 1;\n  string b = 2;\n}\n";
    let new = &old.replace("  string b = 2;\n", "");
    let root = folder(&[
        ("new/acme/v1/user.proto", new.as_str()),
        ("old/acme/v1/user.proto", old),
    ]);
    let list = root.path().join("new").join(LIST);
    let breaking = || run_in(root.path(), &["breaking", "new", "--against", "old"]);
    let place = "new/acme/v1/user.proto:3";
    let arguments = [
        "accept",
        "FIELD_NO_DELETE",
        place,
        "new",
        "--against",
        "old",
        "--reason",
        "unused",
    ];
    let run = run_in(root.path(), &arguments);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, "new/protoplay-accepted.yaml: 1 added\n")
    );
    assert_eq!(breaking().result(), (0, ""));
    // Lint alone cannot see whether it holds.
    assert_eq!(run_in(root.path(), &["lint", "new"]).result(), (0, ""));
    fs::write(
        root.path().join("new/acme/v1/user.proto"),
        new.replace("  string a = 1;\n", ""),
    )
    .unwrap();
    let run = breaking();
    assert!(
        run.stdout.contains("field 1 `a` was deleted") && !run.stdout.contains("field 2"),
        "{}",
        run.stdout
    );
    // The other one does not take the place of this one, although both are at the message.
    let arguments = [
        "accept",
        "FIELD_NO_DELETE",
        place,
        "new",
        "--against",
        "old",
        "--reason",
        "too",
    ];
    assert_eq!(run_in(root.path(), &arguments).code, 0);
    assert_eq!(breaking().result(), (0, ""));
    fs::remove_file(list).unwrap();
    assert!(breaking().stdout.contains("field 2 `b` was deleted"));
}

#[test]
fn only_what_was_asked_for_is_missed_on_the_list() {
    let other = BAD.replace("user", "other");
    let root = folder(&[("acme/v1/user.proto", BAD), ("acme/v1/other.proto", &other)]);
    for (rule, line) in [("MESSAGE_PASCAL_CASE", 3), ("FIELD_LOWER_SNAKE_CASE", 4)] {
        let place = format!("acme/v1/user.proto:{line}");
        assert_eq!(
            run_in(root.path(), &["accept", rule, &place, "--reason", "r"]).code,
            0
        );
    }
    assert_eq!(
        run_in(root.path(), &["lint", "acme/v1/user.proto"]).result(),
        (0, "")
    );
    let run = run_in(root.path(), &["lint", "acme/v1/other.proto"]);
    assert!(
        !run.stdout.contains("ACCEPTED_OUTDATED") && run.code == 100,
        "{}",
        run.stdout
    );
}

#[test]
fn what_is_accepted_anew_takes_the_place_of_its_old_entry() {
    let root = folder(&[("acme/v1/user.proto", BAD)]);
    let accept = || {
        let place = "acme/v1/user.proto:4";
        run_in(
            root.path(),
            &["accept", "FIELD_LOWER_SNAKE_CASE", place, "--reason", "r"],
        )
        .code
    };
    assert_eq!(accept(), 0);
    let before = fs::read_to_string(root.path().join(LIST)).unwrap();
    change(root.path(), "string fullName", "bytes fullName");
    assert_eq!(accept(), 0);
    let after = fs::read_to_string(root.path().join(LIST)).unwrap();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_ne!(before, after);
    let run = run_in(root.path(), &["lint"]);
    assert!(
        !run.stdout.contains("FIELD_LOWER") && !run.stdout.contains("OUTDATED"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_promise_of_the_settings_holds_unless_another_is_asked_for() {
    let text = |name| {
        format!("syntax = \"proto3\";\npackage acme.v1;\nmessage M {{\n  string {name} = 1;\n}}\n")
    };
    let root = folder(&[
        ("old/acme/v1/a.proto", &text("one")),
        ("new/acme/v1/a.proto", &text("two")),
        ("new/protoplay.yaml", "promise: WIRE\n"),
    ]);
    let breaking = |more: &[&str]| {
        let arguments = [&["breaking", "new", "--against", "old"], more].concat();
        run_in(root.path(), &arguments)
    };
    let run = breaking(&[]);
    assert!(
        run.code == 0 && run.stdout.contains(": warning: "),
        "{}",
        run.stdout
    );
    let run = breaking(&["--promise", "WIRE_JSON"]);
    assert!(
        run.code == 100 && run.stdout.contains(": error: "),
        "{}",
        run.stdout
    );
    assert_eq!(breaking(&["--promise", "NONE"]).code, 2);
}
