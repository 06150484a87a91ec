//! If a method of a service can be called over HTTP, all can.
//!
//! ## Why
//! Who uses the service over HTTP would miss the others. Methods that take a stream cannot be called so.
//! From <https://google.aip.dev/127>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/annotations.proto";
//! message Book {
//!   string name = 1;
//! }
//! message GetBookRequest {
//!   string name = 1;
//! }
//! message ReadBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book) {
//!     option (google.api.http) = {get: "/v1/{name=shelves/*/books/*}"};
//!   }
//!   rpc ReadBook(ReadBookRequest) returns (Book);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/annotations.proto";
//! message Book {
//!   string name = 1;
//! }
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book) {
//!     option (google.api.http) = {get: "/v1/{name=shelves/*/books/*}"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service, tag};
use crate::lint::google;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip127HttpAnnotation;

impl LintCheck for Aip127HttpAnnotation {
    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {
        let has_http = |method: &&Method<'_>| !google::http(method).is_empty();
        if !service.methods.iter().any(|method| has_http(&method)) {
            return;
        }
        for method in service.methods.iter().filter(|method| !has_http(method)) {
            if !method.proto.client_streaming() {
                let name = method.proto.name();
                let text = format!(
                    "method `{name}` should have the option `google.api.http`, as others of its service"
                );
                cx.at(file, &tag::part(&method.path, &[tag::NAME]), text);
            }
        }
    }
}
