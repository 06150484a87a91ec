//! The web app: what a person sees. It never runs the engine itself; a Web Worker does (see `bin/worker.rs`).

mod app;
mod commands;
pub mod editor;
mod panes;
pub mod state;
mod sync;
mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use app::{Page, mount};

/// Identifies the sources this build was made from; the page and its worker must agree on it.
pub const BUILD: &str = env!("PLAYGROUND_BUILD");
