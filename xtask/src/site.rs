//! A plain static host for a built page, as any other would serve it: files, types, nothing more.

use anyhow::{Result, anyhow};
use std::{
    fs::File,
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};
use tiny_http::{Header, Request, Response, Server};

/// How many requests are answered at once; a browser opens six connections to a host.
const WORKERS: usize = 6;

/// A running host; dropped, it stops.
pub struct Site {
    server: Arc<Server>,
    workers: Vec<JoinHandle<()>>,
    /// The port on 127.0.0.1 it answers at.
    pub port: u16,
}

impl Site {
    /// Serves the files of `folder` on a free port.
    pub fn start(folder: &Path) -> Result<Self> {
        let server = Server::http("127.0.0.1:0")
            .map_err(|error| anyhow!("could not serve the page: {error}"))?;
        let port = server.server_addr().to_ip().map(|address| address.port());
        let port = port.ok_or_else(|| anyhow!("could not serve the page: no port"))?;
        let server = Arc::new(server);
        let worker = |_| {
            let (server, folder) = (Arc::clone(&server), folder.to_owned());
            thread::spawn(move || {
                server
                    .incoming_requests()
                    .for_each(|request| answer(&folder, request))
            })
        };
        let workers = (0..WORKERS).map(worker).collect();
        Ok(Self {
            server,
            workers,
            port,
        })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Each call lets one waiting worker go.
        self.workers.iter().for_each(|_| self.server.unblock());
        self.workers
            .drain(..)
            .for_each(|worker| drop(worker.join()));
    }
}

fn answer(folder: &Path, request: Request) {
    let opened =
        file_of(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, path)));
    // A browser that went away is no fault of the host.
    let _ = match opened {
        Some((file, path)) => {
            let headers = [
                ("content-type", media_type(&path)),
                ("cache-control", "no-cache"),
            ];
            let headers = headers
                .into_iter()
                .filter_map(|(name, value)| Header::from_bytes(name, value).ok());
            request.respond(headers.fold(Response::from_file(file), Response::with_header))
        }
        None => request.respond(Response::empty(404)),
    };
}

/// The file that `url` asks for; `None` for anything that would leave `folder`.
fn file_of(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let plain = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    plain
        .then(|| folder.join(path))
        .filter(|path| path.is_file())
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        Some("txt" | "proto") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expect: Option<&str>) {
        let folder = crate::paths::root().join("xtask");
        assert_eq!(
            file_of(&folder, url),
            expect.map(|path| folder.join(path)),
            "{url}"
        );
    }

    #[test]
    fn only_files_of_the_folder_are_served() {
        check("/Cargo.toml", Some("Cargo.toml"));
        check("/src/main.rs?build=1", Some("src/main.rs"));
        check("/src", None);
        check("/", None);
        check("/../Cargo.toml", None);
        check("//etc/passwd", None);
        check("/nothing", None);
    }

    #[test]
    fn a_started_site_answers_and_stops() {
        let folder = crate::paths::root().join("xtask").join("src");
        let site = Site::start(&folder).unwrap();
        let port = site.port;
        assert!(crate::net::answers(port, "/site.rs"));
        assert!(!crate::net::answers(port, "/nothing.rs"));
        drop(site);
        assert!(!crate::net::answers(port, "/site.rs"));
    }
}
