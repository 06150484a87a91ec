//! The request of a Get method has the name of the resource in `name`.
//!
//! ## Why
//! All resources are asked for in the same way.
//! From <https://google.aip.dev/131>.
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
//! message GetBookRequest {
//!   string book_id = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
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
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_string;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip131RequestNameField;

impl LintCheck for Aip131RequestNameField {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        has_string(cx, file, (method, "Get"), "name");
    }
}
