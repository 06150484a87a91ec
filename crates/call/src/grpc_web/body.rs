//! A gRPC-Web body as the gRPC body that tonic wants: messages, then trailers.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http::HeaderMap;
use http_body::{Body, Frame};

use super::Frames;
use super::frames::{Malformed, Piece};
use crate::{Failure, FailureKind};

/// Parses the body inside as it comes.
#[derive(Debug)]
pub(crate) struct Parsed<B> {
    inner: B,
    frames: Frames,
    ended: bool,
}

impl<B> Parsed<B> {
    /// The body of an answer with these headers.
    pub fn new(headers: &HeaderMap, inner: B) -> Self {
        Self {
            inner,
            frames: Frames::new(headers),
            ended: false,
        }
    }
}

impl<B> Body for Parsed<B>
where
    B: Body<Error: Into<Failure>> + Unpin,
{
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
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

fn broken(malformed: &Malformed) -> Failure {
    let help = match malformed {
        Malformed::Cut => "the server crashed, or a proxy cut the answer short",
        Malformed::TooLarge(_) => "ask for less in one message, or stream it",
        Malformed::Compression => "let the server compress with gzip, or not at all",
        _ => "a server or a proxy on the way frames its answers wrongly",
    };
    Failure::new(FailureKind::Protocol, malformed.to_string()).with_help(help)
}
