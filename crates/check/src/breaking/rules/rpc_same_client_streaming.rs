//! A method keeps or lacks the stream of requests.
//!
//! ## Why
//! Client and server no longer understand each other, and generated code that uses the method no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask {}
//! message Answer {}
//! message Other {}
//! service Users {
//!   rpc Get(Ask) returns (Answer);
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
//!   rpc Get(stream Ask) returns (Answer);
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

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::Undo;
use crate::image::Method;

/// See the help above.
pub struct RpcSameClientStreaming;

impl BreakingCheck for RpcSameClientStreaming {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn undo(&self) -> Undo {
        Undo::Stream(0)
    }

    fn method(&self, cx: &mut Cx<'_>, methods: &Pair<'_, Method<'_>>) {
        let (before, after) = (
            methods.before.proto.client_streaming(),
            methods.after.proto.client_streaming(),
        );
        if before != after {
            let name = methods.after.proto.name();
            let message = format!("client streaming of `{name}` changed from {before} to {after}");
            let paths = (&methods.before.path[..], &methods.after.path[..]);
            let (before, after) = cx.spots(methods, paths, &[]);
            cx.report(before, Some(after), message);
        }
    }
}
