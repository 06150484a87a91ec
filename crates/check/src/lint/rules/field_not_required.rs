//! Fields are not required.
//!
//! ## Why
//! A required field can never be removed nor left out again: readers refuse the message without it.
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.users.v1;
//! message User {
//!   required string name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.users.v1;
//! message User {
//!   optional string name = 1;
//! }
//! ```

use playground_protos::descriptor::feature_set::FieldPresence;

use crate::Remedy;
use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct FieldNotRequired;

impl LintCheck for FieldNotRequired {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        if field.features.field_presence == FieldPresence::LegacyRequired {
            let message = format!("field `{}` should not be required", field.proto.name());
            let place = tag::part(&field.path, &[tag::NAME]);
            cx.mend(file, &place, message, Remedy::Optional);
        }
    }
}
