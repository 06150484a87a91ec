//! gRPC-Web over HTTP/1.1, natively.

use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::TokioExecutor;
use tonic::body::Body;
use tonic_web::{GrpcWebCall, GrpcWebClientService};
use tower_service::Service;

use super::{Duplex, RoundTrip, Transport, TransportInfo, answer, help, url};
use crate::{Failure, FailureKind};

type WebBody = GrpcWebCall<Body>;

/// A pool of connections to a gRPC-Web server.
#[derive(Debug, Clone)]
pub struct GrpcWebHttp(GrpcWebClientService<Http>);

impl GrpcWebHttp {
    /// A transport to `http://host:port[/prefix]`; nothing is sent yet.
    ///
    /// # Errors
    /// If the address is not usable.
    pub fn new(address: &str) -> Result<Self, Failure> {
        let mut connector = HttpConnector::new();
        // Small frames must not wait for the acknowledgement of the ones before them.
        connector.set_nodelay(true);
        let http = Http {
            url: url::plain(address)?,
            client: Client::builder(TokioExecutor::new()).build(connector),
        };
        Ok(Self(GrpcWebClientService::new(http)))
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
        let answer = self.0.call(request);
        async move { Ok(answer.await?.map(Body::new)) }.boxed_local()
    }
}

/// The HTTP client below the gRPC-Web framing; sees what the server really said.
#[derive(Debug, Clone)]
struct Http {
    url: String,
    client: Client<HttpConnector, WebBody>,
}

impl Http {
    async fn send(
        self,
        mut request: http::Request<WebBody>,
    ) -> Result<http::Response<Body>, Failure> {
        let uri = format!("{}{}", self.url, request.uri()).parse();
        *request.uri_mut() = uri.map_err(|_| {
            Failure::new(
                FailureKind::Request,
                format!("address `{}`: it is not a URL", self.url),
            )
        })?;
        let accept = http::HeaderValue::from_static("application/grpc-web+proto");
        request.headers_mut().insert(http::header::ACCEPT, accept);
        let response = self.client.request(request).await;
        let response = response.map_err(|error| self.broken(&error))?;
        Ok(answer::ensure_grpc(response, "grpc-web")
            .await?
            .map(Body::new))
    }

    fn broken(&self, error: &ClientError) -> Failure {
        let cause = crate::failure::chain(error as &(dyn Error + 'static)).last();
        let cause = cause.map(ToString::to_string).unwrap_or_default();
        if error.is_connect() {
            let message = format!("nothing answered at {}: {cause}", self.url);
            return Failure::new(FailureKind::Unreachable, message).with_help(help::unreachable());
        }
        let message = format!(
            "what answers at {} does not speak HTTP/1.1: {cause}",
            self.url
        );
        Failure::new(FailureKind::NotGrpc, message).with_help(help::not_grpc("grpc-web"))
    }
}

impl Service<http::Request<WebBody>> for Http {
    type Response = http::Response<Body>;
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Failure>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        Poll::Ready(Ok(()))
    }

    fn call(
        &mut self,
        request: http::Request<WebBody>,
    ) -> BoxFuture<'static, Result<Self::Response, Failure>> {
        self.clone().send(request).boxed()
    }
}
