//! The layer before the services that makes faults happen.

use std::task::{Context, Poll};

use futures_util::{FutureExt, future::BoxFuture};
use http::{Request, Response};
use tonic::body::Body;
use tower::{BoxError, Layer, Service};

use super::{End, Faults, Plan, Wire, status, trailers::Split};

/// Wraps a service in [`Faults`].
#[derive(Debug, Clone)]
pub(crate) struct FaultLayer(pub(crate) Faults);

/// A service that sometimes fails as it was asked to.
#[derive(Debug, Clone)]
pub(crate) struct Faulty<S> {
    inner: S,
    faults: Faults,
}

/// Ends a call without an answer; who calls sees only that the connection is gone.
#[derive(Debug, thiserror::Error)]
#[error("the connection was cut, as the server was asked to")]
struct Cut;

impl<S> Layer<S> for FaultLayer {
    type Service = Faulty<S>;

    fn layer(&self, inner: S) -> Faulty<S> {
        let faults = self.0.clone();
        Faulty { inner, faults }
    }
}

impl<S> Service<Request<Body>> for Faulty<S>
where
    S: Service<Request<Body>, Response = Response<Body>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Response<Body>, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let plan = self.faults.plan(request.uri().path());
        if plan == Plan::default() {
            return self
                .inner
                .call(request)
                .map(|ended| ended.map_err(Into::into))
                .boxed();
        }
        // The one that is ready goes with the call, its clone takes its place.
        let next = self.inner.clone();
        let inner = std::mem::replace(&mut self.inner, next);
        suffer(inner, request, plan).boxed()
    }
}

/// Makes the call as planned.
async fn suffer<S>(
    mut inner: S,
    request: Request<Body>,
    plan: Plan,
) -> Result<Response<Body>, BoxError>
where
    S: Service<Request<Body>, Response = Response<Body>>,
    S::Error: Into<BoxError>,
{
    if !plan.wait.is_zero() {
        tokio::time::sleep(plan.wait).await;
    }
    let mut response = match plan.end {
        Some(End::Status(code)) => status(code).into_http(),
        Some(End::Cut) => {
            request.extensions().get().map(Wire::cut);
            return Err(Cut.into());
        }
        None => inner.call(request).await.map_err(Into::into)?,
    };
    if plan.split_trailers {
        response.extensions_mut().insert(Split);
    }
    Ok(response)
}
