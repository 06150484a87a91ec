//! The request of a method that gives pages has `int32 page_size` and `string page_token`.
//!
//! ## Why
//! Lists grow. Paging that is added later breaks who relied on getting all at once.
//! From <https://google.aip.dev/158>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {}
//! message ListBooksRequest {
//!   string query = 1;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//!   string next_page_token = 2;
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
//! message Book {}
//! message ListBooksRequest {
//!   int32 page_size = 1;
//!   string page_token = 2;
//! }
//! message ListBooksResponse {
//!   repeated Book books = 1;
//!   string next_page_token = 2;
//! }
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{File, Method, Service};
use crate::lint::standard::{at_request, by_the_aips, field, is_one, message};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip158RequestPagination;

impl LintCheck for Aip158RequestPagination {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        if !gives_pages(cx, file, method) {
            return;
        }
        let Some(request) = message(cx, method.input()) else {
            return;
        };
        for (name, kind, told) in [
            ("page_size", Kind::Int32, "int32"),
            ("page_token", Kind::String, "string"),
        ] {
            if !field(request, name).is_some_and(|field| is_one(field, kind)) {
                let request = request.proto.name();
                let text = format!("request `{request}` should have the field `{told} {name}`");
                at_request(cx, file, method, text);
            }
        }
    }
}

/// Whether a method lists something, and its response leads to a next page.
fn gives_pages(cx: &Cx<'_>, file: &File<'_>, method: &Method<'_>) -> bool {
    let response = message(cx, method.output());
    let leads_on = response.is_some_and(|response| field(response, "next_page_token").is_some());
    leads_on && by_the_aips(cx, file, method, "List")
}
