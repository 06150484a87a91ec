//! The state of a resource is output only.
//!
//! ## Why
//! It changes by methods that say what they do, such as `PublishBook`, not by writing the field.
//! From <https://google.aip.dev/216>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/field_behavior.proto";
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1 [(google.api.field_behavior) = OUTPUT_ONLY];
//!   enum State {
//!     STATE_UNSPECIFIED = 0;
//!   }
//!   State state = 2;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/field_behavior.proto";
//! import "google/api/resource.proto";
//! message Book {
//!   option (google.api.resource) = {type: "library.acme.com/Book" pattern: "shelves/{shelf}/books/{book}"};
//!   string name = 1;
//!   enum State {
//!     STATE_UNSPECIFIED = 0;
//!   }
//!   State state = 2 [(google.api.field_behavior) = OUTPUT_ONLY];
//! }
//! ```

use playground_protos::descriptor::field_descriptor_proto::Type as Kind;

use crate::image::{Field, File, Message, tag};
use crate::lint::google;
use crate::lint::standard::{field, is_one};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip216StateOutputOnly;

impl LintCheck for Aip216StateOutputOnly {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        if google::resource(message).is_none() {
            return;
        }
        let said =
            |field: &Field<'_>| google::behaviors(field).contains(&google::Behavior::OutputOnly);
        // Who says it of no field does not annotate fields.
        let says_it = message.fields.iter().any(said);
        let state = field(message, "state")
            .filter(|state| is_one(state, Kind::Enum) && google::behaviors(state).is_empty());
        let of_its_own =
            |state: &&Field<'_>| state.type_name() == format!("{}.State", message.full_name);
        if let Some(state) = state.filter(|state| says_it && of_its_own(state)) {
            let of = message.proto.name();
            let text =
                format!("`state` of resource `{of}` should have the field behavior OUTPUT_ONLY");
            cx.at(file, &tag::part(&state.path, &[tag::NAME]), text);
        }
    }
}
