//! A plain static host for a built page, as any other would serve it: files, types, nothing more.

use anyhow::{Context, Result};
use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// Longest request head that is read, in bytes.
const LONGEST_HEAD: u64 = 64 << 10;

/// How long a connection may stay silent: a browser opens some before it needs them.
const SILENCE: Duration = Duration::from_secs(60);

/// A running host; dropped, it stops. Each connection has its thread and carries one answer: with threads shared by
/// connections that stay open, as tiny_http 0.12 has them, one may wait for ever behind the others.
pub struct Site {
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
    /// The port on 127.0.0.1 it answers at.
    pub port: u16,
}

impl Site {
    /// Serves the files of `folder` on a free port.
    pub fn start(folder: &Path) -> Result<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("could not serve the page")?;
        let port = listener.local_addr()?.port();
        let stopped = Arc::new(AtomicBool::new(false));
        let (until, folder) = (Arc::clone(&stopped), Arc::new(folder.to_owned()));
        let accepting = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if until.load(Ordering::Relaxed) {
                    break;
                }
                let folder = Arc::clone(&folder);
                // A browser that went away is no fault of the host.
                thread::spawn(move || answer(&folder, stream).ok());
            }
        });
        Ok(Self {
            stopped,
            accepting: Some(accepting),
            port,
        })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port)));
        if let Some(accepting) = self.accepting.take() {
            // It panicked or it is done; both are over.
            let _ = accepting.join();
        }
    }
}

fn answer(folder: &Path, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut head = BufReader::new((&stream).take(LONGEST_HEAD)).lines();
    let first = head.next().transpose()?.unwrap_or_default();
    // The rest is read as well: closing over unread bytes would reset the connection.
    while head
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let url = first
        .strip_prefix("GET ")
        .and_then(|rest| rest.split(' ').next());
    let found = url
        .and_then(|url| file_of(folder, url))
        .and_then(|path| Some((fs::read(&path).ok()?, path)));
    let (status, kind, body) = match &found {
        Some((body, path)) => ("200 OK", media_type(path), body.as_slice()),
        None => (
            "404 Not Found",
            "text/plain; charset=utf-8",
            &b"not found"[..],
        ),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\ncache-control: no-cache\r\nconnection: close\r\n\r\n"
    )?;
    stream.write_all(body)
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
        // A browser opens connections before it needs them; none may keep the next one waiting.
        let silent: Vec<_> = (0..12)
            .map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap())
            .collect();
        assert!(crate::net::answers(port, "/site.rs"));
        drop(silent);
        drop(site);
        assert!(!crate::net::answers(port, "/site.rs"));
    }
}
