//! The C++ type of a string or bytes field stays the same.
//!
//! ## Why
//! Accessors in generated C++ have other types: `ctype` and the feature `(pb.cpp).string_type` decide on them. From
//! `STRING_PIECE` to `STRING` nothing changes.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1 [ctype = CORD];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1 [ctype = STRING];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::Undo;
use crate::breaking::{strings, types};
use crate::image::Field;

/// See the help above.
pub struct FieldSameCppStringType;

impl BreakingCheck for FieldSameCppStringType {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn undo(&self) -> Undo {
        Undo::FieldOption("ctype")
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let (before, after) = (
            strings::cpp(cx.before, fields.before),
            strings::cpp(cx.after, fields.after),
        );
        let (Some(before), Some(after)) = (before, after) else {
            return;
        };
        if before != after && (before, after) != ("STRING_PIECE", "STRING") {
            let name = types::name(fields.after);
            let message =
                format!("the C++ string type of field `{name}` changed from {before} to {after}");
            let (before, after) = types::field_spots(
                cx,
                fields,
                &[&[8, 1], &[8, 21, 1000, 2], &[8, 21, 1000], &[8, 21]],
            );
            cx.report(before, Some(after), message);
        }
    }
}
