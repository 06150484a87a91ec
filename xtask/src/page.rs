//! Builds the page: the wasm of page and worker in one cargo run, then Trunk over it, never online.

use crate::{csp, editor, process, tools::Toolbox};
use anyhow::{Context, Result};
use std::{fs, io::IsTerminal, path::Path, process::Command};

/// How the page's wasm is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build.
    Dev,
    /// Small and fast.
    Release,
}

impl Mode {
    /// The mode that the switch `--release` chooses.
    pub fn release(chosen: bool) -> Self {
        if chosen { Self::Release } else { Self::Dev }
    }
}

/// Compiles page and worker for wasm32, so that Trunk finds both done. One after the other, as Trunk does it: together
/// they would share features of their dependencies, and the worker would carry what only the page asks for.
pub fn compile(mode: Mode) -> Result<()> {
    for (package, binary) in [
        ("proto-playground", "proto-playground"),
        ("playground-worker", "worker"),
    ] {
        let mut command = process::cargo("build");
        command.args(["--locked", "--package", package, "--bin", binary]);
        command.args(["--target", "wasm32-unknown-unknown"]);
        if mode == Mode::Release {
            // The profile that index.html names for `trunk build --release`.
            command.args(["--profile", "wasm-release"]);
        }
        process::run(&mut command)?;
    }
    Ok(())
}

/// `trunk VERB` into `dist`, with its tools on PATH and no way to download others.
pub fn trunk(toolbox: &Toolbox, verb: &str, mode: Mode, dist: &Path) -> Result<Command> {
    let mut command = Command::new("trunk");
    command.current_dir(crate::paths::root());
    command
        .args([
            verb,
            "--offline",
            "true",
            "--skip-version-check",
            "--log",
            "warn",
            "--dist",
        ])
        .arg(dist);
    if mode == Mode::Release {
        command.args(["--release", "true"]);
    }
    // Trunk reads NO_COLOR as a boolean and stops at the customary `1`.
    command
        .env_remove("NO_COLOR")
        .env(editor::STARTED_BY_XTASK, "1");
    if !std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_QUIET", "true");
    }
    toolbox.equip(&mut command)?;
    Ok(command)
}

/// Builds the whole page into `dist`, ready for any static server that serves it at `public_url`, by default `/`.
pub fn build(toolbox: &Toolbox, mode: Mode, dist: &Path, public_url: Option<&str>) -> Result<()> {
    compile(mode)?;
    fs::create_dir_all(dist).with_context(|| format!("could not create {}", dist.display()))?;
    let mut build = trunk(toolbox, "build", mode, dist)?;
    if let Some(public_url) = public_url {
        build.args(["--public-url", public_url]);
    }
    process::run(&mut build)?;
    csp::seal(&dist.join("index.html"))
}
