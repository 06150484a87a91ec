//! The request of a Delete method is named after the method.
//!
//! ## Why
//! A request of its own can grow without touching other methods, and its name is found without looking.
//! From <https://google.aip.dev/135>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/empty.proto";
//! message DeleteBookQuery {}
//! service LibraryService {
//!   rpc DeleteBook(DeleteBookQuery) returns (google.protobuf.Empty);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/protobuf/empty.proto";
//! message DeleteBookRequest {}
//! service LibraryService {
//!   rpc DeleteBook(DeleteBookRequest) returns (google.protobuf.Empty);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::request_name;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip135RequestMessageName;

impl LintCheck for Aip135RequestMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        request_name(cx, file, method, "Delete");
    }
}
