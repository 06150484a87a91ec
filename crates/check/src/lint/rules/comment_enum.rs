//! Each enum has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators copy it into the code, and tools show it.
//! One behind the declaration does not count, nor does one that only silences rules.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum State {
//!   // Not set.
//!   STATE_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // What a user may do.
//! enum State {
//!   // Not set.
//!   STATE_UNSPECIFIED = 0;
//! }
//! ```

use crate::image::{Enum, File};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct CommentEnum;

impl LintCheck for CommentEnum {
    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {
        require(
            cx,
            file,
            &enumeration.path,
            ("enum", enumeration.proto.name()),
        );
    }
}
