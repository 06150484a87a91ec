//! Extension fields stay in their package.
//!
//! ## Why
//! Whoever uses the extension no longer compiles. It may move to another file of the package: rules about files look at that.
//!
//! As in buf, nothing is said when the last extension of the package goes.
//!
//! ## Before
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! extend User {
//!   optional string nick = 100;
//!   optional string mail = 101;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! extend User {
//!   optional string nick = 100;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! extend User {
//!   optional string nick = 100;
//!   optional string mail = 101 [deprecated = true];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted::{self, Look, WhenLast};

/// See the help above.
pub struct PackageExtensionNoDelete;

impl BreakingCheck for PackageExtensionNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE_JSON
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_packages(
            cx,
            |side| &side.extensions,
            "extension",
            WhenLast::Silent,
            Look::InFile,
        );
    }
}
