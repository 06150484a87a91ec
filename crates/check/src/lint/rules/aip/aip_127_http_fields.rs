//! Variables and body of an HTTP binding are fields of the request.
//!
//! ## Why
//! What is called otherwise can never be filled in, and gateways refuse it.
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
//! service LibraryService {
//!   rpc GetBook(GetBookRequest) returns (Book) {
//!     option (google.api.http) = {get: "/v1/{book=shelves/*/books/*}"};
//!   }
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

use crate::image::{File, Message, Method, Service};
use crate::lint::google;
use crate::lint::standard::{at_option, field, message};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip127HttpFields;

impl LintCheck for Aip127HttpFields {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some(request) = message(cx, method.input()) else {
            return;
        };
        for http in google::http(method) {
            let body = Some(http.body).filter(|body| !matches!(*body, "" | "*"));
            let mut names = google::variables(http.path).chain(body);
            if let Some(name) = names.find(|name| !leads(cx, request, name)) {
                let request = request.proto.name();
                let text =
                    format!("the HTTP binding names `{name}`, which is no field of `{request}`");
                at_option(cx, file, (method, google::HTTP), text);
            }
        }
    }
}

/// Whether a path of names with dots leads from a message to a field.
fn leads<'i>(cx: &Cx<'i>, request: &'i Message<'i>, path: &str) -> bool {
    let mut around = Some(request);
    path.split('.').all(|name| {
        let found = around.and_then(|around| field(around, name));
        around = found.and_then(|found| message(cx, found.type_name()));
        found.is_some()
    })
}
