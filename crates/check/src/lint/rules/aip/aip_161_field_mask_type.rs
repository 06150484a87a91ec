//! `update_mask`, `read_mask` and `field_mask` are a `google.protobuf.FieldMask`.
//!
//! ## Why
//! The type has a JSON form of its own, and libraries that apply it.
//! From <https://google.aip.dev/161>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message UpdateBookRequest {
//!   repeated string update_mask = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/field_mask.proto";
//! message UpdateBookRequest {
//!   google.protobuf.FieldMask update_mask = 1;
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::standard::{FIELD_MASK, is_message};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip161FieldMaskType;

impl LintCheck for Aip161FieldMaskType {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let is_mask = matches!(name, "update_mask" | "read_mask" | "field_mask");
        if is_mask && !is_message(field, FIELD_MASK) {
            let text = format!("field `{name}` should be of the type `{FIELD_MASK}`");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}
