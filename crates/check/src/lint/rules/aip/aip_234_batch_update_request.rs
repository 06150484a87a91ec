//! A batch of Update has the `requests` that it stands for.
//!
//! ## Why
//! One of many is done as one alone is, so that clients need not learn it twice.
//! From <https://google.aip.dev/234>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message UpdateBookRequest {}
//! message BatchUpdateBooksRequest {
//!   repeated UpdateBookRequest books = 1;
//! }
//! message BatchUpdateBooksResponse {}
//! service LibraryService {
//!   rpc BatchUpdateBooks(BatchUpdateBooksRequest) returns (BatchUpdateBooksResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message UpdateBookRequest {}
//! message BatchUpdateBooksRequest {
//!   repeated UpdateBookRequest requests = 1;
//! }
//! message BatchUpdateBooksResponse {}
//! service LibraryService {
//!   rpc BatchUpdateBooks(BatchUpdateBooksRequest) returns (BatchUpdateBooksResponse);
//! }
//! ```

use crate::image::{Field, File, Method, Service};
use crate::lint::standard::{has_batch, is_request};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip234BatchUpdateRequest;

impl LintCheck for Aip234BatchUpdateRequest {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let is_item = |field: &Field<'_>| is_request(field, "Update");
        has_batch(cx, file, (method, "BatchUpdate"), ("requests", is_item));
    }
}
