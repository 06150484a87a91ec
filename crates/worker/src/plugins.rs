//! Runs generators that are not part of the engine, in this worker: the page ends it if they take too long.

use js_sys::{Array, JsString, Uint8Array};
use playground_engine::{Plugin, Program};
use wasm_bindgen::prelude::*;

use crate::library::describe;

/// The host of programs for WASI.
const WASI: &str = "wasi.js";

#[wasm_bindgen]
extern "C" {
    /// In public/engine-worker.js.
    #[wasm_bindgen(catch, js_name = runPlugin)]
    async fn run_plugin(file: &str, integrity: &str, args: Array) -> Result<JsValue, JsValue>;

    /// In public/engine-worker.js.
    #[wasm_bindgen(catch, js_name = loadProgram)]
    async fn load_program(file: &str, integrity: &str) -> Result<JsValue, JsValue>;
}

/// What a generator answers to an encoded request, or why it does not.
pub async fn run(plugin: Plugin, request: Vec<u8>) -> Result<Vec<u8>, String> {
    let request = JsValue::from(Uint8Array::from(request.as_slice()));
    let (file, args) = match plugin {
        Plugin::Module(file) => (file, Array::of1(&request)),
        Plugin::Program(Program { name, .. }) => {
            let program = playground_plugins::find_program(name)?;
            let loaded = load_program(program.file, program.integrity).await;
            let name = JsString::from(name);
            (
                WASI,
                Array::of3(&loaded.map_err(describe)?, &name, &request),
            )
        }
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
