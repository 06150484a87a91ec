//! All files of a package agree on the option `java_package`.
//!
//! ## Why
//! Java puts the types of the package into it, and one package should not come out in two ways.
//! A file without the option disagrees with one that has it.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_package = "com.acme.users.v1";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_package = "com.acme.users";
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_package = "com.acme.users.v1";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_package = "com.acme.users.v1";
//! ```

use crate::lint::same_option::{same, string};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageSameJavaPackage;

impl LintCheck for PackageSameJavaPackage {
    fn image(&self, cx: &mut Cx<'_>) {
        same(cx, "java_package", 1, |options| {
            string(options.java_package())
        });
    }
}
