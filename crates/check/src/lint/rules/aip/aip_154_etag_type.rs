//! `etag` is a string.
//!
//! ## Why
//! It stands for a state of the resource and has no meaning of its own, as in HTTP.
//! From <https://google.aip.dev/154>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int64 etag = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string etag = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::is_one;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip154EtagType;

impl LintCheck for Aip154EtagType {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        if field.proto.name() == "etag" && !is_one(field, Kind::String) {
            let text = "field `etag` should be of the type string".to_owned();
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}
