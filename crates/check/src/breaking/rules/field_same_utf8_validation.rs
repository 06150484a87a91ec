//! The UTF-8 of a string field is checked as before.
//!
//! ## Why
//! One side refuses bytes that the other sends.
//!
//! ## Before
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! message User {
//!   string name = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! message User {
//!   string name = 1 [features.utf8_validation = NONE];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! message User {
//!   string name = 1 [features.utf8_validation = VERIFY];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::{strings, types};
use crate::image::Field;

/// See the help above.
pub struct FieldSameUtf8Validation;

impl BreakingCheck for FieldSameUtf8Validation {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let (before, after) = (fields.before.features, fields.after.features);
        let (before, after) = (before.utf8_validation, after.utf8_validation);
        if before != after && strings::is_string(fields.before) && strings::is_string(fields.after)
        {
            let (before, after) = (before.as_str_name(), after.as_str_name());
            let name = types::name(fields.after);
            let message =
                format!("the UTF-8 check of field `{name}` changed from {before} to {after}");
            let (before, after) = types::field_spots(cx, fields, &[&[8, 21, 4], &[8, 21]]);
            cx.report(before, Some(after), message);
        }
    }
}
