//! `cargo xtask serve`: builds, runs the native UserService and the page, and ends both together.

use crate::{
    args::{Args, Usage},
    editor, net,
    page::{self, Mode},
    paths,
    process::{self, Group},
    tools::{self, Toolbox},
};
use anyhow::{Result, bail};
use std::{
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

const POLL: Duration = Duration::from_millis(50);
/// How long both may take to answer once they are started, Trunk's own build included.
const START: Duration = Duration::from_secs(300);

/// Runs until a signal or until one of the two ends.
pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &["release"], &["port", "service-port"])?;
    let (port, service_port) = (args.port("port", 8080)?, args.port("service-port", 50051)?);
    if port == service_port {
        return Err(Usage::error("--port and --service-port must differ"));
    }
    net::ensure_free(port, "the page", "--port")?;
    net::ensure_free(service_port, "the UserService", "--service-port")?;
    let mode = Mode::release(args.has("release"));
    let start = Instant::now();
    let toolbox = tools::set_up(tools::PAGE)?;
    editor::bundle()?;
    eprintln!("serve: building the UserService");
    let service = build_service()?;
    eprintln!("serve: building the page");
    page::compile(mode)?;
    let service = Group::spawn(&mut service_command(&service, service_port))?;
    let page = serve_page(&toolbox, mode, port)?;
    let both = [("the UserService", &service), ("the page's server", &page)];
    wait_until(&both, || {
        net::service_answers(service_port) && net::answers(port, "/")
    })?;
    println!("The page:         http://127.0.0.1:{port}");
    println!("The UserService:  http://127.0.0.1:{service_port}  (gRPC and gRPC-Web)");
    println!(
        "Ready after {} s; Ctrl-C ends both.",
        start.elapsed().as_secs()
    );
    loop {
        fail_if_ended(&both)?;
        thread::sleep(POLL);
    }
}

/// Builds the native server and returns its path.
pub fn build_service() -> Result<PathBuf> {
    process::build("user-service", "user-service")
}

/// The native server at `binary`, listening on 127.0.0.1 and `port`.
pub fn service_command(binary: &PathBuf, port: u16) -> Command {
    let mut command = Command::new(binary);
    command.args(["--listen", &format!("127.0.0.1:{port}")]);
    command
}

fn serve_page(toolbox: &Toolbox, mode: Mode, port: u16) -> Result<Group> {
    // A folder of its own, so that `cargo xtask dist` and a hand-started Trunk do not disturb it.
    let dist = paths::target()?.join("page").join("serve");
    std::fs::create_dir_all(&dist)?;
    let mut command = page::trunk(toolbox, "serve", mode, &dist)?;
    command.args([
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
        "--open",
        "false",
    ]);
    command.args(["--disable-address-lookup", "true"]);
    Group::spawn(&mut command)
}

/// Waits until `answers`; an error as soon as one of `children` has ended.
pub fn wait_until(children: &[(&str, &Group)], answers: impl Fn() -> bool) -> Result<()> {
    let deadline = Instant::now() + START;
    while !answers() {
        fail_if_ended(children)?;
        if Instant::now() > deadline {
            bail!("no answer after {} s", START.as_secs());
        }
        thread::sleep(POLL);
    }
    Ok(())
}

fn fail_if_ended(children: &[(&str, &Group)]) -> Result<()> {
    process::wait_if_stopping();
    for (name, child) in children {
        if let Some(status) = child.ended()? {
            process::wait_if_stopping();
            bail!("{name} ended by itself ({status}); the rest was stopped");
        }
    }
    Ok(())
}
