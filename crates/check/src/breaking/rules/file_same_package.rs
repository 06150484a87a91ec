//! The package of a file stays the same.
//!
//! ## Why
//! All full names change: generated code no longer compiles, calls of services do not arrive, and type names inside `Any`
//! are not known.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! message Team {}
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::undo::Undo;
use crate::image::File;
use crate::image::tag::FILE_PACKAGE;

/// See the help above.
pub struct FileSamePackage;

impl BreakingCheck for FileSamePackage {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn undo(&self) -> Undo {
        Undo::Package
    }

    fn file(&self, cx: &mut Cx<'_>, files: &Pair<'_, File<'_>>) {
        let (before, after) = (files.before.package(), files.after.package());
        if before != after {
            let message = format!("the package of the file changed from `{before}` to `{after}`");
            let (before, after) = cx.spots(files, (&[], &[]), &[&[FILE_PACKAGE]]);
            cx.report(before, Some(after), message);
        }
    }
}
