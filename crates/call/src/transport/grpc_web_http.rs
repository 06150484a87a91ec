//! gRPC-Web over HTTP/1.1, natively.

use futures_util::FutureExt;
use http::header::{ACCEPT, CONTENT_TYPE, TE};
use http::{HeaderValue, Version};
use http_body_util::BodyExt;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::TokioExecutor;
use tonic::body::Body;

use super::tls::{self, Connector};
use super::{Duplex, RoundTrip, Transport, TransportInfo, answer, help, url};
use crate::grpc_web;
use crate::{Failure, FailureKind};

/// A pool of connections to a gRPC-Web server.
#[derive(Debug, Clone)]
pub struct GrpcWebHttp {
    url: String,
    client: Client<Connector, Body>,
}

impl GrpcWebHttp {
    /// A transport to `http[s]://host[:port][/prefix]`; nothing is sent yet.
    ///
    /// # Errors
    /// If the address is not usable, or TLS cannot be set up.
    pub fn new(address: &str) -> Result<Self, Failure> {
        let url = url::base(address)?;
        let connector = tls::connector(&url, Version::HTTP_11)?;
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { url, client })
    }

    async fn send(self, mut request: http::Request<Body>) -> Result<http::Response<Body>, Failure> {
        let uri = format!("{}{}", self.url, request.uri()).parse();
        *request.uri_mut() = uri.map_err(|_| {
            Failure::new(
                FailureKind::Request,
                format!("address `{}`: it is not a URL", self.url),
            )
        })?;
        *request.version_mut() = Version::HTTP_11;
        let headers = request.headers_mut();
        let own = HeaderValue::from_static(grpc_web::CONTENT_TYPE);
        headers.remove(TE);
        headers.insert(CONTENT_TYPE, own.clone());
        headers.insert(ACCEPT, own);
        headers.insert("x-grpc-web", HeaderValue::from_static("1"));
        let response = self.client.request(request).await;
        let response = response.map_err(|error| self.broken(&error))?;
        let response = answer::ensure_grpc(response, "grpc-web").await?;
        let (parts, body) = response.into_parts();
        let body = body.map_err(|error| answer::broke_off(&tls::last(&error)));
        Ok(grpc_web::answer(parts, body).await)
    }

    fn broken(&self, error: &ClientError) -> Failure {
        if error.is_connect() {
            return tls::not_connected(&self.url, error);
        }
        let message = format!(
            "what answers at {} does not speak HTTP/1.1: {}",
            self.url,
            tls::last(error)
        );
        Failure::new(FailureKind::NotGrpc, message).with_help(help::not_grpc("grpc-web"))
    }
}

impl Transport for GrpcWebHttp {
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
