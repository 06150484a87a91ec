//! A Create method gives the resource itself, or an operation that ends with it.
//!
//! ## Why
//! The resource looks the same wherever it comes from, so that one piece of code reads it.
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
//! message CreateBookRequest {}
//! message CreateBookResponse {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (CreateBookResponse);
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
//! message CreateBookRequest {}
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::responds_resource;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip133ResponseMessageName;

impl LintCheck for Aip133ResponseMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        responds_resource(cx, file, method, "Create");
    }
}
