//! A deleted enum value leaves its name reserved.
//!
//! ## Why
//! JSON knows values by name: if a later value takes the name, old JSON is read as something else.
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
//!   reserved 1;
//!   reserved "COLOR_RED";
//! }
//! ```

use std::collections::HashSet;

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::{Undo, With};
use crate::breaking::{ranges, values};
use crate::image::Enum;

/// See the help above.
pub struct EnumValueNoDeleteUnlessNameReserved;

impl BreakingCheck for EnumValueNoDeleteUnlessNameReserved {
    fn breaks(&self) -> Breaks {
        Breaks::JSON
    }

    fn undo(&self) -> Undo {
        Undo::ReserveValues(With::Name)
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let reserved: HashSet<&str> = ranges::names(&enums.after.proto.reserved_name);
        for (number, mut open) in values::gone(enums) {
            open.retain(|value| !reserved.contains(value.proto.name()));
            if !open.is_empty() {
                let message = format!(
                    "value {number} was deleted without reserving {}",
                    values::names(&open)
                );
                values::report_gone(cx, enums, &open, message);
            }
        }
    }
}
