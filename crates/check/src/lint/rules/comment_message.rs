//! Each message has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators copy it into the code, and tools show it.
//! One behind the declaration does not count, nor does one that only silences rules.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // Somebody who can sign in.
//! message User {}
//! ```

use crate::image::{File, Message};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct CommentMessage;

impl LintCheck for CommentMessage {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        require(cx, file, &message.path, ("message", message.proto.name()));
    }
}
