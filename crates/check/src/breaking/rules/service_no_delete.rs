//! Services stay in their file.
//!
//! ## Why
//! Generated clients no longer compile, and the calls of those already out there get no answer.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ping {}
//! service Users {
//!   rpc Get(Ping) returns (Ping);
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ping {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ping {}
//! service Users {
//!   option deprecated = true;
//!   rpc Get(Ping) returns (Ping);
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted;

/// See the help above.
pub struct ServiceNoDelete;

impl BreakingCheck for ServiceNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_files(cx, |side| &side.services, "service");
    }
}
