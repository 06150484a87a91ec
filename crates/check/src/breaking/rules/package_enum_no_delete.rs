//! Enums stay in their package.
//!
//! ## Why
//! Whoever uses the enum no longer compiles. It may move to another file of the package: rules about files look at that.
//!
//! As in buf, nothing is said when the last enum of the package goes.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! enum Shape {
//!   SHAPE_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Shape {
//!   SHAPE_UNSPECIFIED = 0;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted::{self, Look, WhenLast};

/// See the help above.
pub struct PackageEnumNoDelete;

impl BreakingCheck for PackageEnumNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_packages(
            cx,
            |side| &side.enums,
            "enum",
            WhenLast::Silent,
            Look::InFile,
        );
    }
}
