//! Trailers of gRPC-Web in two chunks: clients may not take a chunk for a frame.

use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use http::{Response, header::CONTENT_TYPE};
use http_body::{Body as _, Frame};
use http_body_util::{BodyExt, StreamBody};
use tonic::{Status, body::Body};

/// Between the two chunks, so that they do not arrive as one.
const PAUSE: Duration = Duration::from_millis(20);
/// How the trailers begin: the flag of their frame, as it is and in base64 before a length below 64 KiB.
const BEGINNINGS: [&[u8]; 2] = [b"\x80", b"gAAA"];

/// On a response: its trailers are to be split. The layer that translates to gRPC-Web passes it on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Split;

/// Splits the trailers of a response that asks for it. Each frame of gRPC-Web must come as a chunk of its own, as the
/// translating layer makes them.
pub(crate) fn split_trailers(response: Response<Body>) -> Response<Body> {
    let (extensions, headers) = (response.extensions(), response.headers());
    let web = headers
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/grpc-web"));
    // A body at its end stays one that says so.
    if !web || extensions.get::<Split>().is_none() || response.body().is_end_stream() {
        return response;
    }
    response.map(|body| Body::new(StreamBody::new(in_two(body))))
}

/// The frames of a body; one that holds trailers becomes two.
fn in_two(mut body: Body) -> impl Stream<Item = Result<Frame<Bytes>, Status>> {
    async_stream::try_stream! {
        while let Some(frame) = body.frame().await {
            let mut data = match frame?.into_data() {
                Ok(data) => data,
                Err(other) => {
                    yield other;
                    continue;
                }
            };
            if BEGINNINGS.iter().any(|beginning| data.starts_with(beginning)) {
                yield Frame::data(data.split_to(data.len() / 2));
                tokio::time::sleep(PAUSE).await;
            }
            yield Frame::data(data);
        }
    }
}
