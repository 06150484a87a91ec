//! A UserService that sends metadata back: what begins with `x-` comes in headers and, as `t` + key, in trailers.

use std::convert::Infallible;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::{HeaderMap, HeaderName};
use http_body_util::BodyExt;
use playground_call::transport::{InProcess, Transport};
use tonic::body::Body;
use tonic::server::NamedService;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic_web::GrpcWebLayer;
use tower_service::Service;
use user_service::server::SystemClock;

use super::Over;

#[derive(Debug, Clone)]
pub struct Mirror<S>(S);

impl<S: NamedService> NamedService for Mirror<S> {
    const NAME: &'static str = S::NAME;
}

impl<S> Service<http::Request<Body>> for Mirror<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible>,
    S::Future: Send + 'static,
{
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<http::Response<Body>, Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let (mut headers, mut trailers) = (HeaderMap::new(), HeaderMap::new());
        for (key, value) in request.headers() {
            if key.as_str().starts_with("x-") && key.as_str() != "x-grpc-web" {
                let trailer = HeaderName::try_from(format!("t{key}")).unwrap();
                headers.append(key.clone(), value.clone());
                trailers.append(trailer, value.clone());
            }
        }
        let answer = self.0.call(request);
        async move {
            let mut response = answer.await?;
            response.headers_mut().extend(headers);
            let more = async move { Some(Ok(trailers)) };
            Ok(response.map(|body| Body::new(body.with_trailers(more))))
        }
        .boxed()
    }
}

/// A transport to such a service.
pub async fn mirror(over: Over) -> Box<dyn Transport> {
    let service = Mirror(user_service::in_page(SystemClock));
    if over == Over::InProcess {
        return Box::new(InProcess::new(service));
    }
    let incoming = TcpIncoming::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = incoming.local_addr().unwrap();
    let server = Server::builder()
        .accept_http1(true)
        .layer(GrpcWebLayer::new());
    tokio::spawn(
        server
            .clone()
            .add_service(service)
            .serve_with_incoming(incoming),
    );
    super::to(over, &format!("http://{address}"))
}
