//! A message that a standard method gets says that it is a resource.
//!
//! ## Why
//! With the option `google.api.resource` tools know its type, its names and who refers to it.
//! From <https://google.aip.dev/123>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string name = 1;
//! }
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
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
//! message GetBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book);
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{File, Method, Service};
use crate::lint::google;
use crate::lint::standard::{at_response, field, is_one, message, noun};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip123ResourceAnnotation;

impl LintCheck for Aip123ResourceAnnotation {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some(found) = message(cx, method.output()) else {
            return;
        };
        let is_standard = noun(method, "Get") == Some(found.proto.name());
        let has_name = |of| field(of, "name").is_some_and(|field| is_one(field, Kind::String));
        let by_name = message(cx, method.input()).is_some_and(has_name);
        if is_standard && by_name && has_name(found) && google::resource(found).is_none() {
            let name = found.proto.name();
            let text = format!("message `{name}` should have the option `google.api.resource`");
            at_response(cx, file, method, text);
        }
    }
}
