//! A List method is GET over HTTP, without a body.
//!
//! ## Why
//! GET may be cached and repeated; what it asks for stands in the URL.
//! From <https://google.aip.dev/132>.
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
//! message ListBooksRequest {
//!   string parent = 1;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse) {
//!     option (google.api.http) = {post: "/v1/{parent=shelves/*}/books"};
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
//! message ListBooksRequest {
//!   string parent = 1;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse) {
//!     option (google.api.http) = {get: "/v1/{parent=shelves/*}/books"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::{called_with, has_no_body};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip132HttpMethod;

impl LintCheck for Aip132HttpMethod {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        called_with(cx, file, (method, "List"), "GET");
        has_no_body(cx, file, (method, "List"));
    }
}
