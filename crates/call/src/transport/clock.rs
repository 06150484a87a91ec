//! The clock a call measures with and waits by.

use std::time::Duration;

use futures_util::future::LocalBoxFuture;

/// Time, injected: a browser and a terminal have different ones.
pub trait Clock {
    /// Microseconds since some fixed moment; never goes back.
    fn now_us(&self) -> u64;

    /// Ends after this long.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;
}
