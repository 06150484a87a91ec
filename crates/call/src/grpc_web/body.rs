//! A gRPC-Web body as the gRPC body that tonic wants: messages, then trailers.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http::HeaderMap;
use http::response::Parts;
use http_body::{Body, Frame};

use super::frames::{Malformed, Piece};
use super::{Frames, Unpacked};
use crate::status::STATUS;
use crate::{Failure, FailureKind};

/// Parses the body inside as it comes.
#[derive(Debug)]
struct Parsed<B> {
    inner: B,
    frames: Frames,
    ended: bool,
    /// What was looked at before somebody took it.
    first: Option<Taken>,
}

/// What a body gives when it is asked; none at its end.
type Taken = Option<Result<Frame<Bytes>, Failure>>;

/// The answer as tonic wants it. A status in the headers counts only if there is nothing in the body.
pub(crate) async fn answer<B>(mut parts: Parts, inner: B) -> http::Response<tonic::body::Body>
where
    B: Body<Error: Into<Failure>> + Send + Unpin + 'static,
{
    parts.extensions.insert(Unpacked);
    let mut body = Parsed::new(&parts.headers, inner);
    if parts.headers.contains_key(STATUS) {
        if body.is_empty().await {
            return http::Response::from_parts(parts, tonic::body::Body::empty());
        }
        parts.headers.remove(STATUS);
    }
    http::Response::from_parts(parts, tonic::body::Body::new(body))
}

impl<B> Parsed<B> {
    /// The body of an answer with these headers.
    pub fn new(headers: &HeaderMap, inner: B) -> Self {
        Self {
            inner,
            frames: Frames::new(headers),
            ended: false,
            first: None,
        }
    }
}

impl<B> Parsed<B>
where
    B: Body<Error: Into<Failure>> + Unpin,
{
    /// Waits until there is something in the body, or it has ended; whether there is nothing.
    pub async fn is_empty(&mut self) -> bool {
        let first = poll_fn(|context| self.step(context)).await;
        let empty = first.is_none();
        self.first = Some(first);
        empty
    }

    fn step(&mut self, context: &mut Context<'_>) -> Poll<Taken> {
        loop {
            match self.frames.next() {
                Ok(Some(Piece::Messages(bytes))) => {
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                Ok(Some(Piece::Trailers(map))) => {
                    // tonic asks for nothing more: what came together with the trailers must be refused now.
                    let rest = self.frames.next().map(|_| Frame::trailers(map));
                    return Poll::Ready(Some(rest.map_err(|malformed| broken(&malformed))));
                }
                Ok(None) if self.ended => return Poll::Ready(None),
                Ok(None) => {}
                Err(malformed) => return Poll::Ready(Some(Err(broken(&malformed)))),
            }
            let step = match ready!(Pin::new(&mut self.inner).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(mut data) => self.frames.push(&data.copy_to_bytes(data.remaining())),
                    // Trailers of HTTP itself say nothing in gRPC-Web.
                    Err(_) => Ok(()),
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => {
                    self.ended = true;
                    self.frames.finish()
                }
            };
            if let Err(malformed) = step {
                return Poll::Ready(Some(Err(broken(&malformed))));
            }
        }
    }
}

impl<B> Body for Parsed<B>
where
    B: Body<Error: Into<Failure>> + Unpin,
{
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Taken> {
        match self.first.take() {
            Some(first) => Poll::Ready(first),
            None => self.step(context),
        }
    }
}

fn broken(malformed: &Malformed) -> Failure {
    let help = match malformed {
        Malformed::Cut => "the server crashed, or a proxy cut the answer short",
        Malformed::TooLarge(_) => "ask for less in one message, or stream it",
        Malformed::Compression => "let the server compress with gzip, or not at all",
        _ => "a server or a proxy on the way frames its answers wrongly",
    };
    Failure::new(FailureKind::Protocol, malformed.to_string()).with_help(help)
}
