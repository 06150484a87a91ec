//! Starts the engine's Web Worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    proto_playground::worker::run();
}
