//! Packages stay.
//!
//! ## Why
//! All types of the package are gone, under their names at least.
//!
//! ## Before
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.teams.v1;
//! message Team {}
//! ```
//!
//! ## Bad
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! message Team {}
//! ```
//!
//! ## Good
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//! ```proto c.proto
//! syntax = "proto3";
//! package acme.teams.v1;
//! message Team {}
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Spot};

/// See the help above.
pub struct PackageNoDelete;

impl BreakingCheck for PackageNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        let (before, after) = (cx.before, cx.after);
        for (package, file) in &before.packages {
            if !after.packages.contains_key(package) {
                cx.report(
                    Spot::new(file, &[]),
                    None,
                    format!("package `{package}` was deleted"),
                );
            }
        }
    }
}
