//! Integers are signed.
//!
//! ## Why
//! Not all languages have unsigned ones, and differences of them go wrong.
//! From <https://google.aip.dev/141>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   uint32 pages = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int32 pages = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip141SignedIntegers;

impl LintCheck for Aip141SignedIntegers {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let kind = match field.proto.r#type() {
            Kind::Uint32 | Kind::Fixed32 => "int32",
            Kind::Uint64 | Kind::Fixed64 => "int64",
            _ => return,
        };
        let name = field.proto.name();
        if !is_no_quantity(name) {
            let text = format!("field `{name}` should be of the signed type {kind}");
            cx.at(file, &tag::part(&field.path, &[tag::FIELD_TYPE]), text);
        }
    }
}

/// Identifiers are none, nor are wrapped values; `max_results` is what older services have for `page_size`.
fn is_no_quantity(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or_default();
    matches!(last, "id" | "uid" | "value" | "val") || name == "max_results"
}
