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
//! service Users {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! ```
//!
//! ## Good
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.v1;
//! service Users {}
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
