//! Where time comes from: the page and the native server bring their own.

use std::time::Duration;

use prost_types::Timestamp;

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = futures_util::future::BoxFuture<'a, T>;

/// Tells the time and waits; the service never asks the system, because wasm32-unknown-unknown has no clock to ask.
pub trait Clock: Send + Sync + 'static {
    /// The current time in UTC.
    fn now(&self) -> Timestamp;

    /// Completes once `duration` has passed; dropping it cancels the wait.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}
