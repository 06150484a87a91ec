//! Each part of a package is lower_snake_case.
//!
//! ## Why
//! Packages become folders, modules and name spaces, which most languages write in lower case.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.userData.v1;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.user_data.v1;
//! ```

use crate::Remedy;
use crate::image::{File, tag};
use crate::lint::case::lower_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageLowerSnakeCase;

impl LintCheck for PackageLowerSnakeCase {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let package = file.package();
        let parts: Vec<_> = package.split('.').map(lower_snake).collect();
        let expected = parts.join(".");
        if package != expected {
            let message =
                format!("package `{package}` should be lower_snake_case, such as `{expected}`");
            cx.mend(
                file,
                &[tag::FILE_PACKAGE],
                message,
                Remedy::Package(expected),
            );
        }
    }
}
