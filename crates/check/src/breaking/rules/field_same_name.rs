//! The name of a field stays the same, by number.
//!
//! ## Why
//! Generated code that uses the field no longer compiles, and JSON and text format know it by the old name.
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
//!   string full_name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//!   string full_name = 2;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;
use crate::image::tag::NAME;

/// See the help above.
pub struct FieldSameName;

impl BreakingCheck for FieldSameName {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE_JSON
    }

    fn undo(&self) -> Undo {
        Undo::Name
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let (before, after) = (types::name(fields.before), types::name(fields.after));
        if before != after {
            let number = fields.after.proto.number();
            let message =
                format!("the name of field {number} changed from `{before}` to `{after}`");
            let (before, after) = types::field_spots(cx, fields, &[&[NAME]]);
            cx.report(before, Some(after), message);
        }
    }
}
