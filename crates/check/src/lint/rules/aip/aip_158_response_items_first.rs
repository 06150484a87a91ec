//! The items of a page are the first field of the response.
//!
//! ## Why
//! Generated clients walk over the pages by themselves, and take the first repeated field for the items.
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
//!   string next_page_token = 1;
//!   repeated Book books = 2;
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

use crate::image::{File, Method, Service};
use crate::lint::standard::{at_response, by_the_aips, field, is_repeated, message};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip158ResponseItemsFirst;

impl LintCheck for Aip158ResponseItemsFirst {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some(response) = message(cx, method.output()) else {
            return;
        };
        let first = response
            .fields
            .iter()
            .min_by_key(|field| field.proto.number());
        let is_paged =
            field(response, "next_page_token").is_some() && by_the_aips(cx, file, method, "List");
        if let Some(first) = first.filter(|first| is_paged && !is_repeated(first)) {
            let (response, first) = (response.proto.name(), first.proto.name());
            let text =
                format!("the first field of `{response}` should be its items, not `{first}`");
            at_response(cx, file, method, text);
        }
    }
}
