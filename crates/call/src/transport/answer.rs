//! Tells a gRPC answer from anything else an HTTP server may say.

use bytes::Buf;
use http_body_util::BodyExt;

use super::help;
use crate::grpc_web::is_grpc_web;
use crate::{Failure, FailureKind};

/// How much of a foreign answer is shown, in bytes.
const EXCERPT: usize = 300;

/// Gives the response back if it is gRPC (or gRPC-Web), else a failure with the first bytes of what came.
pub(crate) async fn ensure_grpc<B>(
    response: http::Response<B>,
    protocol: &str,
) -> Result<http::Response<B>, Failure>
where
    B: http_body::Body + Unpin,
{
    let content_type = response.headers().get(http::header::CONTENT_TYPE);
    let content_type =
        content_type.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    if content_type
        .as_deref()
        .is_some_and(|value| speaks(protocol, value))
    {
        return Ok(response);
    }
    let status = response.status().as_u16();
    let excerpt = beginning(response.into_body()).await;
    Err(foreign(protocol, status, content_type.as_deref(), &excerpt))
}

/// A server without gRPC-Web may answer such a request in plain gRPC, whose trailers HTTP/1.1 loses.
fn speaks(protocol: &str, content_type: &str) -> bool {
    content_type.starts_with("application/grpc")
        && is_grpc_web(content_type) == (protocol == "grpc-web")
}

/// The first bytes of a body, as many as are shown.
async fn beginning<B: http_body::Body + Unpin>(mut body: B) -> Vec<u8> {
    let mut bytes = Vec::new();
    while bytes.len() < EXCERPT
        && let Some(Ok(frame)) = body.frame().await
    {
        if let Ok(mut data) = frame.into_data() {
            bytes.extend_from_slice(&data.copy_to_bytes(data.remaining()));
        }
    }
    bytes
}

/// The failure for an HTTP answer that is not gRPC.
pub(crate) fn foreign(
    protocol: &str,
    status: u16,
    content_type: Option<&str>,
    body: &[u8],
) -> Failure {
    let content_type = content_type.unwrap_or("no content type");
    let excerpt = String::from_utf8_lossy(body.get(..EXCERPT).unwrap_or(body));
    let excerpt = excerpt.trim().trim_end_matches(char::REPLACEMENT_CHARACTER);
    let mut message = format!("the answer is not gRPC: HTTP {status}, {content_type}");
    if !excerpt.is_empty() {
        message.push_str(&format!(", which begins\n{excerpt}"));
    }
    Failure::new(FailureKind::NotGrpc, message).with_help(match status {
        505 => help::NEEDS_HTTP2,
        _ => help::not_grpc(protocol),
    })
}

/// The failure for an answer that stopped before its end.
pub(crate) fn broke_off(why: &str) -> Failure {
    let message = format!("the answer broke off: {why}");
    Failure::new(FailureKind::Protocol, message)
        .with_help("the server crashed, or the connection was lost")
}
