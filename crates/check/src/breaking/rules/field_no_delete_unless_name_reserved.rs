//! A deleted field leaves its name reserved.
//!
//! ## Why
//! JSON and text format know fields by name: if a later field takes the name, old JSON is read as something else.
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
//!   reserved 2;
//!   reserved "mail";
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::{Undo, With};
use crate::breaking::{gone, ranges};
use crate::image::Message;

/// See the help above.
pub struct FieldNoDeleteUnlessNameReserved;

impl BreakingCheck for FieldNoDeleteUnlessNameReserved {
    fn breaks(&self) -> Breaks {
        Breaks::JSON
    }

    fn undo(&self) -> Undo {
        Undo::ReserveField(With::Name)
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let reserved = ranges::names(&messages.after.proto.reserved_name);
        for field in gone::fields(messages) {
            let (number, name) = (field.proto.number(), field.proto.name());
            if !reserved.contains(name) {
                let message = format!(
                    "field {number} `{name}` was deleted without reserving the name `{name}`"
                );
                gone::report_field(cx, messages, field, message);
            }
        }
    }
}
