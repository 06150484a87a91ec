//! What scripted rows run against: the release page on a plain host, and a release UserService with many users.

use crate::{
    net,
    process::{self, Group},
    serve,
    site::Site,
    tools::{self, Tool, Toolbox},
};
use anyhow::Result;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// How many users the UserService has.
const USERS: usize = 20_000;

/// The running pair and what measures it; dropped, both stop.
pub struct Arena {
    toolbox: Toolbox,
    site: Site,
    service_port: u16,
    _service: Group,
    protoplay: PathBuf,
}

impl Arena {
    /// Serves the page in `dist` and starts a UserService that never pauses, both on free ports.
    pub fn start(dist: &Path) -> Result<Self> {
        let toolbox = tools::set_up(&[Tool::BenchPackages, Tool::Browser])?;
        let protoplay = program("playground-cli", "protoplay", "dev")?;
        let binary = program("user-service", "user-service", "release")?;
        let service_port = net::free_port()?;
        let mut command = serve::service_command(&binary, service_port);
        command.args(["--users", &USERS.to_string(), "--list-delay-ms", "0"]);
        // What it prints must not end up between the lines of the report.
        let service = Group::spawn(command.stdout(std::process::Stdio::null()))?;
        let site = Site::start(dist)?;
        let port = site.port;
        let answers = || net::service_answers(service_port) && net::answers(port, "/");
        serve::wait_until(&[("the UserService", &service)], answers)?;
        Ok(Self {
            toolbox,
            site,
            service_port,
            _service: service,
            protoplay,
        })
    }

    /// Runs a Node script of bench/, told in its environment where page, service, Chromium and protoplay are.
    pub fn node(&self, script: &str) -> Result<Command> {
        let local = |port| format!("http://127.0.0.1:{port}");
        let mut command = tools::node(&crate::paths::root().join("bench"))?;
        command
            .arg(script)
            .env("PLAYGROUND_URL", local(self.site.port))
            .env("PLAYGROUND_SERVICE_URL", local(self.service_port))
            .env("PLAYGROUND_USERS", USERS.to_string())
            .env("PLAYGROUND_CHROMIUM", &self.toolbox.browser()?.chromium)
            .env("PLAYGROUND_PROTOPLAY", &self.protoplay);
        process::stay_local(&mut command);
        Ok(command)
    }
}

/// Builds a native program of the workspace and returns its path; `profile` is `dev` or `release`.
pub fn program(package: &str, name: &str, profile: &str) -> Result<PathBuf> {
    eprintln!("bench: building {name}");
    let words = ["--locked", "--package", package, "--bin", name];
    process::run(
        process::cargo("build")
            .args(words)
            .args(["--profile", profile]),
    )?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(crate::paths::target()?.join(folder).join(file))
}
