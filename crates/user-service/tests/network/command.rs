//! Tokens and faults on the command line.

use std::{fs, path::Path, process::Output};

use tonic::{Code, service::Interceptor};
use user_service::proto::{
    ChatMessage, CreateUserRequest, GetUserRequest, user_service_client::UserServiceClient,
};

use crate::{
    auth::{Authorization, SECRET, p256, rsa},
    program::{Program, check_refused, command, start, start_on},
};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What `user-service token` prints: one line.
fn token(arguments: &[&str]) -> String {
    let output = command(&["token", "--subject", "ann"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    let token = printed.strip_suffix('\n').unwrap();
    assert!(!token.contains(char::is_whitespace), "{printed:?}");
    token.to_owned()
}

/// How GetUser, CreateUser and Chat end for who has the token.
async fn ends(program: &Program, token: &str) -> [Code; 3] {
    let channel = program.channel().await;
    let mut bearer = Authorization(vec![format!("Bearer {token}")]);
    let mut client =
        UserServiceClient::with_interceptor(channel, move |request| bearer.call(request));
    let get = client.get_user(GetUserRequest { id: "1".into() }).await;
    let create = client.create_user(CreateUserRequest::default()).await;
    let chat = client.chat(tokio_stream::empty::<ChatMessage>()).await;
    let code = |status: tonic::Status| status.code();
    [
        get.map_or_else(code, |_| Code::Ok),
        create.map_or_else(code, |_| Code::Ok),
        chat.map_or_else(code, |_| Code::Ok),
    ]
}

#[tokio::test]
async fn a_printed_token_lets_its_owner_in() {
    let everything = [Code::Ok, Code::InvalidArgument, Code::Ok];
    let (rsa, p256) = (rsa(), p256());
    let folder = tempfile::TempDir::new().unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, format!("{SECRET}\n")).unwrap();
    for (server, issuer) in [
        (["--auth-hs256", SECRET], ["--hs256", SECRET]),
        (["--auth-hs256", SECRET], ["--hs256-file", text(&secret)]),
        (["--auth-hs256-file", text(&secret)], ["--hs256", SECRET]),
        (
            ["--auth-key-file", text(&rsa.public)],
            ["--key-file", text(&rsa.private)],
        ),
        (
            ["--auth-key-file", text(&p256.public)],
            ["--key-file", text(&p256.private)],
        ),
    ] {
        let program = start(&server);
        assert_eq!(
            ends(&program, &token(&issuer)).await,
            everything,
            "{server:?}"
        );
        let mut other = token(&issuer);
        other.insert(other.len() - 4, 'x');
        assert_eq!(
            ends(&program, &other).await,
            [Code::Unauthenticated; 3],
            "{server:?}"
        );
    }
}

#[tokio::test]
async fn a_printed_token_says_what_was_asked_for() {
    let program = start(&["--auth-hs256", SECRET]);
    let scoped = token(&["--hs256", SECRET, "--scope", "users.read chat"]);
    let expected = [Code::Ok, Code::PermissionDenied, Code::Ok];
    assert_eq!(ends(&program, &scoped).await, expected);
    let expired = token(&["--hs256", SECRET, "--expires", "-1m"]);
    assert_eq!(ends(&program, &expired).await, [Code::Unauthenticated; 3]);
    let elsewhere = token(&["--hs256", SECRET, "--audience", "users"]);
    assert_eq!(ends(&program, &elsewhere).await, [Code::Unauthenticated; 3]);
    let program = start(&["--auth-hs256", SECRET, "--auth-audience", "users"]);
    let here = token(&[
        "--hs256",
        SECRET,
        "--audience",
        "users",
        "--expires",
        "1day",
    ]);
    let expected = [Code::Ok, Code::InvalidArgument, Code::Ok];
    assert_eq!(ends(&program, &here).await, expected);
}

#[test]
fn others_reach_no_server_that_anyone_may_call() {
    let Output { status, stderr, .. } = command(&["--listen", "0.0.0.0:0"]).output().unwrap();
    assert_eq!(status.code(), Some(1));
    let told = String::from_utf8(stderr).unwrap();
    assert!(told.starts_with("user-service: 0.0.0.0:"), "{told}");
    let expected = "can be reached from other machines: give --auth-hs256 or --auth-key-file, so that calls need a token, or --auth-none to let anyone call\n";
    assert!(told.ends_with(expected), "{told}");
}

#[tokio::test]
async fn others_reach_a_server_that_says_who_may_call() {
    for (arguments, expected) in [
        (vec!["--auth-none"], Code::Ok),
        (vec!["--auth-hs256", SECRET], Code::Unauthenticated),
    ] {
        let mut program = start_on("0.0.0.0:0", &arguments);
        program.url = program.url.replace("0.0.0.0", "127.0.0.1");
        let mut client = program.client().await;
        let get = client.get_user(GetUserRequest { id: "1".into() }).await;
        assert_eq!(
            get.map_or_else(|status| status.code(), |_| Code::Ok),
            expected
        );
    }
}

#[test]
fn keys_that_cannot_be_used_are_one_sentence() {
    let rsa = rsa();
    let (private, public) = (text(&rsa.private), text(&rsa.public));
    check_refused(&["--auth-hs256", ""], "user-service: the secret is empty");
    check_refused(
        &["--auth-key-file", private],
        &format!(
            "user-service: {private} holds a private key; the server needs only the public one, so keep the other"
        ),
    );
    check_refused(
        &["token", "--subject", "ann", "--key-file", public],
        &format!("user-service: {public} holds a public key; only the private one can sign"),
    );
}

#[tokio::test]
async fn a_fault_is_asked_for_by_name() {
    let program = start(&["--fault", "GetUser=fail:ABORTED:1", "--fault-seed", "7"]);
    let mut client = program.client().await;
    let request = GetUserRequest { id: "1".into() };
    let failed = client.get_user(request.clone()).await.unwrap_err();
    assert_eq!(failed.code(), Code::Aborted);
    client.get_user(request).await.unwrap();
}

#[test]
fn wrong_usage_says_what_is_wrong() {
    for (arguments, expected) in [
        (
            vec!["--fault", "GetUsr=drop:1"],
            "there is no method `GetUsr`; there are GetUser, CreateUser",
        ),
        (
            vec!["--fault", "*=explode"],
            "`explode` is no kind of fault; there are fail:CODE:N",
        ),
        (
            vec!["--fault", "*=error:INTERNAL:200"],
            "`200` is no percentage",
        ),
        (
            vec!["--public", "GetUsr", "--auth-hs256", "x"],
            "there is no method `GetUsr`",
        ),
        (vec!["--public", "GetUser"], "--auth-hs256"),
        (
            vec!["--auth-none", "--auth-hs256", "x"],
            "cannot be used with",
        ),
        (vec!["token", "--subject", "ann"], "--hs256"),
        (vec!["token", "--hs256", "x"], "--subject"),
        (
            vec![
                "token",
                "--hs256",
                "x",
                "--subject",
                "ann",
                "--expires",
                "soon",
            ],
            "it must look like 30s, 15m or 1h",
        ),
        (
            vec!["--users", "3", "token", "--hs256", "x", "--subject", "ann"],
            "cannot be used with",
        ),
    ] {
        let Output {
            status,
            stdout,
            stderr,
        } = command(&arguments).output().unwrap();
        let told = String::from_utf8(stderr).unwrap();
        assert!(told.contains(expected), "{arguments:?}: {told}");
        assert_eq!(status.code(), Some(2), "{arguments:?}");
        assert!(stdout.is_empty(), "{arguments:?}");
    }
}
