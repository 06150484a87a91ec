//! The program `user-service` as a person starts and stops it.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command, Output, Stdio},
};

use tonic::{Code, transport::Channel};
use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
use user_service::proto::{
    ListUsersRequest, WatchUserChangesRequest, user_service_client::UserServiceClient,
};

/// A running program; killed when dropped.
pub struct Program {
    child: Child,
    pub url: String,
}

impl Program {
    pub async fn channel(&self) -> Channel {
        let endpoint = Channel::from_shared(self.url.clone()).unwrap();
        endpoint.connect().await.unwrap()
    }

    pub async fn client(&self) -> UserServiceClient<Channel> {
        UserServiceClient::new(self.channel().await)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_user-service"));
    command.args(arguments);
    command
}

/// Starts the program on a free port and waits until it says that it listens.
pub fn start(arguments: &[&str]) -> Program {
    start_on("127.0.0.1:0", arguments)
}

/// Starts the program at an address and waits until it says that it listens.
pub fn start_on(address: &str, arguments: &[&str]) -> Program {
    let mut child = command(&["--listen", address])
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    let url = line.trim_end().strip_prefix("UserService listening on ");
    let url = url.unwrap_or_else(|| panic!("{line:?}")).to_owned();
    Program { child, url }
}

/// The program refuses to start with exactly this one line.
pub fn check_refused(arguments: &[&str], expected: &str) {
    let Output {
        status,
        stdout,
        stderr,
    } = command(arguments).output().unwrap();
    assert_eq!(String::from_utf8(stderr).unwrap(), format!("{expected}\n"));
    assert!(stdout.is_empty());
    assert_eq!(status.code(), Some(1));
}

#[test]
fn a_port_in_use_is_one_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let expected = format!(
        "user-service: {address} is already in use; stop what listens there or choose another --listen"
    );
    check_refused(&["--listen", &address], &expected);
}

#[test]
fn an_address_that_is_none_is_one_sentence() {
    let expected = "user-service: cannot listen on nowhere: invalid socket address";
    check_refused(&["--listen", "nowhere"], expected);
}

#[tokio::test]
async fn many_users_at_once() {
    let program = start(&["--users", "20000", "--list-delay-ms", "0"]);
    let mut client = program.client().await;

    let request = ListUsersRequest {
        page_size: 20_000,
        ..Default::default()
    };
    let response = client.list_users(request).await;
    let mut users = response.unwrap().into_inner();
    let mut count = 0;
    while users.message().await.unwrap().is_some() {
        count += 1;
    }
    assert_eq!(count, 20_000);
}

/// Sends a signal and waits for the end; the exit code.
#[cfg(unix)]
async fn signalled(mut program: Program, signal: &str) -> Option<i32> {
    let id = program.child.id().to_string();
    let sent = Command::new("kill").args(["-s", signal, &id]).status();
    assert!(sent.unwrap().success());
    let ended = tokio::task::spawn_blocking(move || program.child.wait().unwrap().code());
    ended.await.unwrap()
}

#[cfg(unix)]
#[tokio::test]
async fn a_signal_ends_streams_and_the_program() {
    for signal in ["TERM", "INT"] {
        let program = start(&[]);
        let mut client = program.client().await;
        let request = WatchUserChangesRequest {
            user_ids: vec!["77".into()],
        };
        let response = client.watch_user_changes(request).await;
        let mut events = response.unwrap().into_inner();
        assert_eq!(signalled(program, signal).await, Some(0));
        let status = events.message().await.unwrap_err();
        assert_eq!(status.code(), Code::Unavailable);
    }
}

/// The service cannot end a reflection stream, so the program stops waiting for it.
#[cfg(unix)]
#[tokio::test]
async fn a_stream_that_does_not_end_is_not_waited_for() {
    let program = start(&[]);
    let channel = Channel::from_shared(program.url.clone()).unwrap();
    let mut client = ServerReflectionClient::new(channel.connect().await.unwrap());
    let response = client.server_reflection_info(tokio_stream::pending()).await;
    let _open = response.unwrap();
    assert_eq!(signalled(program, "TERM").await, Some(0));
}
