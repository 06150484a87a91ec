//! The native server: gRPC and gRPC-Web on one port, for any origin, with reflection and health.

mod clock;
mod web;

use std::{io, net::SocketAddr, time::Duration};

use futures_util::StreamExt;
use tokio::{net::TcpListener, sync::watch};
use tonic::transport::server::{Server, TcpIncoming};
use tonic_web::GrpcWebLayer;
use tower::util::MapResponseLayer;
use tower_http::validate_request::ValidateRequestHeaderLayer;

use crate::{
    FILE_DESCRIPTOR_SET, Options, UserService,
    auth::{Access, Exposed, Gate},
    faults::{FaultLayer, Faults, Line, split_trailers},
    proto::user_service_server::UserServiceServer,
};

pub use clock::SystemClock;

/// How long calls may take to end after the shutdown began.
const GRACE: Duration = Duration::from_secs(4);

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
    /// Others would reach the server, and nobody said that they may.
    #[error(transparent)]
    Exposed(#[from] Exposed),
    /// The schema could not be prepared for reflection.
    #[error("cannot offer reflection: {0}")]
    Reflection(#[from] tonic_reflection::server::Error),
    /// The connection handling failed.
    #[error("cannot serve: {0}")]
    Transport(#[from] tonic::transport::Error),
}

/// How a server is set up.
#[derive(Debug, Default)]
pub struct Setup {
    /// What the service starts with.
    pub options: Options,
    /// Who may call.
    pub access: Access,
    /// What goes wrong on demand.
    pub faults: Faults,
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

/// As [`serve_with`]: without tokens, so on this machine only, and without faults.
///
/// # Errors
/// Those of [`serve_with`].
pub async fn serve(
    listener: TcpListener,
    options: Options,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let setup = Setup {
        options,
        ..Setup::default()
    };
    serve_with(listener, setup, shutdown).await
}

/// Serves on `listener` until `shutdown` completes, then ends every stream of the service and returns once
/// all connections are done, but at most 4 seconds later.
///
/// # Errors
/// [`ServeError::Exposed`], [`ServeError::Reflection`] or [`ServeError::Transport`].
pub async fn serve_with(
    listener: TcpListener,
    setup: Setup,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    if let Ok(address) = listener.local_addr() {
        setup.access.check(address)?;
    }
    let service = UserService::new(SystemClock, setup.options);
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
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    let server = Server::builder()
        .accept_http1(true)
        // Outermost, so that it answers preflights and marks errors of the layers below too.
        .layer(web::cors())
        .layer(web::timing())
        .layer(MapResponseLayer::new(split_trailers))
        .layer(GrpcWebLayer::new())
        // Below the translation: both answer as gRPC does. Who may not call meets no fault and uses none up.
        .layer(ValidateRequestHeaderLayer::custom(Gate::new(setup.access)))
        .layer(FaultLayer(setup.faults))
        .add_service(UserServiceServer::new(service))
        .add_service(health)
        .add_service(reflection().build_v1()?)
        .add_service(reflection().build_v1alpha()?)
        .serve_with_incoming_shutdown(
            incoming.map(|stream| stream.map(Line::from)),
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
