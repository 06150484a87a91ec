//! Waiting in a browser test.

use gloo_timers::future::TimeoutFuture;

/// Waits until something holds; the runner's own time limit ends a wait in vain.
pub async fn until(holds: impl Fn() -> bool) {
    while !holds() {
        TimeoutFuture::new(10).await;
    }
}
