//! An Update method has a signature with the resource.
//!
//! ## Why
//! Generated clients then have a method with it as an argument.
//! From <https://google.aip.dev/134>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/client.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message UpdateBookRequest {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book) {
//!     option (google.api.method_signature) = "";
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/api/client.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message UpdateBookRequest {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book) {
//!     option (google.api.method_signature) = "book";
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::case::lower_snake;
use crate::lint::standard::{has_signature, resource};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip134MethodSignature;

impl LintCheck for Aip134MethodSignature {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>, method: &Method<'_>) {
        let Some(found) = resource(cx, file, method, "Update") else {
            return;
        };
        let name = lower_snake(found.proto.name());
        has_signature(cx, (file, service), (method, "Update"), &[&name]);
    }
}
