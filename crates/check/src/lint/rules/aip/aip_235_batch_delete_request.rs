//! A batch of Delete has the `names` of what it deletes.
//!
//! ## Why
//! One of many is done as one alone is, so that clients need not learn it twice.
//! From <https://google.aip.dev/235>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/empty.proto";
//! import "google/api/resource.proto";
//! message BatchDeleteBooksRequest {
//!   repeated string books = 1 [(google.api.resource_reference).type = "library.acme.com/Book"];
//! }
//! service LibraryService {
//!   rpc BatchDeleteBooks(BatchDeleteBooksRequest) returns (google.protobuf.Empty);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/empty.proto";
//! import "google/api/resource.proto";
//! message BatchDeleteBooksRequest {
//!   repeated string names = 1 [(google.api.resource_reference).type = "library.acme.com/Book"];
//! }
//! service LibraryService {
//!   rpc BatchDeleteBooks(BatchDeleteBooksRequest) returns (google.protobuf.Empty);
//! }
//! ```

use crate::image::{Field, File, Method, Service};
use crate::lint::google;
use crate::lint::standard::has_batch;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip235BatchDeleteRequest;

impl LintCheck for Aip235BatchDeleteRequest {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let is_item = |field: &Field<'_>| google::reference(field).is_some();
        has_batch(cx, file, (method, "BatchDelete"), ("names", is_item));
    }
}
