//! The option `jstype` of a field stays the same.
//!
//! ## Why
//! Generated JavaScript has a string where it had a number, or the other way.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int64 id = 1 [jstype = JS_STRING];
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int64 id = 1 [jstype = JS_NUMBER];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int64 id = 1 [jstype = JS_STRING, deprecated = true];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldSameJstype;

impl BreakingCheck for FieldSameJstype {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn undo(&self) -> Undo {
        Undo::FieldOption("jstype")
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        if !types::is_64_bit_integer(fields.before) || !types::is_64_bit_integer(fields.after) {
            return;
        }
        let before = fields.before.options().jstype();
        let after = fields.after.options().jstype();
        if before != after {
            let (before, after) = (before.as_str_name(), after.as_str_name());
            let name = types::name(fields.after);
            let message = format!("`jstype` of field `{name}` changed from {before} to {after}");
            let (before, after) = types::field_spots(cx, fields, &[&[8, 6]]);
            cx.report(before, Some(after), message);
        }
    }
}
