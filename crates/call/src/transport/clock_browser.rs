//! The browser's clock, in a page or a worker.

use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};

use super::Clock;

/// Longest wait `setTimeout` takes, in milliseconds (HTML standard, timers: a signed 32-bit integer).
const LONGEST_MS: u32 = i32::MAX as u32;

/// `performance.now()` and `setTimeout`; steps of 5 to 100 microseconds.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserClock;

thread_local! {
    /// Looked up once: finding it by name takes longer than asking it, and every message asks.
    static PERFORMANCE: Option<web_sys::Performance> = performance();
}

fn performance() -> Option<web_sys::Performance> {
    let found = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"));
    found.ok()?.dyn_into().ok()
}

impl Clock for BrowserClock {
    fn now_us(&self) -> u64 {
        let now = PERFORMANCE.with(|performance| match performance {
            Some(performance) => performance.now(),
            None => js_sys::Date::now(),
        });
        (now * 1000.0) as u64
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let millis = u32::try_from(duration.as_millis()).unwrap_or(LONGEST_MS);
        TimeoutFuture::new(millis.min(LONGEST_MS)).boxed_local()
    }
}
