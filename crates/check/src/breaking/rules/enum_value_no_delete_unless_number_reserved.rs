//! A deleted enum value leaves its number reserved.
//!
//! ## Why
//! Bytes know values by number: if a later value takes the number, old bytes are read as something else.
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
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::ranges::{self, Ranges};
use crate::breaking::undo::{Undo, With};
use crate::breaking::values;
use crate::image::Enum;

/// See the help above.
pub struct EnumValueNoDeleteUnlessNumberReserved;

impl BreakingCheck for EnumValueNoDeleteUnlessNumberReserved {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn undo(&self) -> Undo {
        Undo::ReserveValues(With::Number)
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let reserved = Ranges::new(ranges::reserved_in_enum(enums.after.proto));
        for (number, gone) in values::gone(enums) {
            if !reserved.hold(number) {
                let message = format!(
                    "value {number} ({}) was deleted without reserving the number",
                    values::names(&gone)
                );
                values::report_gone(cx, enums, &gone, message);
            }
        }
    }
}
