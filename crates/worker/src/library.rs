//! Fetches the packed library, which lies beside the worker's files.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

use crate::BUILD;

/// The packed library, or why it did not come; the build in its address keeps caches from giving that of another page.
pub async fn fetched() -> Result<Vec<u8>, String> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let address = format!("./library/protos.bin?{BUILD}");
    let response = JsFuture::from(scope.fetch_with_str(&address)).await;
    let response: Response = response.map_err(describe)?.unchecked_into();
    if !response.ok() {
        return Err(format!("the page's host answered {}", response.status()));
    }
    let body = response.array_buffer().map_err(describe)?;
    let body = JsFuture::from(body).await.map_err(describe)?;
    Ok(js_sys::Uint8Array::new(&body).to_vec())
}

/// What a thrown value says.
pub(crate) fn describe(error: JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
    message.map_or_else(|| "the browser refused".to_owned(), String::from)
}
