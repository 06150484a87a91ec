//! The type of a field stays the same.
//!
//! ## Why
//! Generated code that uses the field no longer compiles. What becomes of JSON and bytes depends on the two types.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int32 age = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int64 age = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int32 age = 1;
//!   int64 age_in_days = 2;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldSameType;

impl BreakingCheck for FieldSameType {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn undo(&self) -> Undo {
        Undo::Type
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let kept = types::kept(cx, fields);
        if !kept.same {
            let breaks = Breaks {
                source: true,
                json: !kept.json,
                wire: !kept.wire,
            };
            types::report(cx, fields, breaks, "");
        }
    }
}
