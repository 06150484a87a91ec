//! A field `..._time` is a `google.protobuf.Timestamp`.
//!
//! ## Why
//! A number does not say whether it counts seconds or milliseconds, and a string does not say its format.
//! From <https://google.aip.dev/142>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   int64 create_time = 1;
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

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::TIMESTAMP;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip142TimeFieldType;

impl LintCheck for Aip142TimeFieldType {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let knows_it = file
            .proto
            .dependency
            .iter()
            .any(|path| path == "google/protobuf/timestamp.proto");
        let is_other = match field.proto.r#type() {
            Kind::Int32 | Kind::Int64 | Kind::Uint32 | Kind::Uint64 => true,
            Kind::String => knows_it,
            _ => false,
        };
        if name.ends_with("_time") && is_other {
            let text = format!("field `{name}` should be of the type `{TIMESTAMP}`");
            cx.at(file, &tag::part(&field.path, &[tag::FIELD_TYPE]), text);
        }
    }
}
