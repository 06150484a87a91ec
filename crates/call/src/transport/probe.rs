//! Asks a server that gave no usable answer again, plainly, to find out what stands there (measured in Chromium 156).

use gloo_net::http::Request;
use wasm_bindgen::JsValue;

use super::{answer, help};
use crate::{Failure, FailureKind};

/// The page's or worker's own origin, such as `http://127.0.0.1:8080`.
pub(crate) fn origin() -> String {
    let origin = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("origin"));
    origin
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Why `fetch` rejected: a request without CORS resolves if anything answers at all, and rejects as well if nothing does.
pub(crate) async fn no_answer(base: &str, keys: &[String]) -> Failure {
    let probe = Request::get(base)
        .mode(web_sys::RequestMode::NoCors)
        .send()
        .await;
    if probe.is_ok() {
        let origin = origin();
        let message =
            format!("something answers at {base}, but does not let {origin} read it (CORS)");
        return Failure::new(FailureKind::Cors, message).with_help(help::cors(&origin, keys));
    }
    let message = format!("nothing answered at {base}");
    let mut advice = help::unreachable().to_owned();
    let origin = origin();
    let hints = [
        help::mixed_content(&origin, base),
        help::local_network(&origin, base),
        help::certificate(base),
    ];
    for hint in hints.into_iter().flatten() {
        advice.push('\n');
        advice.push_str(hint);
    }
    Failure::new(FailureKind::Unreachable, message).with_help(advice)
}

/// What the server says to a POST that is not gRPC's: its body was lost with the first answer.
pub(crate) async fn foreign_answer(target: &str) -> Failure {
    let request = Request::post(target).header("content-type", "application/grpc-web+proto");
    let Ok(response) = request.send().await else {
        return answer::foreign("grpc-web", 0, None, b"");
    };
    let content_type = response.headers().get("content-type");
    let body = response.binary().await.unwrap_or_default();
    answer::foreign(
        "grpc-web",
        response.status(),
        content_type.as_deref(),
        &body,
    )
}

/// The failure for an answer without a byte: if there is a status, it is in headers that this page may not read.
pub(crate) fn hidden_status() -> Failure {
    Failure::new(
        FailureKind::Cors,
        "the answer has no message, and no status that this page may read: CORS hides the status, or the server broke off",
    )
    .with_help(help::cors(&origin(), &[]))
}
