//! The web app: what a person sees. It never runs the engine itself; a Web Worker does (crates/worker).

mod app;
mod commands;
pub mod editor;
mod panes;
pub mod state;
mod sync;
mod ui;

pub use app::{Page, mount};
pub use sync::Restored;

/// Identifies the sources this build was made from; the page and its worker must agree on it.
const BUILD: &str = env!("PLAYGROUND_BUILD");
