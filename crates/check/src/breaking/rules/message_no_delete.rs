//! Messages stay in their file.
//!
//! ## Why
//! Generated code of whoever uses the message no longer compiles: classes and headers are made per file, so a move breaks
//! them too.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! message Team {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! message Team {
//!   option deprecated = true;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted;

/// See the help above.
pub struct MessageNoDelete;

impl BreakingCheck for MessageNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_files(cx, |side| &side.messages, "message");
    }
}
