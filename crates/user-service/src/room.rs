//! A room: what one participant publishes reaches every participant, through one bounded queue.
//!
//! A participant that falls more than [`CAPACITY`] messages behind has lost the oldest ones. It is told so with
//! RESOURCE_EXHAUSTED and its stream ends: a gap that nobody notices would be worse.

use std::{
    future::poll_fn,
    pin::pin,
    task::Poll::{Pending, Ready},
};

use futures_util::{
    Stream, StreamExt,
    future::{self, Either},
};
use tokio::sync::broadcast::{
    self,
    error::{RecvError, TryRecvError},
};
use tonic::Status;

use crate::fault;

/// How many messages a participant may fall behind.
pub(crate) const CAPACITY: usize = 256;

/// A place where messages are passed on; clones are the same room.
#[derive(Debug, Clone)]
pub(crate) struct Room<T>(broadcast::Sender<T>);

impl<T: Clone> Room<T> {
    /// An empty room.
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(CAPACITY))
    }

    /// Comes in: from now on everything published is heard, until the member is dropped.
    pub(crate) fn join(&self) -> Member<T> {
        Member {
            heard: self.0.subscribe(),
            room: self.clone(),
            inbound_ended: false,
        }
    }

    /// Passes a message on to everyone who is in; it is lost if nobody is.
    pub(crate) fn publish(&self, message: T) {
        // An error only says that nobody is in.
        let _ = self.0.send(message);
    }

    /// How many are in.
    pub(crate) fn members(&self) -> usize {
        self.0.receiver_count()
    }
}

/// One participant; leaves when dropped.
#[derive(Debug)]
pub(crate) struct Member<T> {
    heard: broadcast::Receiver<T>,
    room: Room<T>,
    inbound_ended: bool,
}

/// What comes next for a participant.
#[derive(Debug)]
pub(crate) enum Turn<T, I> {
    /// Someone published this.
    Heard(T),
    /// The participant itself says this.
    Said(I),
}

impl<T: Clone> Member<T> {
    /// Passes a message on to everyone who is in, the member included.
    pub(crate) fn publish(&self, message: T) {
        self.room.publish(message);
    }

    /// The next thing published, in order.
    ///
    /// # Errors
    /// RESOURCE_EXHAUSTED if messages were lost because the member was too slow.
    pub(crate) async fn hear(&mut self) -> Result<Option<T>, Status> {
        match self.heard.recv().await {
            Ok(message) => Ok(Some(message)),
            Err(RecvError::Lagged(missed)) => Err(fault::too_slow(missed)),
            Err(RecvError::Closed) => Ok(None),
        }
    }

    /// What was published if there is any, else what `inbound` brings. `None` once `inbound` has ended and nothing
    /// published is left: a half-duplex call must come to its end.
    ///
    /// # Errors
    /// As [`Member::hear`], and those of `inbound`.
    pub(crate) async fn turn<I>(
        &mut self,
        inbound: &mut (impl Stream<Item = Result<I, Status>> + Unpin),
    ) -> Result<Option<Turn<T, I>>, Status> {
        loop {
            // What was published goes first: a member never falls behind because of what it says itself. `recv` alone
            // would not do, because it holds back when the task has used up tokio's cooperative budget.
            match self.heard.try_recv() {
                Ok(message) => return Ok(Some(Turn::Heard(message))),
                Err(TryRecvError::Lagged(missed)) => return Err(fault::too_slow(missed)),
                Err(TryRecvError::Empty | TryRecvError::Closed) if self.inbound_ended => {
                    return Ok(None);
                }
                Err(TryRecvError::Empty | TryRecvError::Closed) => {}
            }
            match future::select(pin!(self.hear()), inbound.next()).await {
                Either::Left((heard, _)) => return Ok(heard?.map(Turn::Heard)),
                Either::Right((Some(said), _)) => return Ok(Some(Turn::Said(said?))),
                Either::Right((None, _)) => {}
            }
            self.inbound_ended = true;
        }
    }
}

/// Steps back, so that the participants that share the thread can read before more is published.
///
/// Twice, because tonic's encoder answers the first step with the messages it has ready, and a caller in the same task
/// would come straight back; the second reaches the executor.
pub(crate) async fn let_others_run() {
    let mut steps = 2;
    poll_fn(|context| {
        if steps == 0 {
            return Ready(());
        }
        steps -= 1;
        context.waker().wake_by_ref();
        Pending
    })
    .await;
}
