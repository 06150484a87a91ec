//! The request of a Update method is named after the method.
//!
//! ## Why
//! A request of its own can grow without touching other methods, and its name is found without looking.
//! From <https://google.aip.dev/134>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {}
//! message UpdateBookQuery {}
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookQuery) returns (Book);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {}
//! message UpdateBookRequest {}
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::request_name;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip134RequestMessageName;

impl LintCheck for Aip134RequestMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        request_name(cx, file, method, "Update");
    }
}
