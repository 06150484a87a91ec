//! The idempotency level of a method stays the same.
//!
//! ## Why
//! Clients repeat calls, cache them or send them as GET according to it.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//!   rpc Get(Ask) returns (Answer) {
//!     option idempotency_level = NO_SIDE_EFFECTS;
//!   }
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//!   rpc Get(Ask) returns (Answer) {
//!     option idempotency_level = IDEMPOTENT;
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//!   rpc Get(Ask) returns (Answer) {
//!     option idempotency_level = NO_SIDE_EFFECTS;
//!   }
//! }
//! ```

use playground_protos::descriptor::method_options::IdempotencyLevel;

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::Undo;
use crate::image::Method;

/// See the help above.
pub struct RpcSameIdempotencyLevel;

impl BreakingCheck for RpcSameIdempotencyLevel {
    fn breaks(&self) -> Breaks {
        Breaks::WIRE
    }

    fn undo(&self) -> Undo {
        Undo::MethodOption("idempotency_level")
    }

    fn method(&self, cx: &mut Cx<'_>, methods: &Pair<'_, Method<'_>>) {
        let (before, after) = (
            methods.before.options().idempotency_level().as_str_name(),
            methods.after.options().idempotency_level().as_str_name(),
        );
        if before != after {
            let name = methods.after.proto.name();
            let message =
                format!("the idempotency level of `{name}` changed from {before} to {after}");
            let paths = (&methods.before.path[..], &methods.after.path[..]);
            let (before, mut after) = cx.spots(methods, paths, &[&[4, 34]]);
            if after.path == methods.after.path {
                after.path.clear();
            }
            // Only such methods may be called with GET; else it is a matter of whether clients try again.
            let gets = [methods.before, methods.after].map(|method| {
                method.options().idempotency_level() == IdempotencyLevel::NoSideEffects
            });
            let breaks = match gets[0] == gets[1] {
                true => Breaks::SOURCE,
                false => Breaks::WIRE,
            };
            cx.report_as(breaks, before, Some(after), message);
        }
    }
}
