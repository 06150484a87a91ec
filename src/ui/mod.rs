//! Shared controls; their props carry no types of the app.

mod notice;
mod shortcuts;

pub use notice::Notice;
pub use shortcuts::Shortcuts;
