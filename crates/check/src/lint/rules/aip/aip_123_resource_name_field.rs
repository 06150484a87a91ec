//! A resource has its name in a field.
//!
//! ## Why
//! Who has a resource must be able to ask for it again.
//! From <https://google.aip.dev/123>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string title = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, Message, tag};
use crate::lint::google;
use crate::lint::standard::{field, is_one};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip123ResourceNameField;

impl LintCheck for Aip123ResourceNameField {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        let Some(resource) = google::resource(message) else {
            return;
        };
        let name = match resource.name_field {
            "" => "name",
            name => name,
        };
        let names_itself = |field: &Field<'_>| google::reference(field) == Some(resource.kind);
        let by_type = message.fields.iter().any(names_itself);
        if !by_type && !field(message, name).is_some_and(|field| is_one(field, Kind::String)) {
            let resource = message.proto.name();
            let text = format!("resource `{resource}` should have the field `string {name}`");
            cx.at(file, &tag::part(&message.path, &[tag::NAME]), text);
        }
    }
}
