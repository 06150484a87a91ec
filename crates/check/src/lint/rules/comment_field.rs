//! Each field has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators copy it into the code, and tools show it.
//! One behind the declaration does not count, nor does one that only silences rules.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // Somebody who can sign in.
//! message User {
//!   string name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // Somebody who can sign in.
//! message User {
//!   // As the person writes it.
//!   string name = 1;
//! }
//! ```

use crate::image::{Field, File};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct CommentField;

impl LintCheck for CommentField {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        if field.is_group_type() {
            return;
        }
        require(cx, file, &field.path, ("field", field.proto.name()));
    }
}
