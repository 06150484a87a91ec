//! Each oneof has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators copy it into the code, and tools show it.
//! One behind the declaration does not count, nor does one that only silences rules.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // What happened.
//! message Event {
//!   oneof kind {
//!     // In words.
//!     string note = 1;
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // What happened.
//! message Event {
//!   // The kind of event.
//!   oneof kind {
//!     // In words.
//!     string note = 1;
//!   }
//! }
//! ```

use crate::image::{File, Oneof};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct CommentOneof;

impl LintCheck for CommentOneof {
    fn oneof(&self, cx: &mut Cx<'_>, file: &File<'_>, oneof: &Oneof<'_>) {
        require(cx, file, &oneof.path, ("oneof", oneof.proto.name()));
    }
}
