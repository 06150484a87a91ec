//! The last part of a package is a version.
//!
//! ## Why
//! An incompatible change then is a new package, beside the old one, instead of broken users.
//! Versions are `v1`, `v2`, `v1alpha`, `v1beta2`, `v1p1beta1`, `v1test` and the like.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/users.proto
//! syntax = "proto3";
//! package acme.users;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::Remedy;
use crate::image::{File, tag};
use crate::lint::{Cx, LintCheck};
use crate::version::of_package;

/// See the help above.
pub struct PackageVersionSuffix;

impl LintCheck for PackageVersionSuffix {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let package = file.package();
        if !package.is_empty() && of_package(package).is_none() {
            let expected = format!("{package}.v1");
            let message =
                format!("package `{package}` should end with a version, such as `{expected}`");
            cx.mend(
                file,
                &[tag::FILE_PACKAGE],
                message,
                Remedy::Package(expected),
            );
        }
    }
}
