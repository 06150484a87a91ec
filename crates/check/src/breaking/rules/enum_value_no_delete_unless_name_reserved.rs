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
use crate::breaking::{ranges, values};
use crate::image::Enum;

/// See the help above.
pub struct EnumValueNoDeleteUnlessNameReserved;

impl BreakingCheck for EnumValueNoDeleteUnlessNameReserved {
    fn breaks(&self) -> Breaks {
        Breaks::JSON
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let reserved: HashSet<&str> = ranges::names(&enums.after.proto.reserved_name);
        for (number, names) in values::gone(enums) {
            let open = names.into_iter().filter(|name| !reserved.contains(name));
            let open: Vec<&str> = open.collect();
            if !open.is_empty() {
                let message = format!(
                    "value {number} was deleted without reserving {}",
                    values::list(&open)
                );
                values::report(cx, enums, message);
            }
        }
    }
}
