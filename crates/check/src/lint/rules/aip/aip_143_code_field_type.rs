//! Codes that are standards are strings.
//!
//! ## Why
//! The standards grow, and an enum of today refuses what they have tomorrow.
//! From <https://google.aip.dev/143>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int32 currency_code = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string currency_code = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip143CodeFieldType;

impl LintCheck for Aip143CodeFieldType {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        if NAMES.contains(&name) && field.proto.r#type() != Kind::String {
            let text = format!("field `{name}` should be of the type string");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

const NAMES: &[&str] = &["currency_code", "language_code", "mime_type", "region_code"];
