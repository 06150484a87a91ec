//! The request of an Update method tells in `update_mask` which fields change.
//!
//! ## Why
//! Without it a client clears the fields that it does not know.
//! From <https://google.aip.dev/134>.
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
//! message UpdateBookRequest {
//!   Book book = 1;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! import "google/protobuf/field_mask.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//! }
//! message UpdateBookRequest {
//!   Book book = 1;
//!   google.protobuf.FieldMask update_mask = 2;
//! }
//! service LibraryService {
//!   rpc UpdateBook(UpdateBookRequest) returns (Book);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::google;
use crate::lint::standard::{FIELD_MASK, at_request, field, is_message, message, resource};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip134RequestMaskField;

impl LintCheck for Aip134RequestMaskField {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let changes_part = google::http(method)
            .first()
            .is_none_or(|http| http.verb == "PATCH");
        if resource(cx, file, method, "Update").is_none() || !changes_part {
            return;
        }
        let Some(request) = message(cx, method.input()) else {
            return;
        };
        if !field(request, "update_mask").is_some_and(|field| is_message(field, FIELD_MASK)) {
            let request = request.proto.name();
            let text =
                format!("request `{request}` should have the field `{FIELD_MASK} update_mask`");
            at_request(cx, file, method, text);
        }
    }
}
