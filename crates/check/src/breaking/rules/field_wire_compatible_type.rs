//! The type of a field changes only to one with the same bytes.
//!
//! ## Why
//! Bytes of the one side are not read by the other, or as another value. These may stand for each other: `int32`, `int64`,
//! `uint32`, `uint64` and `bool`; `sint32` and `sint64`; `fixed32` and `sfixed32`; `fixed64` and `sfixed64`; `bytes` for
//! `string`; an enum for one of the same short name that lacks some of its values.
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
//!   string age = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   int64 age = 1;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::breaking::undo::Undo;
use crate::image::Field;

/// See the help above.
pub struct FieldWireCompatibleType;

impl BreakingCheck for FieldWireCompatibleType {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn undo(&self) -> Undo {
        Undo::Type
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let kept = types::kept(cx, fields);
        if !kept.wire {
            let breaks = Breaks {
                source: true,
                json: !kept.json,
                wire: true,
            };
            types::report(cx, fields, breaks, ", which are other bytes");
        }
    }
}
