//! The default value of a field stays the same.
//!
//! ## Why
//! A field that is not sent has another value on each side.
//!
//! ## Before
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   optional int32 age = 1 [default = 18];
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   optional int32 age = 1 [default = 21];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   optional int32 age = 1 [default = 18, deprecated = true];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::defaults::Value;
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldSameDefault;

impl BreakingCheck for FieldSameDefault {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn undo(&self) -> Undo {
        Undo::FieldOption("default")
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let before = Value::of(cx.before, fields.before);
        let after = Value::of(cx.after, fields.after);
        if let (Some(before), Some(after)) = (before, after)
            && !before.is_like(&after)
        {
            let name = types::name(fields.after);
            let message =
                format!("the default value of field `{name}` changed from {before} to {after}");
            let (before, after) = types::field_spots(cx, fields, &[&[7]]);
            cx.report(before, Some(after), message);
        }
    }
}
