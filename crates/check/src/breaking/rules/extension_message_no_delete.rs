//! Ranges for extensions stay.
//!
//! ## Why
//! Extensions in the range that others declare no longer compile.
//!
//! ## Before
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 150;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 300;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::{gone, ranges};
use crate::image::Message;
use crate::image::tag::{MESSAGE_EXTENSION_RANGE, part};

/// See the help above.
pub struct ExtensionMessageNoDelete;

impl BreakingCheck for ExtensionMessageNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let (before, after) = (messages.before.proto, messages.after.proto);
        let lost = ranges::lost(
            &ranges::extensions(before),
            &ranges::extensions(after),
            ranges::MAX_FIELD,
        );
        for (index, lost) in lost {
            let was = part(&messages.before.path, &[MESSAGE_EXTENSION_RANGE, index]);
            let message = format!("message `{}`: extension {lost}", after.name());
            gone::report(cx, messages, &was, message);
        }
    }
}
