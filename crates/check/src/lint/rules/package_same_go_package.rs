//! All files of a package agree on the option `go_package`.
//!
//! ## Why
//! Go puts the types of the package into it, and one package should not come out in two ways.
//! A file without the option disagrees with one that has it.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option go_package = "acme.com/users/v1";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option go_package = "acme.com/users";
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option go_package = "acme.com/users/v1";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option go_package = "acme.com/users/v1";
//! ```

use crate::lint::same_option::{same, string};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageSameGoPackage;

impl LintCheck for PackageSameGoPackage {
    fn image(&self, cx: &mut Cx<'_>) {
        same(cx, "go_package", 11, |options| string(options.go_package()));
    }
}
