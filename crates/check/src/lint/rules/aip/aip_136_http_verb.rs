//! The HTTP path of a custom method ends with its verb in lowerCamelCase.
//!
//! ## Why
//! Who knows the URL then knows the name of the method, and the other way round.
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
//!     option (google.api.http) = {post: "/v1/{name=shelves/*/books/*}:put_away" body: "*"};
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
use crate::lint::case::lower_snake;
use crate::lint::google;
use crate::lint::standard::at_option;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip136HttpVerb;

impl LintCheck for Aip136HttpVerb {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some(http) = google::http(method).first().copied() else {
            return;
        };
        let Some((_, verb)) = http.path.rsplit_once(':') else {
            return;
        };
        let name = method.proto.name();
        if first_word(&lower_snake(name)) != first_word(&lower_snake(verb)) {
            let text =
                format!("the HTTP path of `{name}` should end with its verb, not with `:{verb}`");
            at_option(cx, file, (method, google::HTTP), text);
        }
    }
}

fn first_word(name: &str) -> &str {
    name.split('_').next().unwrap_or_default()
}
