//! Fields that all services have are of the same type everywhere.
//!
//! ## Why
//! Tools and people rely on `create_time` being a timestamp and `display_name` a string.
//! From <https://google.aip.dev/148>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int64 uid = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string uid = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::{TIMESTAMP, is_message, is_one};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip148StandardFields;

impl LintCheck for Aip148StandardFields {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let expected = if STRINGS.contains(&name) {
            is_one(field, Kind::String).then_some("string")
        } else if TIMES.contains(&name) {
            is_message(field, TIMESTAMP).then_some(TIMESTAMP)
        } else {
            return;
        };
        if expected.is_none() {
            let kind = if STRINGS.contains(&name) {
                "string"
            } else {
                TIMESTAMP
            };
            let text = format!("field `{name}` should be one `{kind}`");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

const STRINGS: &[&str] = &[
    "display_name",
    "family_name",
    "given_name",
    "parent",
    "title",
    "uid",
];
const TIMES: &[&str] = &[
    "create_time",
    "delete_time",
    "expire_time",
    "purge_time",
    "update_time",
];
