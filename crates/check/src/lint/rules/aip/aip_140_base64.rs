//! Data that is no text is of type bytes.
//!
//! ## Why
//! Of bytes the JSON mapping makes base64 by itself; in binary they need no encoding at all.
//! From <https://google.aip.dev/140>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   // The cover, base64 encoded.
//!   string cover = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   // The cover.
//!   bytes cover = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip140Base64;

impl LintCheck for Aip140Base64 {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let comment = file
            .locations
            .leading_comment(&field.path)
            .to_ascii_lowercase();
        if field.proto.r#type() == Kind::String && comment.contains("base64") {
            let name = field.proto.name();
            let text = format!("field `{name}` is said to be base64, so its type should be bytes");
            cx.at(file, &tag::part(&field.path, &[tag::FIELD_TYPE]), text);
        }
    }
}
