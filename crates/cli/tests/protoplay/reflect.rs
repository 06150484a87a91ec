//! `protoplay call --reflect`: the schema comes from the server.

use std::path::Path;

use tokio::{net::TcpListener, runtime::Runtime};
use tonic::transport::server::{Server, TcpIncoming};
use tonic_reflection::server::Builder;
use user_service::{
    Options, UserService, proto::user_service_server::UserServiceServer, server::SystemClock,
};

use super::{Live, Run, live, run_in};

/// What a server offers besides the UserService.
enum Reflection {
    None,
    OnlyV1Alpha,
}

fn live_with(reflection: Reflection) -> Live {
    let runtime = Runtime::new().unwrap();
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let users = UserServiceServer::new(UserService::new(SystemClock, Options::default()));
    let reflection = match reflection {
        Reflection::None => None,
        Reflection::OnlyV1Alpha => {
            let builder = Builder::configure()
                .register_encoded_file_descriptor_set(user_service::FILE_DESCRIPTOR_SET);
            Some(builder.build_v1alpha().unwrap())
        }
    };
    let server = Server::builder()
        .add_service(users)
        .add_optional_service(reflection);
    let _guard = runtime.enter();
    runtime.spawn(server.serve_with_incoming(TcpIncoming::from(listener)));
    Live { url, runtime }
}

fn call(live: &Live, method: &str, args: &[&str]) -> Run {
    run_in(
        Path::new("."),
        &[&["call", &live.url, method], args].concat(),
    )
}

#[test]
fn the_server_is_asked_by_default() {
    let live = live();
    for protocol in ["grpc-web", "grpc"] {
        for reflect in [&[][..], &["--reflect"]] {
            let args = [&["--protocol", protocol, "-d", r#"{"id":"1"}"#], reflect].concat();
            let run = call(&live, "users.v1.UserService/GetUser", &args);
            assert!(
                run.code == 0 && run.stdout.contains("Alice"),
                "{}",
                run.stderr
            );
        }
        let run = call(
            &live,
            "grpc.health.v1.Health/Check",
            &["--protocol", protocol],
        );
        assert!(
            run.code == 0 && run.stdout.contains("SERVING"),
            "{}",
            run.stderr
        );
        let run = call(&live, "no.Such/Method", &["--protocol", protocol]);
        assert_eq!(run.result(), (1, ""));
        assert!(
            run.stderr.contains("no.Such") && run.stderr.contains("help: give the schema"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn an_old_server_is_asked_in_the_old_way() {
    let live = live_with(Reflection::OnlyV1Alpha);
    let run = call(
        &live,
        "users.v1.UserService/GetUser",
        &["--protocol", "grpc", "-d", r#"{"id":"1"}"#],
    );
    assert!(
        run.code == 0 && run.stdout.contains("Alice"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_server_without_reflection_is_named() {
    let live = live_with(Reflection::None);
    let run = call(
        &live,
        "users.v1.UserService/GetUser",
        &["--protocol", "grpc", "--events"],
    );
    assert_eq!(run.code, 1);
    assert_eq!(
        run.lines()[0]["failure"]["message"],
        "the server offers no reflection"
    );
}
