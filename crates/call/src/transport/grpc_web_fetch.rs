//! gRPC-Web over `fetch`, in a page or a worker; finds out why a call failed, because the browser does not say.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::stream::LocalBoxStream;
use futures_util::{FutureExt, StreamExt};
use gloo_net::http::{Headers, Request, Response};
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};
use http_body::Frame;
use http_body_util::BodyExt;
use js_sys::Uint8Array;
use send_wrapper::SendWrapper;
use tonic::body::Body;
use wasm_bindgen::{JsCast, JsValue};
use wasm_streams::ReadableStream;
use web_sys::AbortController;

use super::{Duplex, RoundTrip, Transport, TransportInfo, answer, probe, url};
use crate::grpc_web;
use crate::status::STATUS;
use crate::{Failure, FailureKind};

/// Calls a gRPC-Web server; the whole request goes out in one POST (`fetch` is half-duplex by its standard).
#[derive(Debug, Clone)]
pub struct GrpcWebFetch {
    base: String,
}

impl GrpcWebFetch {
    /// A transport to `http[s]://host[:port][/prefix]`; nothing is sent yet.
    ///
    /// # Errors
    /// If the address is not usable.
    pub fn new(address: &str) -> Result<Self, Failure> {
        let base = url::base(address)?;
        Ok(Self { base })
    }

    async fn send(self, request: http::Request<Body>) -> Result<http::Response<Body>, Failure> {
        let target = format!("{}{}", self.base, request.uri());
        let (parts, body) = request.into_parts();
        let body = body
            .collect()
            .await
            .map_err(|status| refused(status.message()))?;
        let abort = Abort::new()?;
        let request = Request::post(&target)
            .headers(outgoing(&parts.headers)?)
            .abort_signal(Some(&abort.0.signal()))
            .body(Uint8Array::from(body.to_bytes().as_ref()))
            .map_err(|error| refused(&error.to_string()))?;
        let Ok(response) = request.send().await else {
            let keys: Vec<_> = parts.headers.keys().map(ToString::to_string).collect();
            return Err(probe::no_answer(&self.base, &keys).await);
        };
        received(&response, abort).await
    }
}

impl Transport for GrpcWebFetch {
    fn info(&self) -> TransportInfo {
        TransportInfo {
            id: "grpc-web",
            duplex: Duplex::Half,
        }
    }

    fn round_trip(&mut self, request: http::Request<Body>) -> RoundTrip {
        self.clone().send(request).boxed_local()
    }
}

fn refused(why: &str) -> Failure {
    Failure::new(FailureKind::Request, why)
}

/// Ends the request when it is dropped.
struct Abort(AbortController);

impl Abort {
    fn new() -> Result<Self, Failure> {
        let controller = AbortController::new();
        controller
            .map(Self)
            .map_err(|error| refused(&words(&error)))
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The headers to send; the values of a repeated key are joined by the browser.
fn outgoing(map: &HeaderMap) -> Result<Headers, Failure> {
    let headers = Headers::new();
    for (key, value) in map {
        // tonic's own, which the browser would drop.
        if matches!(key.as_str(), "te" | "content-type") {
            continue;
        }
        if is_forbidden(key.as_str()) {
            let message = format!("a browser does not let a page send the header `{key}`");
            return Err(refused(&message).with_help("call from a terminal with `protoplay call`"));
        }
        let value = value.to_str();
        let value = value
            .map_err(|_| refused("a metadata value is not visible ASCII, which gRPC-Web needs"))?;
        headers.append(key.as_str(), value);
    }
    headers.set(CONTENT_TYPE.as_str(), grpc_web::CONTENT_TYPE);
    headers.set(ACCEPT.as_str(), grpc_web::CONTENT_TYPE);
    headers.set("x-grpc-web", "1");
    Ok(headers)
}

/// Headers that a browser drops without a word (fetch.spec.whatwg.org, forbidden request-header), and the one that Chromium
/// drops as well.
fn is_forbidden(key: &str) -> bool {
    const NAMES: [&str; 20] = [
        "accept-charset",
        "accept-encoding",
        "access-control-request-headers",
        "access-control-request-method",
        "connection",
        "content-length",
        "cookie",
        "cookie2",
        "date",
        "dnt",
        "expect",
        "keep-alive",
        "origin",
        "referer",
        "set-cookie",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "via",
    ];
    NAMES.contains(&key) || key.starts_with("proxy-") || key.starts_with("sec-")
}

async fn received(response: &Response, abort: Abort) -> Result<http::Response<Body>, Failure> {
    let mut answer = http::Response::new(Chunks::new(response, abort));
    *answer.status_mut() = response.status().try_into().unwrap_or_default();
    *answer.headers_mut() = incoming(&response.headers());
    let (parts, chunks) = answer::ensure_grpc(answer, "grpc-web").await?.into_parts();
    let chunks = if parts.headers.contains_key(STATUS) {
        chunks
    } else {
        chunks.or_hidden()
    };
    Ok(grpc_web::answer(parts, chunks).await)
}

/// What the page may read of the response headers.
fn incoming(headers: &Headers) -> HeaderMap {
    let pair = |(key, value): (String, String)| {
        let key = HeaderName::try_from(key).ok()?;
        Some((key, HeaderValue::try_from(value).ok()?))
    };
    headers.entries().filter_map(pair).collect()
}

/// The bytes of a response as the browser hands them out.
struct Chunks {
    stream: SendWrapper<LocalBoxStream<'static, Result<JsValue, JsValue>>>,
    /// A body without a byte means that the page may not read the status.
    hidden: bool,
    _abort: SendWrapper<Abort>,
}

impl Chunks {
    fn new(response: &Response, abort: Abort) -> Self {
        let stream = match response.body() {
            Some(body) => ReadableStream::from_raw(body).into_stream().boxed_local(),
            None => futures_util::stream::empty().boxed_local(),
        };
        Self {
            stream: SendWrapper::new(stream),
            hidden: false,
            _abort: SendWrapper::new(abort),
        }
    }

    /// Fails if nothing comes.
    fn or_hidden(self) -> Self {
        Self {
            hidden: true,
            ..self
        }
    }
}

impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        Poll::Ready(match ready!(self.stream.poll_next_unpin(context)) {
            Some(Ok(chunk)) => {
                self.hidden = false;
                let chunk: Uint8Array = chunk.unchecked_into();
                Some(Ok(Frame::data(chunk.to_vec().into())))
            }
            Some(Err(error)) => Some(Err(answer::broke_off(&words(&error)))),
            None if std::mem::take(&mut self.hidden) => Some(Err(probe::hidden_status())),
            None => None,
        })
    }
}

/// What a JavaScript error says.
fn words(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    message.map_or_else(|| format!("{error:?}"), String::from)
}
