//! The cardinality of a field changes only where bytes and JSON stay readable.
//!
//! ## Why
//! A list, an object and a single value are three things in JSON; on the wire a required field must be there, and of
//! several values only one is kept. Presence may come and go.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   repeated string name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   optional string name = 1;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types::{self, Cardinality};
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldWireJsonCompatibleCardinality;

impl BreakingCheck for FieldWireJsonCompatibleCardinality {
    fn breaks(&self) -> Breaks {
        Breaks::JSON_WIRE
    }

    fn undo(&self) -> Undo {
        Undo::Label
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let before = Cardinality::of(cx.before, fields.before);
        let after = Cardinality::of(cx.after, fields.after);
        if !before.json_like(after) {
            types::report_cardinality(cx, fields, before, after);
        }
    }
}
