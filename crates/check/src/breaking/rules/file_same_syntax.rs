//! The language of a file stays the same: proto2, proto3 or editions.
//!
//! ## Why
//! Presence, enums, UTF-8 checks and packing all have other defaults, in generated code and on the wire.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   optional string name = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string name = 1;
//!   string mail = 2;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::image::tag::FILE_SYNTAX;
use crate::image::{File, Syntax};

/// See the help above.
pub struct FileSameSyntax;

impl BreakingCheck for FileSameSyntax {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn file(&self, cx: &mut Cx<'_>, files: &Pair<'_, File<'_>>) {
        let (before, after) = (name(files.before), name(files.after));
        if before != after {
            let message = format!("the language of the file changed from {before} to {after}");
            let (before, after) = cx.spots(files, (&[], &[]), &[&[FILE_SYNTAX]]);
            cx.report(before, Some(after), message);
        }
    }
}

fn name(file: &File<'_>) -> &'static str {
    match file.syntax {
        Syntax::Proto2 => "proto2",
        Syntax::Proto3 => "proto3",
        Syntax::Edition(_) => "editions",
    }
}
