//! Reserved numbers and names of an enum stay reserved.
//!
//! ## Why
//! They guard against taking the number or name of a deleted value: old bytes or JSON would be read as something else.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   reserved 2, 5 to 9;
//!   reserved "COLOR_RED";
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   reserved 5 to 9;
//!   reserved "COLOR_RED";
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   reserved 2 to 9;
//!   reserved "COLOR_RED", "COLOR_BLUE";
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::{ranges, values};
use crate::image::Enum;

/// See the help above.
pub struct ReservedEnumNoDelete;

impl BreakingCheck for ReservedEnumNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::JSON_WIRE
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let (before, after) = (enums.before.proto, enums.after.proto);
        let lost = ranges::lost(
            &ranges::reserved_in_enum(before),
            &ranges::reserved_in_enum(after),
            i32::MAX,
        );
        let names = ranges::lost_names(&before.reserved_name, &after.reserved_name);
        for lost in lost.into_iter().chain(names) {
            values::report(
                cx,
                enums,
                format!("enum `{}`: reserved {lost}", after.name()),
            );
        }
    }
}
