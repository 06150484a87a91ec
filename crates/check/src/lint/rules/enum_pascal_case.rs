//! Names of enums are PascalCase.
//!
//! ## Why
//! Generators make type names of them, and every language has those in PascalCase.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum user_state {
//!   USER_STATE_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum UserState {
//!   USER_STATE_UNSPECIFIED = 0;
//! }
//! ```

use crate::image::{Enum, File};
use crate::lint::case::pascal;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct EnumPascalCase;

impl LintCheck for EnumPascalCase {
    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {
        cx.name(
            file,
            &enumeration.path,
            ("enum", enumeration.proto.name()),
            ("PascalCase", pascal),
        );
    }
}
