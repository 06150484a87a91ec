//! Fields stay, by number.
//!
//! ## Why
//! Generated code that uses the field no longer compiles, and JSON with it is refused by strict parsers.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//!   string mail = 2;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//!   string mail = 2 [deprecated = true];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::gone;
use crate::breaking::undo::Undo;
use crate::image::Message;

/// See the help above.
pub struct FieldNoDelete;

impl BreakingCheck for FieldNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE_JSON
    }

    fn undo(&self) -> Undo {
        Undo::RestoreField
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        for field in gone::fields(messages) {
            let message = format!(
                "field {} `{}` was deleted",
                field.proto.number(),
                field.proto.name()
            );
            gone::report_field(cx, messages, field, message);
        }
    }
}
