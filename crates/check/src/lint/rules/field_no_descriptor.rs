//! No field is named `descriptor`.
//!
//! ## Why
//! Some generators make a method of that name for every message.
//! Only the configurations of `v1beta1` have this rule.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string descriptor = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string description = 1;
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct FieldNoDescriptor;

impl LintCheck for FieldNoDescriptor {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        if name.trim_matches('_').eq_ignore_ascii_case("descriptor") {
            let message = format!("field name `{name}` clashes with generated code");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), message);
        }
    }
}
