//! Reserved numbers and names of a message stay reserved.
//!
//! ## Why
//! They guard against taking the number or name of a deleted field: old bytes or JSON would be read as something else.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   reserved 2, 5 to 9;
//!   reserved "mail";
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   reserved 5 to 9;
//!   reserved "mail";
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   reserved 2 to 9;
//!   reserved "mail", "phone";
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::{gone, ranges};
use crate::image::Message;

/// See the help above.
pub struct ReservedMessageNoDelete;

impl BreakingCheck for ReservedMessageNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::JSON_WIRE
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let (before, after) = (messages.before.proto, messages.after.proto);
        let lost = ranges::lost(
            &ranges::reserved_in_message(before),
            &ranges::reserved_in_message(after),
            ranges::MAX_FIELD,
        );
        let names = ranges::lost_names(&before.reserved_name, &after.reserved_name);
        for lost in lost.into_iter().chain(names) {
            gone::report(
                cx,
                messages,
                &messages.before.path,
                format!("message `{}`: reserved {lost}", after.name()),
            );
        }
    }
}
