//! Calls a live UserService from a page, with the generated client over gRPC-Web; each line of JSON goes to the console.
//!
//! The page knows no environment: `TARGET` and `TOKEN` are read when it is built.

// As for the program: `steps` lies beside this file.
mod steps;

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn transcript() {
    let target = option_env!("TARGET").expect("TARGET should say where the service is");
    let outcome = steps::run(target, option_env!("TOKEN")).await;
    outcome.expect("only the steps that are meant to should fail");
}

fn say(line: &str) {
    console_log!("{line}");
}
