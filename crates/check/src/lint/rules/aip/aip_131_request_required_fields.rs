//! The request of a Get method requires nothing but the name.
//!
//! ## Why
//! A Get method looks up one resource by its name. What needs more is a method of its own.
//! From <https://google.aip.dev/131>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/field_behavior.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message GetBookRequest {
//!   string name = 1;
//!   string language = 2 [(google.api.field_behavior) = REQUIRED];
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
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
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::requires_only;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip131RequestRequiredFields;

impl LintCheck for Aip131RequestRequiredFields {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        requires_only(cx, file, (method, "Get"), "name");
    }
}
