//! Java checks the UTF-8 of a string field as before.
//!
//! ## Why
//! Java refuses bytes it took before, or gives out strings it refused: `java_string_check_utf8` and the features
//! `utf8_validation` decide on it.
//!
//! ## Before
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! import "google/protobuf/java_features.proto";
//! message User {
//!   string name = 1 [features.utf8_validation = NONE];
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! import "google/protobuf/java_features.proto";
//! message User {
//!   string name = 1 [
//!     features.utf8_validation = NONE,
//!     features.(pb.java).utf8_validation = VERIFY
//!   ];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! import "google/protobuf/java_features.proto";
//! message User {
//!   string name = 1 [
//!     features.utf8_validation = NONE,
//!     features.(pb.java).utf8_validation = DEFAULT
//!   ];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair, Spot};
use crate::breaking::{strings, types};
use crate::image::Field;

/// See the help above.
pub struct FieldSameJavaUtf8Validation;

impl BreakingCheck for FieldSameJavaUtf8Validation {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let before = strings::java(fields.before_file, fields.before);
        let after = strings::java(fields.after_file, fields.after);
        if let (Some(before), Some(after)) = (before, after)
            && before != after
        {
            let name = types::name(fields.after);
            let message = format!(
                "the UTF-8 check of field `{name}` in Java changed from {before} to {after}"
            );
            let (before, after) = spots(cx, fields);
            cx.report(before, Some(after), message);
        }
    }
}

/// The feature in the field, else the option of the file, else the field.
fn spots<'p>(cx: &Cx<'_>, fields: &Pair<'p, Field<'p>>) -> (Spot<'p>, Spot<'p>) {
    let (mut before, mut after) = types::field_spots(cx, fields, FEATURE);
    let (plain_before, plain_after) = types::field_spots(cx, fields, &[]);
    for (spot, plain) in [(&mut before, plain_before), (&mut after, plain_after)] {
        if spot.path == plain.path && spot.file.locations.get(OPTION).is_some() {
            spot.path = OPTION.to_vec();
        }
    }
    (before, after)
}

/// `features.(pb.java).utf8_validation` of a field, and messages around it.
const FEATURE: &[&[i32]] = &[&[8, 21, 1001, 2], &[8, 21, 1001], &[8, 21]];
/// `java_string_check_utf8` of a file.
const OPTION: &[i32] = &[8, 27];
