//! gRPC over HTTP/2, natively.

use futures_util::FutureExt;
use http::Version;
use http::uri::PathAndQuery;
use tonic::body::Body;
use tonic::transport::{Channel, Endpoint};
use tower_service::Service;

use super::tls::{self, Connector};
use super::{Duplex, RoundTrip, Transport, TransportInfo, answer, help, url};
use crate::{Failure, FailureKind};

/// A connection to a gRPC server, made at the first call and kept.
#[derive(Debug, Clone)]
pub struct Grpc {
    url: String,
    endpoint: Endpoint,
    connector: Connector,
    prefix: String,
    channel: std::sync::Arc<tokio::sync::OnceCell<Channel>>,
}

impl Grpc {
    /// A transport to `http[s]://host[:port][/prefix]`; nothing is sent yet.
    ///
    /// # Errors
    /// If the address is not usable, or TLS cannot be set up.
    pub fn new(address: &str) -> Result<Self, Failure> {
        let url = url::base(address)?;
        let endpoint = Endpoint::from_shared(url.clone()).map_err(|error| {
            Failure::new(FailureKind::Request, format!("address `{url}`: {error}"))
        })?;
        let connector = tls::connector(&url, Version::HTTP_2)?;
        let prefix = endpoint.uri().path().trim_end_matches('/').to_owned();
        Ok(Self {
            url,
            endpoint,
            connector,
            prefix,
            channel: std::sync::Arc::default(),
        })
    }

    async fn connect(&self) -> Result<Channel, Failure> {
        let connect = || self.endpoint.connect_with_connector(self.connector.clone());
        let connected = self.channel.get_or_try_init(connect).await;
        let failed = |error| tls::not_connected(&self.url, &error);
        connected.cloned().map_err(failed)
    }

    async fn send(self, mut request: http::Request<Body>) -> Result<http::Response<Body>, Failure> {
        if !self.prefix.is_empty() {
            let path: Result<PathAndQuery, _> = format!("{}{}", self.prefix, request.uri()).parse();
            *request.uri_mut() = path.map(Into::into).unwrap_or_default();
        }
        let mut channel = self.connect().await?;
        let ready = std::future::poll_fn(|context| channel.poll_ready(context));
        let response = match ready.await {
            Ok(()) => channel.call(request).await,
            Err(error) => Err(error),
        };
        let response = response.map_err(|error| self.broken(&error))?;
        answer::ensure_grpc(response, "grpc").await
    }

    fn broken(&self, error: &tonic::transport::Error) -> Failure {
        let message = format!(
            "what answers at {} does not speak HTTP/2: {}",
            self.url,
            tls::last(error)
        );
        Failure::new(FailureKind::NotGrpc, message).with_help(help::not_grpc("grpc"))
    }
}

impl Transport for Grpc {
    fn info(&self) -> TransportInfo {
        TransportInfo {
            id: "grpc",
            duplex: Duplex::Live,
        }
    }

    fn round_trip(&mut self, request: http::Request<Body>) -> RoundTrip {
        self.clone().send(request).boxed_local()
    }
}
