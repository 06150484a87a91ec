//! A service without a schema: it sends the request's bytes back, once or more often, or what it is told to.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::HeaderMap;
use http_body_util::{BodyExt, Full};
use playground_call::transport::{InProcess, Transport};
use tonic::body::Body;
use tower_service::Service;

/// What to answer with.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The request's frames, so many times.
    Times(usize),
    /// These bytes, unframed.
    Raw(Bytes),
}

/// Answers with status OK, or with these trailers.
#[derive(Debug, Clone)]
pub struct Echo {
    pub answer: Answer,
    pub trailers: &'static [(&'static str, &'static str)],
}

impl Service<http::Request<Body>> for Echo {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<http::Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let this = self.clone();
        async move {
            let frames = request.into_body().collect().await.unwrap().to_bytes();
            let bytes = match this.answer {
                Answer::Times(times) => Bytes::from(frames.repeat(times)),
                Answer::Raw(bytes) => bytes,
            };
            let body = Full::new(bytes).with_trailers(trailers(this.trailers));
            let response = http::Response::builder().header("content-type", "application/grpc");
            Ok(response.body(Body::new(body)).unwrap())
        }
        .boxed()
    }
}

type Trailers = Ready<Option<Result<HeaderMap, Infallible>>>;

fn trailers(pairs: &[(&'static str, &'static str)]) -> Trailers {
    let map: HeaderMap = pairs
        .iter()
        .map(|(key, value)| (key.parse().unwrap(), value.parse().unwrap()))
        .collect();
    ready((!map.is_empty()).then_some(Ok(map)))
}

/// These bytes, unframed.
pub fn raw(bytes: &[u8]) -> Answer {
    Answer::Raw(Bytes::copy_from_slice(bytes))
}

/// A transport to such a service that ends with OK.
pub fn echo(answer: Answer) -> Box<dyn Transport> {
    ending(answer, &[("grpc-status", "0")])
}

/// A transport to such a service that ends with these trailers.
pub fn ending(
    answer: Answer,
    trailers: &'static [(&'static str, &'static str)],
) -> Box<dyn Transport> {
    Box::new(InProcess::new(Echo { answer, trailers }))
}
