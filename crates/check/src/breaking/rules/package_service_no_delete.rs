//! Services stay in their package.
//!
//! ## Why
//! Generated clients no longer compile, and the calls of those already out there get no answer. It may move to another
//! file of the package: rules about files look at that.
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
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message Ping {}
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.v1;
//! import "a.proto";
//! service Users {
//!   rpc Get(Ping) returns (Ping);
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted::{self, Look, WhenLast};

/// See the help above.
pub struct PackageServiceNoDelete;

impl BreakingCheck for PackageServiceNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_packages(
            cx,
            |side| &side.services,
            "service",
            WhenLast::Told,
            Look::InFile,
        );
    }
}
