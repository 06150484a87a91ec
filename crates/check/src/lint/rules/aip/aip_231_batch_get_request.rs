//! A batch of Get has the `names` of what it gets.
//!
//! ## Why
//! One of many is done as one alone is, so that clients need not learn it twice.
//! From <https://google.aip.dev/231>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message BatchGetBooksRequest {
//!   repeated string books = 1 [(google.api.resource_reference).type = "library.acme.com/Book"];
//! }
//! message BatchGetBooksResponse {}
//! service LibraryService {
//!   rpc BatchGetBooks(BatchGetBooksRequest) returns (BatchGetBooksResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message BatchGetBooksRequest {
//!   repeated string names = 1 [(google.api.resource_reference).type = "library.acme.com/Book"];
//! }
//! message BatchGetBooksResponse {}
//! service LibraryService {
//!   rpc BatchGetBooks(BatchGetBooksRequest) returns (BatchGetBooksResponse);
//! }
//! ```

use crate::image::{Field, File, Method, Service};
use crate::lint::google;
use crate::lint::standard::has_batch;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip231BatchGetRequest;

impl LintCheck for Aip231BatchGetRequest {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let is_item = |field: &Field<'_>| google::reference(field).is_some();
        has_batch(cx, file, (method, "BatchGet"), ("names", is_item));
    }
}
