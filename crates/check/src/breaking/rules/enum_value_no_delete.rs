//! Enum values stay, by number.
//!
//! ## Why
//! Generated code that uses the value no longer compiles, and its name in JSON is not known.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   COLOR_RED = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   COLOR_RED = 1 [deprecated = true];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::Undo;
use crate::breaking::values;
use crate::image::Enum;

/// See the help above.
pub struct EnumValueNoDelete;

impl BreakingCheck for EnumValueNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE_JSON
    }

    fn undo(&self) -> Undo {
        Undo::RestoreValues
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        for (number, gone) in values::gone(enums) {
            let message = format!(
                "value {number} ({}) of enum `{}` was deleted",
                values::names(&gone),
                enums.after.proto.name()
            );
            values::report_gone(cx, enums, &gone, message);
        }
    }
}
