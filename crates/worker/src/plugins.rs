//! Runs generators that are not part of the engine, in this worker: the page ends it if they take too long.

use js_sys::{Array, JsString, Uint8Array};
use playground_engine::Plugin;
use wasm_bindgen::prelude::*;

use crate::library::describe;

/// The host of programs for WASI.
const WASI: &str = "wasi.js";

#[wasm_bindgen]
extern "C" {
    /// In public/engine-worker.js.
    #[wasm_bindgen(catch, js_name = runPlugin)]
    async fn run_plugin(file: &str, integrity: &str, args: Array) -> Result<JsValue, JsValue>;
}

/// What a generator answers to an encoded request, or why it does not.
pub async fn run(plugin: Plugin, request: Vec<u8>) -> Result<Vec<u8>, String> {
    let request = JsValue::from(Uint8Array::from(request.as_slice()));
    let (file, args) = match plugin {
        Plugin::Module(file) => (file, Array::of1(&request)),
        Plugin::Program(name) => return Err(format!("{name} is not part of this build")),
        Plugin::Own(own) => {
            let wasm = Uint8Array::from(own.wasm.as_slice());
            let name = JsString::from(own.name);
            (WASI, Array::of3(&wasm, &name, &request))
        }
    };
    let module = playground_plugins::find(file)?;
    let answer = run_plugin(module.file, module.integrity, args).await;
    Ok(Uint8Array::new(&answer.map_err(describe)?).to_vec())
}
