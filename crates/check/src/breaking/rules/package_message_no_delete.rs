//! Messages stay in their package.
//!
//! ## Why
//! Whoever uses the message no longer compiles. It may move to another file of the package: rules about files look at that.
//!
//! As in buf, nothing is said when the last message of the package goes.
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
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.v1;
//! message Team {}
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted::{self, Look, WhenLast};

/// See the help above.
pub struct PackageMessageNoDelete;

impl BreakingCheck for PackageMessageNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_packages(
            cx,
            |side| &side.messages,
            "message",
            WhenLast::Silent,
            Look::InPackage,
        );
    }
}
