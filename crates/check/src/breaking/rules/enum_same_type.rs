//! An enum stays open or closed.
//!
//! ## Why
//! Numbers without a name are kept by an open enum; a closed one hides them among the unknown fields, and generated code of
//! some languages has another type.
//!
//! ## Before
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! enum Color {
//!   option features.enum_type = CLOSED;
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! enum Color {
//!   option features.enum_type = OPEN;
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::image::Enum;

/// See the help above.
pub struct EnumSameType;

impl BreakingCheck for EnumSameType {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let (before, after) = (
            enums.before.features.enum_type,
            enums.after.features.enum_type,
        );
        if before != after {
            let (before, after) = (before.as_str_name(), after.as_str_name());
            let name = enums.after.proto.name();
            let message = format!("enum `{name}` changed from {before} to {after}");
            let paths = (&enums.before.path[..], &enums.after.path[..]);
            let (before, after) = cx.spots(enums, paths, &[&[3, 7, 2], &[3, 7]]);
            cx.report(before, Some(after), message);
        }
    }
}
