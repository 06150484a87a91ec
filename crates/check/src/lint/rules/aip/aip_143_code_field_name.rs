//! Codes that are standards have their usual names.
//!
//! ## Why
//! `language_code` says that it is `de-AT`; `language` may be `German` as well.
//! From <https://google.aip.dev/143>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string language = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string language_code = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::is_one;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip143CodeFieldName;

impl LintCheck for Aip143CodeFieldName {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let known = NAMES.iter().find(|(other, _)| *other == name);
        if let Some((_, known)) = known.filter(|_| is_one(field, Kind::String)) {
            let text = format!("field `{name}` should be named `{known}`");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

const NAMES: &[(&str, &str)] = &[
    ("lang", "language_code"),
    ("language", "language_code"),
    ("mime", "mime_type"),
    ("mimetype", "mime_type"),
];
