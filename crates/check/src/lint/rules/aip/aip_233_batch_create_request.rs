//! A batch of Create has the `requests` that it stands for.
//!
//! ## Why
//! One of many is done as one alone is, so that clients need not learn it twice.
//! From <https://google.aip.dev/233>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message CreateBookRequest {}
//! message BatchCreateBooksRequest {
//!   repeated CreateBookRequest books = 1;
//! }
//! message BatchCreateBooksResponse {}
//! service LibraryService {
//!   rpc BatchCreateBooks(BatchCreateBooksRequest) returns (BatchCreateBooksResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message CreateBookRequest {}
//! message BatchCreateBooksRequest {
//!   repeated CreateBookRequest requests = 1;
//! }
//! message BatchCreateBooksResponse {}
//! service LibraryService {
//!   rpc BatchCreateBooks(BatchCreateBooksRequest) returns (BatchCreateBooksResponse);
//! }
//! ```

use crate::image::{Field, File, Method, Service};
use crate::lint::standard::{has_batch, is_request};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip233BatchCreateRequest;

impl LintCheck for Aip233BatchCreateRequest {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let is_item = |field: &Field<'_>| is_request(field, "Create");
        has_batch(cx, file, (method, "BatchCreate"), ("requests", is_item));
    }
}
