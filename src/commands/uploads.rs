//! Reading files of the person's machine.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// What is in a file.
///
/// # Errors
/// If it cannot be read; a sentence without a stop.
pub(super) async fn bytes(file: &web_sys::File) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| format!("{} could not be read", file.name()))?;
    Ok(js_sys::Uint8Array::new(buffer.unchecked_ref()).to_vec())
}
