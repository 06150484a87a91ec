//! The cardinality of a field changes only where the bytes stay readable.
//!
//! ## Why
//! A required field must be there, of several values only one is kept, and packed numbers are read by repeated fields only.
//! Presence may come and go, and a map may become a repeated field of entries.
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
pub struct FieldWireCompatibleCardinality;

impl BreakingCheck for FieldWireCompatibleCardinality {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn undo(&self) -> Undo {
        Undo::Label
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let before = Cardinality::of(cx.before, fields.before);
        let after = Cardinality::of(cx.after, fields.after);
        if !before.wire_like(after) {
            types::report_cardinality(cx, fields, before, after);
        }
    }
}
