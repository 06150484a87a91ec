//! Types of resources are the name of the service and a name in PascalCase.
//!
//! ## Why
//! The type tells resources of all services apart: `library.acme.com/Book`.
//! From <https://google.aip.dev/123>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
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

use crate::image::{File, Message, tag};
use crate::lint::google;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip123ResourceType;

impl LintCheck for Aip123ResourceType {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        let Some(resource) = google::resource(message) else {
            return;
        };
        let well_formed = resource
            .kind
            .split_once('/')
            .is_some_and(|(service, name)| {
                let is_pascal = name.starts_with(|c: char| c.is_ascii_uppercase());
                service.contains('.')
                    && is_pascal
                    && name.chars().all(|c| c.is_ascii_alphanumeric())
            });
        if !well_formed {
            let (name, kind) = (message.proto.name(), resource.kind);
            let text = format!(
                "type `{kind}` of resource `{name}` should be like `library.example.com/Book`"
            );
            let path = tag::part(&message.path, &[tag::MESSAGE_OPTIONS, google::RESOURCE]);
            cx.near(file, &path, message.path.len(), text);
        }
    }
}
