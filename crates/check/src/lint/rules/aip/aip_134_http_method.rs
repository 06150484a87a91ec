//! A Update method is PATCH over HTTP.
//!
//! ## Why
//! PATCH changes the fields that are named; PUT would replace the whole, and clear fields that a client does not know.
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
//!     option (google.api.http) = {put: "/v1/{book.name=shelves/*/books/*}" body: "book"};
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
use crate::lint::standard::called_with;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip134HttpMethod;

impl LintCheck for Aip134HttpMethod {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        called_with(cx, file, (method, "Update"), "PATCH");
    }
}
