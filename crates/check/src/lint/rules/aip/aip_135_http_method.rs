//! A Delete method is DELETE over HTTP, without a body.
//!
//! ## Why
//! DELETE may be repeated, and caches know what it means.
//! From <https://google.aip.dev/135>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/annotations.proto";
//! import "google/protobuf/empty.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message DeleteBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc DeleteBook(DeleteBookRequest) returns (google.protobuf.Empty) {
//!     option (google.api.http) = {post: "/v1/{name=shelves/*/books/*}"};
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
//! import "google/protobuf/empty.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message DeleteBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc DeleteBook(DeleteBookRequest) returns (google.protobuf.Empty) {
//!     option (google.api.http) = {delete: "/v1/{name=shelves/*/books/*}"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::{called_with, has_no_body};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip135HttpMethod;

impl LintCheck for Aip135HttpMethod {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        called_with(cx, file, (method, "Delete"), "DELETE");
        has_no_body(cx, file, (method, "Delete"));
    }
}
