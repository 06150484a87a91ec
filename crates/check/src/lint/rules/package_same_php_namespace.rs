//! All files of a package agree on the option `php_namespace`.
//!
//! ## Why
//! PHP puts the types of the package into it, and one package should not come out in two ways.
//! A file without the option disagrees with one that has it.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option php_namespace = "Acme\\Users\\V1";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option php_namespace = "Acme\\Users";
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option php_namespace = "Acme\\Users\\V1";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option php_namespace = "Acme\\Users\\V1";
//! ```

use crate::lint::same_option::{same, string};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageSamePhpNamespace;

impl LintCheck for PackageSamePhpNamespace {
    fn image(&self, cx: &mut Cx<'_>) {
        same(cx, "php_namespace", 41, |options| {
            string(options.php_namespace())
        });
    }
}
