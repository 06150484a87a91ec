//! Names of oneofs are lower_snake_case.
//!
//! ## Why
//! Generators turn this case into that of each language.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message Event {
//!   oneof eventKind {
//!     string note = 1;
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message Event {
//!   oneof event_kind {
//!     string note = 1;
//!   }
//! }
//! ```

use crate::image::{File, Oneof};
use crate::lint::case::lower_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct OneofLowerSnakeCase;

impl LintCheck for OneofLowerSnakeCase {
    fn oneof(&self, cx: &mut Cx<'_>, file: &File<'_>, oneof: &Oneof<'_>) {
        cx.name(
            file,
            &oneof.path,
            ("oneof", oneof.proto.name()),
            ("lower_snake_case", lower_snake),
        );
    }
}
