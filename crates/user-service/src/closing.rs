//! Ends calls that would go on for ever once the service is told to close.

use futures_util::{
    Stream, StreamExt,
    future::{self, Either},
};
use tokio::sync::watch;
use tonic::Status;

/// Remembers whether the service is closing.
#[derive(Debug, Default)]
pub(crate) struct Closing(watch::Sender<bool>);

impl Closing {
    /// Tells every guarded stream, now and later.
    pub(crate) fn close(&self) {
        self.0.send_replace(true);
    }

    /// Passes `stream` on until the service closes, then ends with UNAVAILABLE.
    pub(crate) fn guard<T, S>(&self, stream: S) -> impl Stream<Item = Result<T, Status>> + use<T, S>
    where
        S: Stream<Item = Result<T, Status>>,
    {
        let closed = closed(self.0.subscribe());
        async_stream::try_stream! {
            let mut stream = std::pin::pin!(stream);
            let mut closed = std::pin::pin!(closed);
            loop {
                match future::select(closed.as_mut(), stream.next()).await {
                    Either::Left(_) => Err(Status::unavailable("The service is shutting down"))?,
                    Either::Right((Some(item), _)) => yield item?,
                    Either::Right((None, _)) => break,
                }
            }
        }
    }
}

/// Completes when the service closes; never, if it is dropped open, because its calls may outlive it.
async fn closed(mut state: watch::Receiver<bool>) {
    if state.wait_for(|closed| *closed).await.is_err() {
        future::pending::<()>().await;
    }
}
