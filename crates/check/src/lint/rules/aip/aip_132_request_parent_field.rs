//! The request of a List method has the collection in `parent`.
//!
//! ## Why
//! All collections are listed in the same way. Resources at the top have no parent.
//! From <https://google.aip.dev/132>.
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
//! message ListBooksRequest {
//!   string shelf = 1;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
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
//! message ListBooksRequest {
//!   string parent = 1;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_parent;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip132RequestParentField;

impl LintCheck for Aip132RequestParentField {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        has_parent(cx, file, (method, "List"));
    }
}
