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
use crate::breaking::undo::Undo;
use crate::breaking::{ranges, values};
use crate::image::Enum;
use crate::image::tag::{ENUM_RESERVED_NAME, ENUM_RESERVED_RANGE, part};

/// See the help above.
pub struct ReservedEnumNoDelete;

impl BreakingCheck for ReservedEnumNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::JSON_WIRE
    }

    fn undo(&self) -> Undo {
        Undo::ReserveAgain
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let (before, after) = (enums.before.proto, enums.after.proto);
        let lost = ranges::lost(
            &ranges::reserved_in_enum(before),
            &ranges::reserved_in_enum(after),
            i32::MAX,
        );
        let names = ranges::lost_names(&before.reserved_name, &after.reserved_name);
        let ranges = lost.into_iter().map(|lost| (ENUM_RESERVED_RANGE, lost));
        let names = names.into_iter().map(|lost| (ENUM_RESERVED_NAME, lost));
        for (tag, (index, lost)) in ranges.chain(names) {
            let breaks = match tag {
                ENUM_RESERVED_NAME => Breaks::JSON,
                _ => Breaks::WIRE,
            };
            let was = part(&enums.before.path, &[tag, index]);
            let message = format!("enum `{}`: reserved {lost}", after.name());
            values::report(cx, enums, &was, breaks, message);
        }
    }
}
