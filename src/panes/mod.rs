//! One folder per pane: component, its parts, its CSS. Signals in, commands out.

mod call;
mod changes;
mod editor;
mod files;
mod generate;
mod library_view;
mod outline;
mod problems;
mod proposal;
mod status;

pub use call::CallPane;
pub use changes::ChangesPane;
pub use editor::EditorPane;
pub use files::{FilesPane, LibrarySection};
pub use generate::GeneratePane;
pub use outline::OutlinePane;
pub use problems::ProblemsPane;
pub use status::StatusBar;
