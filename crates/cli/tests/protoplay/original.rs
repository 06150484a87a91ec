//! `--format report`: the JSON of the original validator, with what it claimed and got wrong.

use serde_json::{Value, json};

use super::{folder, run_in};

fn report(files: &[(&str, &str)], args: &[&str]) -> (i32, Value) {
    let root = folder(files);
    let run = run_in(root.path(), &[args, &["--format", "report"]].concat());
    let json = serde_json::from_str(&run.stdout);
    (
        run.code,
        json.unwrap_or_else(|error| panic!("{error}: {} {}", run.stdout, run.stderr)),
    )
}

/// Lints one file; gives the exit code and the report.
fn linted(text: &str) -> (i32, Value) {
    report(&[("acme/v1/a.proto", text)], &["lint"])
}

/// Severity, category, line and field of the issues of a rule.
fn issues(report: &Value, rule: &str) -> Vec<Value> {
    let issues = report["issues"].as_array().unwrap().iter();
    let of_rule = issues.filter(|issue| issue["rule"] == rule);
    of_rule
        .map(|issue| {
            json!([
                issue["severity"],
                issue["category"],
                issue["line"],
                issue["field"]
            ])
        })
        .collect()
}

#[test]
fn what_a_file_has_is_counted_right() {
    let text = r#"syntax = "proto3"; package acme.v1;
import "google/protobuf/empty.proto";
import "google/protobuf/timestamp.proto";
// message Comment { int32 a = 1; }
message User {
  string id = 1; optional int32 age = 2;
  map<string, string> metadata = 3;
  google.protobuf.Timestamp created_at = 4;
  oneof contact { string email = 5; string phone = 6; }
  repeated .acme.v1.User.Role roles = 7;
  message Role { string name = 1; enum Kind { KIND_UNSPECIFIED = 0; } Kind kind = 2; }
}
message One { string a = 1; string b = 2; }
message None {}
service UserService { rpc GetUser(User) returns (.acme.v1.One); rpc Delete(User) returns (google.protobuf.Empty) {} }
service Two {
  rpc Chat(stream User)
      returns (stream User);
}
"#;
    let (_, found) = linted(text);
    let proto = json!({
        "path": "acme/v1/a.proto",
        "syntax": "proto3",
        "package": "acme.v1",
        "messages": [
            {"name": "User", "field_count": 7},
            {"name": "User.Role", "field_count": 2},
            {"name": "One", "field_count": 2},
            {"name": "None", "field_count": 0},
        ],
        "services": [
            {"name": "UserService", "method_count": 2},
            {"name": "Two", "method_count": 1},
        ],
        "imports": ["google/protobuf/empty.proto", "google/protobuf/timestamp.proto"],
    });
    assert_eq!(found["proto"], proto);
}

#[test]
fn conventions_are_warnings_and_advice_is_info() {
    let text = "syntax = \"proto2\";\npackage Acme.v1;\nmessage user {\n  optional string fullName = 16;\n}\n\
                enum E { A = 1; }\nservice api { rpc get(user) returns (user); }\n";
    let (code, found) = linted(text);
    assert_eq!((code, &found["valid"]), (0, &json!(true)));
    for (rule, expect) in [
        ("SYNTAX_NOT_PROTO2", json!(["warning", "syntax", 1, null])),
        (
            "PACKAGE_LOWER_SNAKE_CASE",
            json!(["warning", "naming", 2, null]),
        ),
        ("MESSAGE_PASCAL_CASE", json!(["warning", "naming", 3, null])),
        (
            "FIELD_LOWER_SNAKE_CASE",
            json!(["warning", "naming", 4, "fullName"]),
        ),
        (
            "FIELD_NUMBER_SMALL",
            json!(["info", "best_practice", 4, "fullName"]),
        ),
        (
            "FIELD_NUMBER_RESERVED",
            json!(["info", "best_practice", 3, null]),
        ),
        (
            "ENUM_FIRST_VALUE_ZERO",
            json!(["info", "best_practice", 6, null]),
        ),
        (
            "GO_PACKAGE_DEFINED",
            json!(["info", "best_practice", null, null]),
        ),
        (
            "JAVA_PACKAGE_DEFINED",
            json!(["info", "best_practice", null, null]),
        ),
        ("SERVICE_PASCAL_CASE", json!(["warning", "naming", 7, null])),
        ("SERVICE_SUFFIX", json!(["info", "naming", 7, null])),
        ("RPC_PASCAL_CASE", json!(["warning", "naming", 7, null])),
        (
            "RPC_REQUEST_STANDARD_NAME",
            json!(["info", "best_practice", 7, null]),
        ),
        (
            "RPC_RESPONSE_STANDARD_NAME",
            json!(["info", "best_practice", 7, null]),
        ),
    ] {
        assert_eq!(issues(&found, rule), [expect], "{rule}: {found:#}");
    }
    let counts = |severity: &str| {
        let issues = found["issues"].as_array().unwrap().iter();
        json!(issues.filter(|issue| issue["severity"] == severity).count())
    };
    let summary = json!({"errors": 0, "warnings": counts("warning"), "info": counts("info")});
    assert_eq!(found["summary"], summary);
    let (_, found) = linted("message M {}\n");
    for rule in ["SYNTAX_SPECIFIED", "PACKAGE_DEFINED"] {
        assert_eq!(
            issues(&found, rule),
            [json!(["warning", "syntax", null, null])],
            "{rule}"
        );
    }
    let (_, found) = linted(
        "syntax = \"proto3\";\nenum E { E_NO = 0; }\nmessage M { string a = 1 [deprecated = true]; }\n",
    );
    assert_eq!(
        issues(&found, "ENUM_ZERO_VALUE_SUFFIX"),
        [json!(["info", "best_practice", 2, null])]
    );
    assert_eq!(
        issues(&found, "DEPRECATED_HAS_COMMENT"),
        [json!(["info", "best_practice", 3, "a"])]
    );
}

