//! The request type of a method stays the same.
//!
//! ## Why
//! Client and server no longer understand each other, and generated code that uses the method no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask { string name = 1; }
//! message Answer { string name = 1; }
//! message Other { int32 number = 1; }
//! service Users {
//!   rpc Get(Ask) returns (Answer);
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask { string name = 1; }
//! message Answer { string name = 1; }
//! message Other { int32 number = 1; }
//! service Users {
//!   rpc Get(Other) returns (Answer);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ask { string name = 1; }
//! message Answer { string name = 1; }
//! message Other { int32 number = 1; }
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
use crate::image::tag::METHOD_INPUT;

/// See the help above.
pub struct RpcSameRequestType;

impl BreakingCheck for RpcSameRequestType {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn undo(&self) -> Undo {
        Undo::MethodType(0)
    }

    fn method(&self, cx: &mut Cx<'_>, methods: &Pair<'_, Method<'_>>) {
        let (before, after) = (methods.before.input(), methods.after.input());
        if before != after {
            let name = methods.after.proto.name();
            let message =
                format!("the request type of `{name}` changed from `{before}` to `{after}`");
            let paths = (&methods.before.path[..], &methods.after.path[..]);
            let (before, after) = cx.spots(methods, paths, &[&[METHOD_INPUT]]);
            cx.report(before, Some(after), message);
        }
    }
}
