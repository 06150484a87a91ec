//! Custom methods are POST, or GET if they only read.
//!
//! ## Why
//! The other HTTP methods have meanings that a custom method does not keep to.
//! From <https://google.aip.dev/136>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/annotations.proto";
//! message Book {
//!   string name = 1;
//! }
//! message ArchiveBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc ArchiveBook(ArchiveBookRequest) returns (Book) {
//!     option (google.api.http) = {put: "/v1/{name=shelves/*/books/*}:archive" body: "*"};
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
//! message ArchiveBookRequest {
//!   string name = 1;
//! }
//! service LibraryService {
//!   rpc ArchiveBook(ArchiveBookRequest) returns (Book) {
//!     option (google.api.http) = {post: "/v1/{name=shelves/*/books/*}:archive" body: "*"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::google;
use crate::lint::standard::at_option;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip136HttpMethod;

impl LintCheck for Aip136HttpMethod {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some(http) = google::http(method).first().copied() else {
            return;
        };
        if http.path.contains(':') && !matches!(http.verb, "POST" | "GET") {
            let (name, verb) = (method.proto.name(), http.verb);
            let text = format!(
                "the HTTP method of the custom method `{name}` should be POST or GET, not {verb}"
            );
            at_option(cx, file, (method, google::HTTP), text);
        }
    }
}
