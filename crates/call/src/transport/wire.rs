//! Makes a transport a tower service for tonic, and notes what really came: headers, trailers, whether a status was there.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use http::HeaderMap;
use http_body::Frame;
use tonic::body::Body;
use tower_service::Service;

use super::Transport;
use crate::Failure;
use crate::grpc_web::Unpacked;
use crate::status::DETAILS;

/// What came over the wire so far; shared with the body, which tonic wants to be `Send`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen(Arc<Mutex<Blocks>>);

#[derive(Debug, Default)]
struct Blocks {
    headers: Option<HeaderMap>,
    trailers: Option<HeaderMap>,
    bytes: u64,
}

impl Seen {
    /// The response headers, if they came.
    pub fn headers(&self) -> Option<HeaderMap> {
        self.with(|blocks| blocks.headers.clone())
    }

    /// The trailers, if they came.
    pub fn trailers(&self) -> Option<HeaderMap> {
        self.with(|blocks| blocks.trailers.clone())
    }

    /// How many bytes of framed messages came.
    pub fn bytes(&self) -> u64 {
        self.with(|blocks| blocks.bytes)
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut Blocks) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A transport as a tower service.
pub(crate) struct Wire {
    transport: Box<dyn Transport>,
    seen: Seen,
}

impl Wire {
    /// Notes what comes over the transport in `seen`.
    pub fn new(transport: Box<dyn Transport>, seen: Seen) -> Self {
        Self { transport, seen }
    }
}

impl Service<http::Request<Body>> for Wire {
    type Response = http::Response<Watched>;
    type Error = Failure;
    type Future = LocalBoxFuture<'static, Result<Self::Response, Failure>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let seen = self.seen.clone();
        let answer = self.transport.round_trip(request);
        let note = async move {
            let mut response = answer.await?;
            seen.with(|blocks| blocks.headers = Some(response.headers().clone()));
            if response.extensions().get::<Unpacked>().is_some() {
                response.headers_mut().remove("grpc-encoding");
            }
            // tonic 0.14 panics if it is no base64; the status is read from what was seen.
            response.headers_mut().remove(DETAILS);
            Ok(response.map(|body| Watched { body, seen }))
        };
        note.boxed_local()
    }
}

/// A response body that notes its trailers.
pub(crate) struct Watched {
    body: Body,
    seen: Seen,
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = tonic::Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, tonic::Status>>> {
        let mut frame = std::task::ready!(Pin::new(&mut self.body).poll_frame(context));
        if let Some(Ok(frame)) = &mut frame {
            self.seen.with(|blocks| match frame.data_ref() {
                Some(data) => blocks.bytes += data.len() as u64,
                None => blocks.trailers = frame.trailers_ref().cloned(),
            });
            if let Some(trailers) = frame.trailers_mut() {
                trailers.remove(DETAILS);
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
