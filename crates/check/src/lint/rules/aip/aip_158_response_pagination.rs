//! The response of a List method has `string next_page_token`.
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
//!   int32 page_size = 1;
//!   string page_token = 2;
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
use crate::lint::standard::{at_response, by_the_aips, field, is_one, is_repeated, message};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip158ResponsePagination;

impl LintCheck for Aip158ResponsePagination {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        if !by_the_aips(cx, file, method, "List") {
            return;
        }
        let Some(response) = message(cx, method.output()) else {
            return;
        };
        let has_items = response
            .fields
            .iter()
            .any(|field| is_repeated(field) && !field.type_name().is_empty());
        let next = field(response, "next_page_token");
        if has_items && !next.is_some_and(|field| is_one(field, Kind::String)) {
            let response = response.proto.name();
            let text =
                format!("response `{response}` should have the field `string next_page_token`");
            at_response(cx, file, method, text);
        }
    }
}
