//! Files have a package.
//!
//! ## Why
//! Names without a package clash with those of everybody else who has none.
//!
//! ## Bad
//! ```proto
//! // file: users.proto
//! syntax = "proto3";
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::image::File;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageDefined;

impl LintCheck for PackageDefined {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        if file.package().is_empty() {
            cx.at(file, &[], "file should have a package".to_owned());
        }
    }
}