#[test]
fn mistakes_are_errors() {
    for (text, line) in [
        ("garbage\n", 1),
        ("syntax = \"proto4\";\n", 1),
        (
            "syntax = \"proto3\";\nmessage M {\n  string a = 1;\n  string b = 1;\n}\n",
            4,
        ),
        (
            "syntax = \"proto3\";\nmessage M {\n  string a = 19001;\n}\n",
            3,
        ),
        (
            "syntax = \"proto3\";\nmessage M {\n  reserved 2;\n  string a = 2;\n}\n",
            4,
        ),
    ] {
        let (code, found) = linted(text);
        assert_eq!((code, &found["valid"]), (100, &json!(false)), "{text}");
        let issue = &found["issues"][0];
        let told = (&issue["severity"], &issue["category"], &issue["line"]);
        assert_eq!(
            told,
            (&json!("error"), &json!("syntax"), &json!(line)),
            "{text}"
        );
    }
}

#[test]
fn breaking_changes_are_errors_and_deleted_fields_have_their_name() {
    let old = "syntax = \"proto3\";\npackage acme.v1;\nmessage Gone {}\nmessage M {\n  string a = 1;\n  string b = 2;\n}\n\
               service S {\n  rpc A(M) returns (M);\n  rpc B(M) returns (M);\n}\nservice Away {}\n";
    let new = "syntax = \"proto3\";\npackage acme.v1;\nmessage M {\n  int32 c = 1;\n}\n\
               service S {\n  rpc A(M) returns (M);\n}\n";
    let files = [("old/a.proto", old), ("new/a.proto", new)];
    let (code, found) = report(&files, &["breaking", "new", "--against", "old"]);
    assert_eq!((code, &found["valid"]), (100, &json!(false)));
    for (rule, expect) in [
        (
            "MESSAGE_NO_DELETE",
            json!(["error", "breaking_change", null, null]),
        ),
        (
            "FIELD_NO_DELETE",
            json!(["warning", "breaking_change", 3, "b"]),
        ),
        (
            "FIELD_SAME_TYPE",
            json!(["error", "breaking_change", 4, "c"]),
        ),
        (
            "FIELD_SAME_NAME",
            json!(["error", "breaking_change", 4, "c"]),
        ),
        (
            "SERVICE_NO_DELETE",
            json!(["error", "breaking_change", null, null]),
        ),
        (
            "RPC_NO_DELETE",
            json!(["error", "breaking_change", 6, null]),
        ),
    ] {
        assert_eq!(issues(&found, rule), [expect], "{rule}: {found:#}");
    }
    assert_eq!(
        found["proto"]["messages"],
        json!([{"name": "M", "field_count": 1}])
    );
}

#[test]
fn a_configuration_decides_about_rules_and_severities() {
    let text = "syntax = \"proto3\";\npackage acme.v1;\nmessage user {}\n";
    let files = [
        (
            "buf.yaml",
            "version: v2\nlint: {use: [MESSAGE_PASCAL_CASE]}\n",
        ),
        ("protoplay.yaml", "severity: {MESSAGE_PASCAL_CASE: error}\n"),
        ("acme/v1/a.proto", text),
        ("acme/v1/b.proto", "edition = \"2023\";\npackage acme.v1;\n"),
    ];
    let (code, found) = report(&files, &["lint"]);
    let all = json!({"errors": 1, "warnings": 0, "info": 0});
    assert_eq!(
        (code, &found["summary"], &found["valid"]),
        (100, &all, &json!(false))
    );
    assert_eq!(found["protos"][1]["syntax"], "2023");
    assert!(found.get("proto").is_none());
}
