//! Starts the engine's Web Worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    playground_worker::run();
}
