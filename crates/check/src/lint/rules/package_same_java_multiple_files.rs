//! All files of a package agree on the option `java_multiple_files`.
//!
//! ## Why
//! Java makes one file for each type, or one for all, and one package should not come out in two ways.
//! A file without the option disagrees with one that has it.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_multiple_files = true;
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_multiple_files = false;
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_multiple_files = true;
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option java_multiple_files = true;
//! ```

use crate::lint::same_option::same;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageSameJavaMultipleFiles;

impl LintCheck for PackageSameJavaMultipleFiles {
    fn image(&self, cx: &mut Cx<'_>) {
        same(cx, "java_multiple_files", 10, |options| {
            options.java_multiple_files.map(|set| set.to_string())
        });
    }
}
