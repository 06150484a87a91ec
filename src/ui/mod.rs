//! Shared controls; their props carry no types of the app.

mod copy;
mod notice;
mod picker;
mod prose;
mod save;
mod shortcuts;
mod tabs;
mod visible;

pub use copy::CopyButton;
pub use notice::Notice;
pub use picker::FilePicker;
pub use prose::{Prose, inline};
pub use save::save;
pub use shortcuts::Shortcuts;
pub use tabs::{Tab, TabList};
pub use visible::{is_unseen, visible, visible_json};
