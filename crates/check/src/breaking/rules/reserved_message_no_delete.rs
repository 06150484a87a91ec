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
use crate::breaking::check::{BreakingCheck, Cx, Pair, Spot};
use crate::breaking::ranges;
use crate::breaking::undo::Undo;
use crate::image::Message;
use crate::image::tag::{MESSAGE_RESERVED_NAME, MESSAGE_RESERVED_RANGE, part};

/// See the help above.
pub struct ReservedMessageNoDelete;

impl BreakingCheck for ReservedMessageNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::JSON_WIRE
    }

    fn undo(&self) -> Undo {
        Undo::ReserveAgain
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let (before, after) = (messages.before.proto, messages.after.proto);
        let lost = ranges::lost(
            &ranges::reserved_in_message(before),
            &ranges::reserved_in_message(after),
            ranges::MAX_FIELD,
        );
        let names = ranges::lost_names(&before.reserved_name, &after.reserved_name);
        let ranges = lost.into_iter().map(|lost| (MESSAGE_RESERVED_RANGE, lost));
        let names = names.into_iter().map(|lost| (MESSAGE_RESERVED_NAME, lost));
        for (tag, (index, lost)) in ranges.chain(names) {
            let breaks = match tag {
                MESSAGE_RESERVED_NAME => Breaks::JSON,
                _ => Breaks::WIRE,
            };
            let was = part(&messages.before.path, &[tag, index]);
            let was = Spot::new(messages.before_file, &was);
            let is = Spot::new(messages.after_file, &messages.after.path);
            let message = format!("message `{}`: reserved {lost}", after.name());
            cx.report_as(breaks, was, Some(is), message);
        }
    }
}
