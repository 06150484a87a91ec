//! `no_standard_descriptor_accessor` is not switched on.
//!
//! ## Why
//! Generated code loses `descriptor()`, and code that calls it no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   option no_standard_descriptor_accessor = true;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   option no_standard_descriptor_accessor = false;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::Undo;
use crate::image::Message;

/// See the help above.
pub struct MessageNoRemoveStandardDescriptorAccessor;

impl BreakingCheck for MessageNoRemoveStandardDescriptorAccessor {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn undo(&self) -> Undo {
        Undo::MessageOption("no_standard_descriptor_accessor")
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let says = |message: &Message<'_>| message.options().no_standard_descriptor_accessor();
        if !says(messages.before) && says(messages.after) {
            let paths = (&messages.before.path[..], &messages.after.path[..]);
            let (before, after) = cx.spots(messages, paths, &[&[MESSAGE_OPTIONS, 2]]);
            let message = format!(
                "`{}` has no standard descriptor accessor any more",
                messages.after.proto.name()
            );
            cx.report(before, Some(after), message);
        }
    }
}

/// Number of the options of a message.
const MESSAGE_OPTIONS: i32 = 7;
