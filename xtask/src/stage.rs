//! What end-to-end tests and benchmarks run against: a built page on a plain host, and the native UserService.

use crate::{
    net,
    process::{self, Group},
    serve,
    site::Site,
    tools::{self, Toolbox},
};
use anyhow::{Result, bail};
use std::{path::Path, process::Command};

/// The running pair; dropped, both stop.
pub struct Stage {
    site: Site,
    service_port: u16,
    _service: Group,
}

impl Stage {
    /// Serves the page in `dist` and starts a freshly built UserService, both on free ports.
    pub fn start(dist: &Path) -> Result<Self> {
        if !dist.join("index.html").is_file() {
            bail!("the page is not built: run the step `page` too");
        }
        let binary = serve::build_service()?;
        let service_port = net::free_port()?;
        let service = Group::spawn(&mut serve::service_command(&binary, service_port))?;
        let site = Site::start(dist)?;
        let port = site.port;
        let answers = || net::service_answers(service_port) && net::answers(port, "/");
        serve::wait_until(&[("the UserService", &service)], answers)?;
        Ok(Self {
            site,
            service_port,
            _service: service,
        })
    }

    /// Runs a Node script of `folder`, told in its environment where page, service and Chromium are.
    pub fn node(&self, toolbox: &Toolbox, folder: &Path, arguments: &[&str]) -> Result<Command> {
        let mut command = tools::node(folder)?;
        command.args(arguments);
        command.env(
            "PLAYGROUND_URL",
            format!("http://127.0.0.1:{}", self.site.port),
        );
        command.env(
            "PLAYGROUND_SERVICE_URL",
            format!("http://127.0.0.1:{}", self.service_port),
        );
        command.env("PLAYGROUND_CHROMIUM", &toolbox.browser()?.chromium);
        process::stay_local(&mut command);
        Ok(command)
    }
}
