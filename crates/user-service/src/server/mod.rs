//! The native server: gRPC and gRPC-Web on one port, for any origin, with reflection and health.

use std::{
    io,
    net::SocketAddr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures_util::FutureExt;
use http::{HeaderName, HeaderValue, Method};
use prost_types::Timestamp;
use tokio::{net::TcpListener, sync::watch};
use tonic::transport::server::{Server, TcpIncoming};
use tonic_web::GrpcWebLayer;
use tower_http::{
    cors::{AllowHeaders, Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
};

use crate::{
    BoxFuture, Clock, FILE_DESCRIPTOR_SET, Options, UserService,
    proto::user_service_server::UserServiceServer,
};

/// How long calls may take to end after the shutdown began.
const GRACE: Duration = Duration::from_secs(4);

/// What a page may read of an answer: a trailers-only answer carries its status in headers.
const EXPOSED: [&str; 6] = [
    "grpc-status",
    "grpc-message",
    "grpc-status-details-bin",
    "grpc-encoding",
    "grpc-accept-encoding",
    "date",
];

/// Why the server could not start or go on.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program listens there.
    #[error("{address} is already in use; stop what listens there or choose another --listen")]
    InUse {
        /// The address as asked for.
        address: String,
    },
    /// The address cannot be listened on for another reason.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address as asked for.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// The schema could not be prepared for reflection.
    #[error("cannot offer reflection: {0}")]
    Reflection(#[from] tonic_reflection::server::Error),
    /// The connection handling failed.
    #[error("cannot serve: {0}")]
    Transport(#[from] tonic::transport::Error),
}

/// The system's clock; needs a tokio runtime to sleep.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp {
            seconds: i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX),
            nanos: i32::try_from(since_epoch.subsec_nanos()).unwrap_or_default(),
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        tokio::time::sleep(duration).boxed()
    }
}

/// Listens on `address` (`HOST:PORT`; port 0 takes a free one) and tells the real address.
///
/// # Errors
/// [`ServeError::InUse`] or [`ServeError::Listen`].
pub async fn listen(address: &str) -> Result<(TcpListener, SocketAddr), ServeError> {
    let named = |source: io::Error| {
        let address = address.to_owned();
        match source.kind() {
            io::ErrorKind::AddrInUse => ServeError::InUse { address },
            _ => ServeError::Listen { address, source },
        }
    };
    let listener = TcpListener::bind(address).await.map_err(named)?;
    let local = listener.local_addr().map_err(named)?;
    Ok((listener, local))
}

/// Serves on `listener` until `shutdown` completes, then ends every stream of the service and returns once
/// all connections are done, but at most 4 seconds later.
///
/// # Errors
/// [`ServeError::Reflection`] or [`ServeError::Transport`].
pub async fn serve(
    listener: TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let service = UserService::new(SystemClock, options);
    let (health_reporter, health) = tonic_health::server::health_reporter();
    health_reporter
        .set_serving::<UserServiceServer<UserService<SystemClock>>>()
        .await;
    let (stopping, stopped) = watch::channel(false);
    let closing = service.clone();
    let begin_shutdown = async move {
        shutdown.await;
        closing.close();
        stopping.send_replace(true);
    };
    let server = Server::builder()
        .accept_http1(true)
        // Outermost, so that it answers preflights and marks errors of the layers below too.
        .layer(cors())
        .layer(timing())
        .layer(GrpcWebLayer::new())
        .add_service(UserServiceServer::new(service))
        .add_service(health)
        .add_service(reflection().build_v1()?)
        .add_service(reflection().build_v1alpha()?)
        .serve_with_incoming_shutdown(
            TcpIncoming::from(listener).with_nodelay(Some(true)),
            begin_shutdown,
        );
    tokio::select! {
        result = server => result.map_err(ServeError::from),
        () = out_of_patience(stopped) => Ok(()),
    }
}

/// Completes when the grace is over that starts with the shutdown.
async fn out_of_patience(mut stopped: watch::Receiver<bool>) {
    if stopped.wait_for(|stopping| *stopping).await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(GRACE).await;
}

fn reflection() -> tonic_reflection::server::Builder<'static> {
    tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
}

/// Any origin may call, with any metadata, and read the gRPC status.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::POST])
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(EXPOSED.map(HeaderName::from_static))
        .max_age(Duration::from_secs(7200))
}

/// Lets a page of any origin see when a request was sent and answered.
fn timing() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(
        HeaderName::from_static("timing-allow-origin"),
        HeaderValue::from_static("*"),
    )
}
