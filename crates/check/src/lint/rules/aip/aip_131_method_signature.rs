//! A Get method has the signature `name`.
//!
//! ## Why
//! Generated clients then have a method with these as arguments. Fields that the request lacks are left out.
//! From <https://google.aip.dev/131>.
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
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book) {
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
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book) {
//!     option (google.api.method_signature) = "name";
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::has_signature;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip131MethodSignature;

impl LintCheck for Aip131MethodSignature {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>, method: &Method<'_>) {
        has_signature(cx, (file, service), (method, "Get"), &["name"]);
    }
}
