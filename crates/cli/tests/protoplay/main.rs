//! The built binary, over real files and a real server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod accept;
mod build;
mod call;
mod check;
mod fix;
mod generate;
mod meaning;
mod original;
mod pipes;
mod reflect;
mod tls;
mod usage;
mod workspaces;

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use tempfile::TempDir;
use tokio::runtime::Runtime;
use user_service::{Options, server};

/// What a run of the binary gave.
#[derive(Debug)]
struct Run {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    /// The exit code and stdout.
    fn result(&self) -> (i32, &str) {
        (self.code, &self.stdout)
    }

    fn lines(&self) -> Vec<serde_json::Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

fn run_in(folder: &Path, args: &[&str]) -> Run {
    run_with(folder, args, "")
}

fn run_with(folder: &Path, args: &[&str], stdin: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_protoplay"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    Run {
        code: output.status.code().unwrap(),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
    }
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn users() -> TempDir {
    folder(user_service::SOURCES)
}

/// A UserService on a port of its own, for as long as it lives.
struct Live {
    url: String,
    runtime: Runtime,
}

fn live() -> Live {
    let runtime = Runtime::new().unwrap();
    let (listener, address) = runtime.block_on(server::listen("127.0.0.1:0")).unwrap();
    let options = Options {
        list_delay: std::time::Duration::ZERO,
        ..Options::default()
    };
    runtime.spawn(server::serve(listener, options, std::future::pending()));
    Live {
        url: format!("http://{address}"),
        runtime,
    }
}
