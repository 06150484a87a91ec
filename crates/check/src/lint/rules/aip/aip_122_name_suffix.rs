//! A field that refers to a resource is named after it, without `_name`.
//!
//! ## Why
//! `book_name` may be the title of the book; `book` is its resource name.
//! From <https://google.aip.dev/122>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Loan {
//!   string book_name = 1 [(google.api.resource_reference).type = "library.acme.com/Book"];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Loan {
//!   string book = 1 [(google.api.resource_reference).type = "library.acme.com/Book"];
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::google;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip122NameSuffix;

impl LintCheck for Aip122NameSuffix {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let is_reference = google::reference(field).is_some() && name != "resource_name";
        if let Some(short) = name.strip_suffix("_name").filter(|_| is_reference) {
            let text = format!("field `{name}` refers to a resource and should be named `{short}`");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}
