//! gRPC-Web by tonic-web-wasm-client, for who wants to see what a Rust app with it would see.
//!
//! Its defects stay (0.9.2): the status is lost when the browser cuts the trailers in two (its issue 97), and of a trailer
//! that comes twice only the last is kept.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::FutureExt;
use http::HeaderValue;
use http_body::Frame;
use tonic::body::Body;
use tonic_web_wasm_client::options::FetchOptions;
use tonic_web_wasm_client::{Client, Error, ResponseBody};
use tower_service::Service;

use super::{Duplex, RoundTrip, Transport, TransportInfo, probe, url};
use crate::status::STATUS;
use crate::{Failure, FailureKind};

/// Calls a gRPC-Web server with that client.
#[derive(Debug, Clone)]
pub struct TonicWebWasmClient {
    url: String,
    client: Client,
}

impl TonicWebWasmClient {
    /// A transport to `http[s]://host[:port][/prefix]`; nothing is sent yet.
    ///
    /// # Errors
    /// If the address is not usable.
    pub fn new(address: &str) -> Result<Self, Failure> {
        let url = url::base(address)?;
        let client = Client::new_with_options(url.clone(), FetchOptions::new());
        Ok(Self { url, client })
    }
}

impl Transport for TonicWebWasmClient {
    fn info(&self) -> TransportInfo {
        TransportInfo {
            id: "tonic-web-wasm-client",
            duplex: Duplex::Half,
        }
    }

    fn round_trip(&mut self, mut request: http::Request<Body>) -> RoundTrip {
        join_repeated(request.headers_mut());
        let target = format!("{}{}", self.url, request.uri());
        let keys = request
            .headers()
            .keys()
            .map(|key| key.as_str().to_owned())
            .collect();
        let asked = Asked {
            base: self.url.clone(),
            target,
            keys,
        };
        let answer = self.client.call(request);
        let call = async move {
            match answer.await {
                Ok(response) if response.headers().contains_key(STATUS) => {
                    Ok(response.map(|_| Body::empty()))
                }
                Ok(response) => Ok(response.map(|body| Body::new(Received::new(body)))),
                Err(error) => Err(asked.explain(error).await),
            }
        };
        call.boxed_local()
    }
}

/// Puts the values of a repeated key into one, separated by commas (gRPC over HTTP/2, custom metadata): the client would
/// keep only the last.
fn join_repeated(headers: &mut http::HeaderMap) {
    let keys: Vec<_> = headers.keys().cloned().collect();
    for key in keys {
        let values: Vec<_> = headers
            .get_all(&key)
            .iter()
            .map(HeaderValue::as_bytes)
            .collect();
        if let (2.., Ok(joined)) = (
            values.len(),
            HeaderValue::from_bytes(&values.join(&b", "[..])),
        ) {
            headers.insert(key, joined);
        }
    }
}

/// What was asked, kept to find out why no answer came.
struct Asked {
    base: String,
    target: String,
    keys: Vec<String>,
}

impl Asked {
    async fn explain(self, error: Error) -> Failure {
        match error {
            Error::InvalidContentType(_)
            | Error::MissingContentTypeHeader
            | Error::MissingResponseBody => probe::foreign_answer(&self.target).await,
            Error::JsError(_) => probe::no_answer(&self.base, &self.keys).await,
            Error::HeaderValueError(_) => Failure::new(
                FailureKind::Request,
                "a metadata value is not visible ASCII, which gRPC-Web needs",
            ),
            other => Failure::new(
                FailureKind::Protocol,
                format!("the answer is malformed: {other}"),
            ),
        }
    }
}

/// A response body that tells a hidden status and a cut-off answer from each other.
struct Received {
    body: ResponseBody,
    any: bool,
    trailers: bool,
}

impl Received {
    fn new(body: ResponseBody) -> Self {
        Self {
            body,
            any: false,
            trailers: false,
        }
    }

    fn broken(&self, error: &Error) -> Failure {
        match error {
            Error::MalformedResponse if !self.any => probe::hidden_status(),
            other => Failure::new(
                FailureKind::Protocol,
                format!("the answer broke off: {other}"),
            ),
        }
    }
}

impl http_body::Body for Received {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        let frame = std::task::ready!(Pin::new(&mut self.body).poll_frame(context));
        Poll::Ready(match frame {
            Some(Ok(frame)) => {
                self.any = true;
                self.trailers |= frame.is_trailers();
                Some(Ok(frame))
            }
            Some(Err(error)) => Some(Err(self.broken(&error))),
            // tonic-web-wasm-client 0.9.2 ends here when the frame of the trailers comes in two chunks (its issue 97).
            None if !self.trailers => Some(Err(Failure::new(
                FailureKind::Protocol,
                "the browser cut the trailers in two, and the gRPC-Web client lost them with the status",
            )
            .with_help("the call itself may have worked; large error details make this more likely"))),
            None => None,
        })
    }
}
