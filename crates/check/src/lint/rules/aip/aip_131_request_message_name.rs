//! The request of a Get method is named after the method.
//!
//! ## Why
//! A request of its own can grow without touching other methods, and its name is found without looking.
//! From <https://google.aip.dev/131>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {}
//! message GetBookQuery {}
//! service LibraryService {
//!   rpc GetBook(GetBookQuery) returns (Book);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {}
//! message GetBookRequest {}
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::request_name;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip131RequestMessageName;

impl LintCheck for Aip131RequestMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        request_name(cx, file, method, "Get");
    }
}
