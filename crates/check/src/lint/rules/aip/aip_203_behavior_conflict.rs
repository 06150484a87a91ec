//! The behaviors of a field do not contradict each other.
//!
//! ## Why
//! What only the service sets cannot be required of the client.
//! From <https://google.aip.dev/203>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/field_behavior.proto";
//! message Book {
//!   string name = 1 [(google.api.field_behavior) = REQUIRED, (google.api.field_behavior) = OUTPUT_ONLY];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/field_behavior.proto";
//! message Book {
//!   string name = 1 [(google.api.field_behavior) = OUTPUT_ONLY];
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::google;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip203BehaviorConflict;

impl LintCheck for Aip203BehaviorConflict {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let behaviors = google::behaviors(field);
        let has = |behavior: &google::Behavior| behaviors.contains(behavior);
        if let Some((one, two)) = AGAINST.iter().find(|(one, two)| has(one) && has(two)) {
            let name = field.proto.name();
            let text = format!("field `{name}` cannot be {} and {}", one.told(), two.told());
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

const AGAINST: &[(google::Behavior, google::Behavior)] = &[
    (google::Behavior::Required, google::Behavior::Optional),
    (google::Behavior::Required, google::Behavior::OutputOnly),
    (google::Behavior::OutputOnly, google::Behavior::InputOnly),
    (google::Behavior::OutputOnly, google::Behavior::Immutable),
];
