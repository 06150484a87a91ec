//! A service in the same process: live both ways, in a page as well as natively.

use std::convert::Infallible;

use futures_util::FutureExt;
use tonic::body::Body;
use tower_service::Service;

use super::{Duplex, RoundTrip, Transport, TransportInfo};

/// Calls a tonic server, such as a generated `UserServiceServer`, without a network.
#[derive(Debug, Clone)]
pub struct InProcess<S>(S);

impl<S> InProcess<S> {
    /// A transport to this service.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S> Transport for InProcess<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible>,
    S: Clone + 'static,
    S::Future: 'static,
{
    fn info(&self) -> TransportInfo {
        TransportInfo {
            id: "in-page",
            duplex: Duplex::Live,
        }
    }

    fn round_trip(&mut self, request: http::Request<Body>) -> RoundTrip {
        let mut service = self.0.clone();
        let call = async move {
            let ready = std::future::poll_fn(|context| service.poll_ready(context));
            let answer = match ready.await {
                Ok(()) => service.call(request).await,
                Err(never) => Err(never),
            };
            answer.map_err(|never| match never {})
        };
        call.boxed_local()
    }
}
