//! A Create method has a signature with the parent and the resource.
//!
//! ## Why
//! Generated clients then have a method with these as arguments. Fields that the request lacks are left out.
//! From <https://google.aip.dev/133>.
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
//! message CreateBookRequest {
//!   string parent = 1;
//!   Book book = 2;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book) {
//!     option (google.api.method_signature) = "book";
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
//! message CreateBookRequest {
//!   string parent = 1;
//!   Book book = 2;
//! }
//! service LibraryService {
//!   rpc CreateBook(CreateBookRequest) returns (Book) {
//!     option (google.api.method_signature) = "parent,book";
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::case::lower_snake;
use crate::lint::standard::{has_signature, resource};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip133MethodSignature;

impl LintCheck for Aip133MethodSignature {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>, method: &Method<'_>) {
        let Some(found) = resource(cx, file, method, "Create") else {
            return;
        };
        let name = lower_snake(found.proto.name());
        has_signature(cx, (file, service), (method, "Create"), &["parent", &name]);
    }
}
