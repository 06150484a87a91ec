//! `request_id` is a string.
//!
//! ## Why
//! It is a UUID, by which the service knows a request that was sent again.
//! From <https://google.aip.dev/155>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message MoveBookRequest {
//!   int64 request_id = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message MoveBookRequest {
//!   string request_id = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::is_one;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip155RequestIdType;

impl LintCheck for Aip155RequestIdType {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        if field.proto.name() == "request_id" && !is_one(field, Kind::String) {
            let text = "field `request_id` should be of the type string".to_owned();
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}
