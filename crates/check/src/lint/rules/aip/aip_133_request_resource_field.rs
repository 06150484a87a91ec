//! The request of a Create method has the new resource in a field named after it.
//!
//! ## Why
//! What one gets can be sent back as it is, and fields are added in one place only.
//! From <https://google.aip.dev/133>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message CreateBookRequest {
//!   string parent = 1;
//!   string title = 2;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book);
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
//! message CreateBookRequest {
//!   string parent = 1;
//!   Book book = 2;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_resource;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip133RequestResourceField;

impl LintCheck for Aip133RequestResourceField {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        has_resource(cx, file, (method, "Create"));
    }
}
