//! All files of a package agree on the option `swift_prefix`.
//!
//! ## Why
//! Swift puts it before the names of types, and one package should not come out in two ways.
//! A file without the option disagrees with one that has it.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option swift_prefix = "AUV";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option swift_prefix = "AU";
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option swift_prefix = "AUV";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option swift_prefix = "AUV";
//! ```

use crate::lint::same_option::{same, string};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageSameSwiftPrefix;

impl LintCheck for PackageSameSwiftPrefix {
    fn image(&self, cx: &mut Cx<'_>) {
        same(cx, "swift_prefix", 39, |options| {
            string(options.swift_prefix())
        });
    }
}
