//! A deleted field leaves its number reserved.
//!
//! ## Why
//! Bytes know fields by number: if a later field takes the number, old bytes are read as something else.
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
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::gone;
use crate::breaking::ranges::{self, Ranges};
use crate::breaking::undo::{Undo, With};
use crate::image::Message;

/// See the help above.
pub struct FieldNoDeleteUnlessNumberReserved;

impl BreakingCheck for FieldNoDeleteUnlessNumberReserved {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn undo(&self) -> Undo {
        Undo::ReserveField(With::Number)
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let reserved = Ranges::new(ranges::reserved_in_message(messages.after.proto));
        for field in gone::fields(messages) {
            let (number, name) = (field.proto.number(), field.proto.name());
            if !reserved.hold(number) {
                let message = format!(
                    "field {number} `{name}` was deleted without reserving the number {number}"
                );
                gone::report(cx, messages, &field.path, message);
            }
        }
    }
}
