//! The request of a List method is named after the method.
//!
//! ## Why
//! A request of its own can grow without touching other methods, and its name is found without looking.
//! From <https://google.aip.dev/132>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message ListBooksResponse {}
//! message ListBookQuery {}
//! service LibraryService {
//!   rpc ListBooks(ListBookQuery) returns (ListBooksResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message ListBooksResponse {}
//! message ListBooksRequest {}
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::request_name;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip132RequestMessageName;

impl LintCheck for Aip132RequestMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        request_name(cx, file, method, "List");
    }
}
