//! The response of a List method is named after the method.
//!
//! ## Why
//! It holds a page of resources and what leads to the next one; no other method gives it.
//! From <https://google.aip.dev/132>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message ListBooksRequest {}
//! message Books {}
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (Books);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message ListBooksRequest {}
//! message ListBooksResponse {}
//! service LibraryService {
//!   rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::standard::{at_response, by_the_aips, short};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip132ResponseMessageName;

impl LintCheck for Aip132ResponseMessageName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let (name, found) = (method.proto.name(), short(method.output()));
        if by_the_aips(cx, file, method, "List") && found != format!("{name}Response") {
            let text =
                format!("response of method `{name}` should be `{name}Response`, not `{found}`");
            at_response(cx, file, method, text);
        }
    }
}
