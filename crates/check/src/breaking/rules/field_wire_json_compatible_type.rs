//! The type of a field changes only to one with the same bytes and JSON.
//!
//! ## Why
//! Bytes and JSON of the one side are not read by the other. These may stand for each other: `int32` and `uint32`, `int64`
//! and `uint64`, `fixed32` and `sfixed32`, `fixed64` and `sfixed64`; an enum for one of the same short name that lacks
//! some of its values.
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
//!   uint32 age = 1;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldWireJsonCompatibleType;

impl BreakingCheck for FieldWireJsonCompatibleType {
    fn breaks(&self) -> Breaks {
        Breaks::JSON_WIRE
    }

    fn undo(&self) -> Undo {
        Undo::Type
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let kept = types::kept(cx, fields);
        if !kept.json {
            let breaks = Breaks {
                source: true,
                json: true,
                wire: !kept.wire,
            };
            types::report(cx, fields, breaks, ", which is other JSON");
        }
    }
}
