//! Numbers of things end with `_count`.
//!
//! ## Why
//! So they are found without looking: `page_count`, not `num_pages`.
//! From <https://google.aip.dev/141>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int32 num_pages = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int32 page_count = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::is_one;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip141CountSuffix;

impl LintCheck for Aip141CountSuffix {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let is_number = [Kind::Int32, Kind::Int64, Kind::Uint32, Kind::Uint64]
            .iter()
            .any(|kind| is_one(field, *kind));
        if let Some(things) = name.strip_prefix("num_").filter(|_| is_number) {
            let thing = things.strip_suffix('s').unwrap_or(things);
            let text = format!("field `{name}` should be named `{thing}_count`");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}
