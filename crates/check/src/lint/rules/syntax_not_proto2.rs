//! New files are proto3 or have an edition.
//!
//! ## Why
//! Required fields, groups and extensions of proto2 are what most languages support least.
//! A rule of this project, not of buf.
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::image::{File, Syntax, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct SyntaxNotProto2;

impl LintCheck for SyntaxNotProto2 {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        if file.syntax == Syntax::Proto2 {
            let message = "file is proto2; new files should be proto3 or have an edition";
            cx.at(file, &[tag::FILE_SYNTAX], message.to_owned());
        }
    }
}
