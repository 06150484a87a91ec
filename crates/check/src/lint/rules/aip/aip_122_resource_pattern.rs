//! Patterns of resource names are collections in lowerCamelCase and variables in lower_snake_case.
//!
//! ## Why
//! Names of resources are part of URLs, and of code that is generated for them.
//! From <https://google.aip.dev/122>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "Shelves/{shelfId}/books/{book}"};
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
pub struct Aip122ResourcePattern;

impl LintCheck for Aip122ResourcePattern {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        let Some(resource) = google::resource(message) else {
            return;
        };
        let mut parts = resource
            .patterns
            .iter()
            .flat_map(|pattern| pattern.split('/'));
        if let Some(part) = parts.find(|part| !is_well_formed(part)) {
            let name = message.proto.name();
            let text = format!(
                "`{part}` in the pattern of resource `{name}` should be lowerCamelCase, or a lower_snake_case variable"
            );
            let path = tag::part(&message.path, &[tag::MESSAGE_OPTIONS, google::RESOURCE]);
            cx.near(file, &path, message.path.len(), text);
        }
    }
}

/// A variable may be several with `~`, `-`, `_` or `.` between them.
fn is_well_formed(part: &str) -> bool {
    if part.contains('{') {
        return !part.contains(|c: char| c.is_ascii_uppercase());
    }
    part == "*"
        || part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
