//! The states of a resource are an enum `State`, not `Status`.
//!
//! ## Why
//! `Status` is `google.rpc.Status`, an error; `state` is where a resource is in its life.
//! From <https://google.aip.dev/216>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//!   enum Status {
//!     STATUS_UNSPECIFIED = 0;
//!   }
//!   Status status = 2;
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
//!   enum State {
//!     STATE_UNSPECIFIED = 0;
//!   }
//!   State state = 2;
//! }
//! ```

use crate::image::{File, Message, tag};
use crate::lint::google;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip216StateEnumName;

impl LintCheck for Aip216StateEnumName {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        if google::resource(message).is_none() {
            return;
        }
        let statuses = message
            .enums
            .iter()
            .filter(|of| of.proto.name() == "Status");
        for status in statuses {
            let of = message.proto.name();
            let text = format!("the enum `Status` of `{of}` should be named `State`");
            cx.at(file, &tag::part(&status.path, &[tag::NAME]), text);
        }
    }
}
