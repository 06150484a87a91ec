//! `grpcurl`: a line for a terminal per method.

mod files;

use crate::commands::Commands;

/// See the module.
pub(super) static GRPCURL: Commands = Commands {
    id: "grpcurl",
    title: "Commands (grpcurl)",
    files: files::FILES,
};
