//! `user-service`: the UserService as a program of its own.

use std::{
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

use clap::Parser;
use user_service::{
    Options,
    server::{self, ServeError},
};

/// Serves users.v1.UserService over gRPC and gRPC-Web, for any origin, with reflection and health.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50051")]
    listen: String,

    /// How many users there are at the start: Alice, Bob, Charlie, then made-up ones.
    #[arg(long, value_name = "N", default_value_t = Options::default().users)]
    users: usize,

    /// Milliseconds that ListUsers waits between two users; 0 means not at all.
    #[arg(long, value_name = "N", default_value_t = 100)]
    list_delay_ms: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = run(Arguments::parse()).await;
    if let Err(error) = &outcome {
        let _ = writeln!(io::stderr(), "user-service: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

async fn run(arguments: Arguments) -> Result<(), ServeError> {
    let (listener, address) = server::listen(&arguments.listen).await?;
    // Whoever started the server may have closed its output; that is no reason to stop.
    let _ = writeln!(io::stdout(), "UserService listening on http://{address}");
    let options = Options {
        users: arguments.users,
        list_delay: Duration::from_millis(arguments.list_delay_ms),
    };
    server::serve(listener, options, interrupted()).await
}

/// Completes on Ctrl-C or SIGTERM.
async fn interrupted() {
    tokio::select! {
        () = ctrl_c() => {}
        () = terminated() => {}
    }
}

async fn ctrl_c() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signals) => drop(signals.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
