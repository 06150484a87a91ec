//! The running calls: their handles by number, and their events in batches.

use std::{
    cell::RefCell,
    collections::HashMap,
    rc::{Rc, Weak},
    time::Duration,
};

use futures_util::{
    StreamExt,
    stream::{self, LocalBoxStream},
};
use playground_call::{CallEvent, CallHandle, Failure, FailureKind, SendError, transport::Clock};

/// Most events of one batch.
const BATCH: usize = 512;

/// How long a call that never waits may keep the thread, in microseconds, before others get their turn.
const TURN_US: u64 = 50_000;

/// The events of one call, in order, those that are ready together in one batch; dropping it cancels the call.
pub type CallBatches = LocalBoxStream<'static, Vec<CallEvent>>;

type Handles = RefCell<HashMap<u64, CallHandle>>;

/// Handles of the calls that run, by the number of the request that started each.
#[derive(Debug, Default)]
pub(crate) struct Calls(Rc<Handles>);

impl Calls {
    /// Registers a call until its events end or are dropped.
    pub(crate) fn run(
        &self,
        id: u64,
        handle: CallHandle,
        events: playground_call::EventStream,
        clock: Rc<dyn Clock>,
    ) -> CallBatches {
        if self.0.borrow().contains_key(&id) {
            let message = format!("a call with the number {id} is running already");
            return failed(Failure::new(FailureKind::Request, message));
        }
        self.0.borrow_mut().insert(id, handle);
        let running = Running {
            batches: events.ready_chunks(BATCH).boxed_local(),
            clock: Rc::clone(&clock),
            turn_us: clock.now_us(),
            _entry: Entry {
                id,
                handles: Rc::downgrade(&self.0),
            },
        };
        stream::unfold(running, Running::next).boxed_local()
    }

    /// Sends one more message on a running call; a call that is over takes it silently.
    ///
    /// # Errors
    /// If the message does not fit or the request stream is closed.
    pub(crate) fn send(&self, id: u64, json: &str) -> Result<(), SendError> {
        self.get(id).map_or(Ok(()), |handle| handle.send(json))
    }

    /// Ends the request stream of a running call.
    pub(crate) fn half_close(&self, id: u64) {
        if let Some(handle) = self.get(id) {
            handle.half_close();
        }
    }

    /// Cancels a running call.
    pub(crate) fn cancel(&self, id: u64) {
        if let Some(handle) = self.get(id) {
            handle.cancel();
        }
    }

    /// How many calls run.
    pub(crate) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    fn get(&self, id: u64) -> Option<CallHandle> {
        self.0.borrow().get(&id).cloned()
    }
}

/// A call whose events somebody wants.
struct Running {
    batches: CallBatches,
    clock: Rc<dyn Clock>,
    /// When it last let others run, in the clock's microseconds.
    turn_us: u64,
    _entry: Entry,
}

impl Running {
    /// The next batch; lets other tasks run now and then, because in a worker a stream that is always ready would keep
    /// a cancel from ever arriving.
    async fn next(mut self) -> Option<(Vec<CallEvent>, Self)> {
        if self.clock.now_us().saturating_sub(self.turn_us) >= TURN_US {
            self.clock.sleep(Duration::ZERO).await;
            self.turn_us = self.clock.now_us();
        }
        let batch = self.batches.next().await?;
        Some((batch, self))
    }
}

/// Removes the handle once the call's events are over or nobody wants them.
struct Entry {
    id: u64,
    handles: Weak<Handles>,
}

impl Drop for Entry {
    fn drop(&mut self) {
        if let Some(handles) = self.handles.upgrade() {
            handles.borrow_mut().remove(&self.id);
        }
    }
}

/// A call that ends before it began.
pub(crate) fn failed(failure: Failure) -> CallBatches {
    let Failure {
        kind,
        message,
        help,
    } = failure;
    stream::iter([vec![CallEvent::Failure {
        at_us: 0,
        kind,
        message,
        help,
    }]])
    .boxed_local()
}
