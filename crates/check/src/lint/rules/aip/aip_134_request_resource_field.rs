//! The request of an Update method has the resource in a field named after it.
//!
//! ## Why
//! What one gets can be changed and sent back as it is.
//! From <https://google.aip.dev/134>.
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
//! message UpdateBookRequest {
//!   string name = 1;
//!   string title = 2;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book);
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
//! message UpdateBookRequest {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_resource;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip134RequestResourceField;

impl LintCheck for Aip134RequestResourceField {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        has_resource(cx, file, (method, "Update"));
    }
}
