//! The types that a method names for its operation are messages.
//!
//! ## Why
//! A name that leads nowhere is no help; types of other packages are named in full.
//! From <https://google.aip.dev/151>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/longrunning/operations.proto";
//! message PrintBookRequest {}
//! message PrintBookResponse {}
//! message PrintBookMetadata {}
//! service LibraryService {
//!   rpc PrintBook(PrintBookRequest) returns (google.longrunning.Operation) {
//!     option (google.longrunning.operation_info) = {response_type: "PrintBookResult" metadata_type: "PrintBookMetadata"};
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/longrunning/operations.proto";
//! message PrintBookRequest {}
//! message PrintBookResponse {}
//! message PrintBookMetadata {}
//! service LibraryService {
//!   rpc PrintBook(PrintBookRequest) returns (google.longrunning.Operation) {
//!     option (google.longrunning.operation_info) = {response_type: "PrintBookResponse" metadata_type: "PrintBookMetadata"};
//!   }
//! }
//! ```

use crate::image::{File, Method, Service, tag};
use crate::lint::google;
use crate::lint::standard::message;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip151OperationTypes;

impl LintCheck for Aip151OperationTypes {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let Some((result, metadata)) = google::operation_info(method) else {
            return;
        };
        for name in [result, metadata]
            .into_iter()
            .filter(|name| !name.is_empty())
        {
            let is_own = !name.contains('.');
            let around = file.package();
            if is_own && message(cx, &format!("{around}.{name}")).is_none() {
                let (path, method) = (&method.path, method.proto.name());
                let text = format!(
                    "the operation of `{method}` names the type `{name}`, which package `{around}` lacks"
                );
                cx.at(file, &tag::part(path, &[tag::NAME]), text);
            }
        }
    }
}
