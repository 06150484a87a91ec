//! The HTTP body of an Update method is the resource.
//!
//! ## Why
//! The mask stands in the URL, and the body looks the same as what the service gives.
//! From <https://google.aip.dev/134>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/annotations.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message UpdateBookRequest {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book) {
//!     option (google.api.http) = {patch: "/v1/{book.name=shelves/*/books/*}" body: "*"};
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/annotations.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message UpdateBookRequest {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book) {
//!     option (google.api.http) = {patch: "/v1/{book.name=shelves/*/books/*}" body: "book"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_resource_as_body;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip134HttpBody;

impl LintCheck for Aip134HttpBody {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        has_resource_as_body(cx, file, (method, "Update"));
    }
}
