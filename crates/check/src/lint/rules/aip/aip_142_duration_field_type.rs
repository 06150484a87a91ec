//! A field that names a unit of time is a `google.protobuf.Duration`.
//!
//! ## Why
//! The type has the unit, and no reader has to multiply. Files that do not import the type at all are left alone.
//! From <https://google.aip.dev/142>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/duration.proto";
//! message Book {
//!   int64 loan_seconds = 1;
//!   google.protobuf.Duration grace_period = 2;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/duration.proto";
//! message Book {
//!   google.protobuf.Duration loan_duration = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, tag};
use crate::lint::standard::{DURATION, is_one};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip142DurationFieldType;

impl LintCheck for Aip142DurationFieldType {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        let is_integer = [Kind::Int32, Kind::Int64]
            .iter()
            .any(|kind| is_one(field, *kind));
        let knows_it = file
            .proto
            .dependency
            .iter()
            .any(|path| path == "google/protobuf/duration.proto");
        let unit = UNITS.iter().find(|unit| name.ends_with(*unit));
        if let Some(unit) = unit.filter(|_| is_integer && knows_it) {
            let text = format!(
                "field `{name}` should be of the type `{DURATION}`, and its name without `{unit}`"
            );
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

const UNITS: &[&str] = &["_seconds", "_secs", "_minutes", "_millis", "_milliseconds"];
