//! `buf-curl`: a line for a terminal per method.

mod files;

use crate::commands::Commands;

/// See the module.
pub(super) static BUF_CURL: Commands = Commands {
    id: "buf-curl",
    title: "Commands (buf curl)",
    files: files::FILES,
};
