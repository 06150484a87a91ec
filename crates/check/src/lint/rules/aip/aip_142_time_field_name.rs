//! A timestamp is named for what happens then, in the imperative, with `_time`.
//!
//! ## Why
//! All services say `create_time`, so nobody has to remember who says `created_at` and who `creation_timestamp`.
//! From <https://google.aip.dev/142>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/timestamp.proto";
//! message Book {
//!   google.protobuf.Timestamp created_at = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/timestamp.proto";
//! message Book {
//!   google.protobuf.Timestamp create_time = 1;
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::standard::TIMESTAMP;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip142TimeFieldName;

impl LintCheck for Aip142TimeFieldName {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let is_other = ["_at", "_on", "_date", "_timestamp"]
            .iter()
            .any(|end| name.ends_with(end));
        let past = PAST.iter().find(|(past, _)| name == *past);
        if field.type_name() != TIMESTAMP || !is_other && past.is_none() {
            return;
        }
        let text = match past {
            Some((_, now)) => format!("field `{name}` should be named `{now}`"),
            None => format!("the name of the timestamp `{name}` should end with `_time`"),
        };
        cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
    }
}

const PAST: &[(&str, &str)] = &[
    ("created_at", "create_time"),
    ("created_time", "create_time"),
    ("creation_time", "create_time"),
    ("deleted_at", "delete_time"),
    ("deleted_time", "delete_time"),
    ("expired_time", "expire_time"),
    ("expires_at", "expire_time"),
    ("modified_time", "update_time"),
    ("updated_at", "update_time"),
    ("updated_time", "update_time"),
];
