//! What end-to-end tests and benchmarks run against: a built page on a plain host, and the native UserService.

use crate::{
    net,
    process::{self, Group},
    serve,
    site::Site,
    tools::{self, Toolbox},
};
use anyhow::{Result, bail};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// A freshly built native UserService on a free port; dropped, it stops.
pub struct Service {
    binary: PathBuf,
    port: u16,
    group: Group,
}

impl Service {
    fn spawn(arguments: &[&str]) -> Result<Self> {
        let binary = serve::build_service()?;
        let port = net::free_port()?;
        let mut command = serve::service_command(&binary, port);
        let group = Group::spawn(command.args(arguments))?;
        Ok(Self {
            binary,
            port,
            group,
        })
    }

    /// Starts it and waits until it answers.
    pub fn start() -> Result<Self> {
        Self::start_with(&[])
    }

    /// Starts it with these arguments too.
    pub fn start_with(arguments: &[&str]) -> Result<Self> {
        let service = Self::spawn(arguments)?;
        let answers = || net::service_answers(service.port);
        serve::wait_until(&[("the UserService", &service.group)], answers)?;
        Ok(service)
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Its host and port.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The program.
    pub fn binary(&self) -> &Path {
        &self.binary
    }
}

/// The running pair; dropped, both stop.
pub struct Stage {
    site: Site,
    service: Service,
}

impl Stage {
    /// Serves the page in `dist` and starts a freshly built UserService, both on free ports.
    pub fn start(dist: &Path) -> Result<Self> {
        if !dist.join("index.html").is_file() {
            bail!("the page is not built: run the step `page` too");
        }
        let service = Service::spawn(&[])?;
        let site = Site::start(dist)?;
        let answers = || net::service_answers(service.port) && net::answers(site.port, "/");
        serve::wait_until(&[("the UserService", &service.group)], answers)?;
        Ok(Self { site, service })
    }

    /// Runs a Node script of `folder`, told in its environment where page, service and Chromium are.
    pub fn node(&self, toolbox: &Toolbox, folder: &Path, arguments: &[&str]) -> Result<Command> {
        let mut command = tools::node(folder)?;
        command.args(arguments);
        command.env(
            "PLAYGROUND_URL",
            format!("http://127.0.0.1:{}", self.site.port),
        );
        command.env("PLAYGROUND_SERVICE_URL", self.service.url());
        command.env("PLAYGROUND_CHROMIUM", &toolbox.browser()?.chromium);
        process::stay_local(&mut command);
        Ok(command)
    }
}
