//! Enums stay in their file.
//!
//! ## Why
//! Generated code of whoever uses the enum no longer compiles: classes and headers are made per file, so a move breaks
//! them too.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   option deprecated = true;
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted;

/// See the help above.
pub struct EnumNoDelete;

impl BreakingCheck for EnumNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_files(cx, |side| &side.enums, "enum");
    }
}
