//! Names of messages are PascalCase.
//!
//! ## Why
//! Generators make class names of them, and every language has those in PascalCase.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message user_profile {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message UserProfile {}
//! ```

use crate::image::{File, Message};
use crate::lint::case::pascal;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct MessagePascalCase;

impl LintCheck for MessagePascalCase {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        cx.name(
            file,
            &message.path,
            ("message", message.proto.name()),
            ("PascalCase", pascal),
        );
    }
}
