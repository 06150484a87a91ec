//! `filter` and `order_by` of a List method are strings, `show_deleted` is a bool.
//!
//! ## Why
//! All services take the same little languages there.
//! From <https://google.aip.dev/132>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message ListBooksRequest {
//!   string parent = 1;
//!   int32 order_by = 2;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message ListBooksRequest {
//!   string parent = 1;
//!   string order_by = 2;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{File, Method, Service};
use crate::lint::standard::{at_request, field, is_one, message, noun};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip132RequestFieldTypes;

impl LintCheck for Aip132RequestFieldTypes {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some(request) = message(cx, method.input()).filter(|_| noun(method, "List").is_some())
        else {
            return;
        };
        for (name, kind, told) in TYPES {
            if field(request, name).is_some_and(|field| !is_one(field, *kind)) {
                let request = request.proto.name();
                let text = format!("`{name}` of request `{request}` should be a {told}");
                at_request(cx, file, method, text);
            }
        }
    }
}

const TYPES: &[(&str, Kind, &str)] = &[
    ("filter", Kind::String, "string"),
    ("order_by", Kind::String, "string"),
    ("show_deleted", Kind::Bool, "bool"),
];
