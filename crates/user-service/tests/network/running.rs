//! A server on a free port, for as long as a test needs it.

use std::net::SocketAddr;

use tokio::{sync::oneshot, task::JoinHandle};
use tonic::transport::Channel;
use user_service::{
    proto::user_service_client::UserServiceClient,
    server::{self, ServeError, Setup},
};

/// A running server; dropping it begins its shutdown.
pub struct Running {
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<Result<(), ServeError>>,
}

/// Starts a server with the three samples.
pub async fn start() -> Running {
    start_with(Setup::default()).await
}

/// Starts a server that is set up like this.
pub async fn start_with(setup: Setup) -> Running {
    let (listener, address) = server::listen("127.0.0.1:0").await.unwrap();
    let (stop, stopped) = oneshot::channel();
    let served = tokio::spawn(server::serve_with(listener, setup, async {
        let _ = stopped.await;
    }));
    Running {
        address,
        stop,
        served,
    }
}

impl Running {
    /// A gRPC channel over HTTP/2.
    pub async fn channel(&self) -> Channel {
        let endpoint = Channel::from_shared(format!("http://{}", self.address));
        endpoint.unwrap().connect().await.unwrap()
    }

    /// A gRPC client over HTTP/2.
    pub async fn client(&self) -> UserServiceClient<Channel> {
        UserServiceClient::new(self.channel().await)
    }

    /// Begins the shutdown and returns what still runs.
    pub fn stop(self) -> JoinHandle<Result<(), ServeError>> {
        self.stop.send(()).unwrap();
        self.served
    }
}
