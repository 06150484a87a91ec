//! The JSON name of a field stays the same.
//!
//! ## Why
//! JSON of the one side has a field that the other does not know.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string full_name = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string full_name = 1 [json_name = "name"];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string full_name = 1 [json_name = "fullName"];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldSameJsonName;

impl BreakingCheck for FieldSameJsonName {
    fn breaks(&self) -> Breaks {
        Breaks::JSON
    }

    fn undo(&self) -> Undo {
        Undo::JsonName
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let (before, after) = (
            fields.before.proto.json_name(),
            fields.after.proto.json_name(),
        );
        if before != after && !fields.after.is_extension() {
            let name = fields.after.proto.name();
            let message =
                format!("the JSON name of field `{name}` changed from `{before}` to `{after}`");
            let (before, after) = types::field_spots(cx, fields, &[&[10]]);
            cx.report(before, Some(after), message);
        }
    }
}
