//! `protoplay call` against the live UserService: all four kinds, both protocols.

use std::{fs, path::Path};

use super::{Live, Run, live, run_in, run_with, users};

const PROTOCOLS: [&str; 2] = ["grpc-web", "grpc"];

fn call(live: &Live, folder: &Path, method: &str, args: &[&str]) -> Run {
    let method = format!("users.v1.UserService/{method}");
    run_in(
        folder,
        &[&["call", &live.url, &method, "--schema", "."], args].concat(),
    )
}

fn values(text: &str) -> Vec<serde_json::Value> {
    serde_json::Deserializer::from_str(text)
        .into_iter()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn all_four_kinds_over_both_protocols() {
    let (live, users) = (live(), users());
    for protocol in PROTOCOLS {
        let call = |method: &str, data: &str| {
            let run = call(
                &live,
                users.path(),
                method,
                &["--protocol", protocol, "-d", data],
            );
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{method}");
            values(&run.stdout)
        };
        let unary = call("GetUser", r#"{"id":"1"}"#);
        assert_eq!(
            (unary.len(), &unary[0]["user"]["name"]),
            (1, &"Alice".into())
        );
        let server = call("ListUsers", r#"{"pageSize":2}"#);
        assert_eq!(
            server
                .iter()
                .map(|user| user["id"].as_str().unwrap())
                .collect::<Vec<_>>(),
            ["1", "2"]
        );
        let client = call(
            "UploadUserData",
            r#"{"metadata":{"filename":"f"}} {"chunk":"AAEC"} {"chunk":"AwQ="}"#,
        );
        assert_eq!(
            (client.len(), &client[0]["bytesUploaded"]),
            (1, &"5".into())
        );
        let bidi = call("Chat", "{\"content\":\"one\"}\n{\"content\":\"two\"}");
        assert_eq!(bidi.len(), 2);
        assert!(
            bidi[0]["content"].as_str().unwrap().contains("one")
                && bidi[1]["content"].as_str().unwrap().contains("two")
        );
    }
}

#[test]
fn data_comes_from_a_file_or_stdin_or_nowhere() {
    let (live, users) = (live(), users());
    fs::write(
        users.path().join("lines.json"),
        "{\"content\":\"a\"}\n{\"content\":\"b\"}\n",
    )
    .unwrap();
    assert_eq!(
        values(&call(&live, users.path(), "Chat", &["-d", "@lines.json"]).stdout).len(),
        2
    );
    let args = [
        "call",
        &live.url,
        "users.v1.UserService/GetUser",
        "--schema",
        ".",
        "-d",
        "-",
    ];
    let run = run_with(users.path(), &args, r#"{"id":"2"}"#);
    assert!(
        run.code == 0 && run.stdout.contains("Bob"),
        "{}",
        run.stderr
    );
    assert_eq!(
        values(&call(&live, users.path(), "ListUsers", &[]).stdout).len(),
        3
    );
    assert_eq!(call(&live, users.path(), "Chat", &[]).result(), (0, ""));
    let run = call(&live, users.path(), "Chat", &["-d", "@missing.json"]);
    assert_eq!(
        (
            run.result(),
            run.stderr.starts_with("error: cannot read `missing.json`")
        ),
        ((1, ""), true)
    );
}

#[test]
fn a_status_is_the_exit_code_and_its_details_are_shown() {
    let (live, users) = (live(), users());
    for protocol in PROTOCOLS {
        let run = call(
            &live,
            users.path(),
            "GetUser",
            &["--protocol", protocol, "-d", r#"{"id":"99"}"#],
        );
        assert_eq!(run.result(), (64 + 5, ""));
        assert!(run.stderr.starts_with("NOT_FOUND (5): "), "{}", run.stderr);
        assert!(
            run.stderr.contains(
                r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"USER_NOT_FOUND""#
            ),
            "{}",
            run.stderr
        );
        let run = call(
            &live,
            users.path(),
            "WatchUserChanges",
            &["--protocol", protocol, "--timeout", "100ms"],
        );
        assert_eq!(run.code, 64 + 4, "{}", run.stderr);
    }
}

#[test]
fn events_are_one_object_a_line() {
    let (live, users) = (live(), users());
    for protocol in PROTOCOLS {
        let events = |method: &str, data: &str| {
            call(
                &live,
                users.path(),
                method,
                &["--events", "--protocol", protocol, "-d", data],
            )
            .lines()
        };
        let lines = events("ListUsers", "{}");
        let keys: Vec<_> = lines
            .iter()
            .map(|line| line.as_object().unwrap().keys().next().unwrap().as_str())
            .collect();
        assert_eq!(
            keys,
            [
                "headers", "message", "message", "message", "trailers", "status"
            ]
        );
        assert!(
            lines[0]["headers"]["content-type"][0]
                .as_str()
                .unwrap()
                .starts_with("application/grpc")
        );
        assert_eq!(lines[3]["message"]["name"], "Charlie");
        assert_eq!(
            lines[5],
            serde_json::json!({"status": {"code": 0, "name": "OK", "message": "", "details": []}})
        );
        let lines = events("GetUser", r#"{"id":"99"}"#);
        let status = &lines.last().unwrap()["status"];
        assert_eq!(
            (&status["code"], &status["name"]),
            (&5.into(), &"NOT_FOUND".into())
        );
        assert_eq!(status["details"][0]["reason"], "USER_NOT_FOUND");
    }
}

#[test]
fn a_call_without_an_answer_is_a_failure() {
    let (live, users) = (live(), users());
    let check = |run: Run, kind: &str| {
        assert_eq!(run.code, 1, "{}", run.stderr);
        let lines = run.lines();
        assert_eq!(
            (lines.len(), &lines[0]["failure"]["kind"]),
            (1, &kind.into()),
            "{lines:?}"
        );
        assert!(
            run.stderr.starts_with(&format!(
                "error: {}",
                lines[0]["failure"]["message"].as_str().unwrap()
            )),
            "{}",
            run.stderr
        );
    };
    check(
        call(
            &live,
            users.path(),
            "GetUser",
            &["--events", "-d", r#"{"idd":"1"}"#],
        ),
        "request",
    );
    check(
        call(&live, users.path(), "GetUser", &["--events", "-d", "{"]),
        "request",
    );
    check(
        call(&live, users.path(), "GetUser", &["--events", "-d", "{}{}"]),
        "request",
    );
    check(call(&live, users.path(), "GetUsr", &["--events"]), "method");
    check(
        call(
            &live,
            users.path(),
            "GetUser",
            &["--events", "-H", "grpc-x: 1"],
        ),
        "request",
    );
    // A port that was free a moment ago.
    let closed = { super::live().url };
    for reflect in [&["--schema", "."][..], &["--reflect"]] {
        let args = [
            &["call", &closed, "users.v1.UserService/GetUser", "--events"],
            reflect,
        ]
        .concat();
        check(run_in(users.path(), &args), "unreachable");
    }
}

#[test]
fn a_schema_with_errors_is_a_finding() {
    let (live, users) = (live(), users());
    fs::write(users.path().join("bad.proto"), "message {").unwrap();
    let run = call(&live, users.path(), "GetUser", &["-d", r#"{"id":"1"}"#]);
    assert_eq!(run.result(), (100, ""));
    assert!(run.stderr.starts_with("bad.proto:1:"), "{}", run.stderr);
}
