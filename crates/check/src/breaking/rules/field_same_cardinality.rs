//! A field stays optional with or without presence, required, repeated or a map.
//!
//! ## Why
//! Generated code that uses the field no longer compiles. What becomes of JSON and bytes depends on the change.
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
//!   optional string name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//!   optional string nick = 2;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types::{self, Cardinality};
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldSameCardinality;

impl BreakingCheck for FieldSameCardinality {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn undo(&self) -> Undo {
        Undo::Label
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let before = Cardinality::of(cx.before, fields.before);
        let after = Cardinality::of(cx.after, fields.after);
        if before != after {
            types::report_cardinality(cx, fields, before, after);
        }
    }
}
