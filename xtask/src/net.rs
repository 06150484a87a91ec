//! Ports on this machine: free or taken, answering or not.

use anyhow::{Context, Result, bail};
use std::{
    io::{ErrorKind, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

/// The longest a local server may take for one answer.
const ANSWER: Duration = Duration::from_secs(2);

fn local(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// Fails with one clear sentence when something listens on `port`, wanted for `what` and set with `flag`.
pub fn ensure_free(port: u16, what: &str, flag: &str) -> Result<()> {
    match TcpListener::bind(local(port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "port {port}, wanted for {what}, is in use: stop what listens there, or choose another with {flag}"
            )
        }
        Err(error) => {
            Err(error).with_context(|| format!("could not listen on port {port} for {what}"))
        }
    }
}

/// A port nothing listens on at the moment.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(local(0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

/// Whether a GET of `path` on `port` is answered with 200.
pub fn answers(port: u16, path: &str) -> bool {
    ask(
        port,
        &format!("GET {path} HTTP/1.1\r\naccept: */*\r\n"),
        &[],
    )
}

/// Whether a gRPC-Web health check on `port` is answered with 200.
pub fn service_answers(port: u16) -> bool {
    // An empty HealthCheckRequest: flag byte 0, length 0.
    let head = "POST /grpc.health.v1.Health/Check HTTP/1.1\r\ncontent-type: application/grpc-web+proto\r\nx-grpc-web: 1\r\n";
    ask(port, head, &[0; 5])
}

fn ask(port: u16, head: &str, body: &[u8]) -> bool {
    exchange(port, head, body).is_ok_and(|answer| answer.starts_with(b"HTTP/1.1 200 "))
}

fn exchange(port: u16, head: &str, body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&local(port), ANSWER)?;
    stream.set_read_timeout(Some(ANSWER))?;
    let length = body.len();
    write!(
        stream,
        "{head}host: 127.0.0.1:{port}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    )?;
    stream.write_all(body)?;
    let mut start = Vec::new();
    stream.take(64).read_to_end(&mut start)?;
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_one_sentence() {
        let listener = TcpListener::bind(local(0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = ensure_free(port, "the page", "--port").unwrap_err();
        let expect = "wanted for the page, is in use: stop what listens there, or choose another with --port";
        assert_eq!(error.to_string(), format!("port {port}, {expect}"));
        // Another program may take a free port before it is looked at.
        let mut tries = (0..10).filter_map(|_| free_port().ok());
        assert!(tries.any(|port| ensure_free(port, "the page", "--port").is_ok()));
    }

    #[test]
    fn a_port_without_a_server_does_not_answer() {
        let port = free_port().unwrap();
        assert!(!answers(port, "/"));
        assert!(!service_answers(port));
    }
}
