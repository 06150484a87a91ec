//! A List method has the signature `parent`.
//!
//! ## Why
//! Generated clients then have a method with these as arguments. Fields that the request lacks are left out.
//! From <https://google.aip.dev/132>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/client.proto";
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
//!     option (google.api.method_signature) = "";
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/client.proto";
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
//!     option (google.api.method_signature) = "parent";
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_signature;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip132MethodSignature;

impl LintCheck for Aip132MethodSignature {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>, method: &Method<'_>) {
        has_signature(cx, (file, service), (method, "List"), &["parent"]);
    }
}
