//! A method that gives an operation says what its result and its metadata are.
//!
//! ## Why
//! Both are `Any` in the operation: only the option `google.longrunning.operation_info` tells clients what to expect.
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
//!   rpc PrintBook(PrintBookRequest) returns (google.longrunning.Operation);
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

use crate::image::{File, Method, Service};
use crate::lint::google;
use crate::lint::standard::at_response;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip151OperationInfo;

impl LintCheck for Aip151OperationInfo {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        let info = google::operation_info(method);
        let is_told =
            info.is_some_and(|(result, metadata)| !result.is_empty() && !metadata.is_empty());
        if method.output() == google::OPERATION && !is_told {
            let name = method.proto.name();
            let text = format!(
                "method `{name}` should tell in `google.longrunning.operation_info` its types of result and metadata"
            );
            at_response(cx, file, method, text);
        }
    }
}
