//! A Create method is POST over HTTP.
//!
//! ## Why
//! POST is what HTTP has for making something new.
//! From <https://google.aip.dev/133>.
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
//! message CreateBookRequest {
//!   string parent = 1;
//!   Book book = 2;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book) {
//!     option (google.api.http) = {put: "/v1/{parent=shelves/*}/books" body: "book"};
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
//! message CreateBookRequest {
//!   string parent = 1;
//!   Book book = 2;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book) {
//!     option (google.api.http) = {post: "/v1/{parent=shelves/*}/books" body: "book"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::called_with;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip133HttpMethod;

impl LintCheck for Aip133HttpMethod {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        called_with(cx, file, (method, "Create"), "POST");
    }
}
