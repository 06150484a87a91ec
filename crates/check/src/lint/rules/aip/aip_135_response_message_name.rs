//! A Delete method gives nothing, the deleted resource, or an operation.
//!
//! ## Why
//! There is nothing left to tell, unless the resource is only marked as deleted.
//! From <https://google.aip.dev/135>.
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
//! message DeleteBookRequest {}
//! message DeleteBookResponse {}
//! service LibraryService {
//!   rpc DeleteBook(DeleteBookRequest) returns (DeleteBookResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/protobuf/empty.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message DeleteBookRequest {}
//! service LibraryService {
//!   rpc DeleteBook(DeleteBookRequest) returns (google.protobuf.Empty);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::google;
use crate::lint::methods::EMPTY;
use crate::lint::standard::responds_resource;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip135ResponseMessageName;

impl LintCheck for Aip135ResponseMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        if !matches!(method.output(), EMPTY | google::OPERATION) {
            responds_resource(cx, file, method, "Delete");
        }
    }
}
