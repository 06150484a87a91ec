//! A package with a stable version does not import one with an alpha, beta or test version.
//!
//! ## Why
//! What it imports may change or go at any time, and would take the stable package along.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "acme/teams/v1beta1/teams.proto";
//! message User {
//!   acme.teams.v1beta1.Team team = 1;
//! }
//! // file: acme/teams/v1beta1/teams.proto
//! syntax = "proto3";
//! package acme.teams.v1beta1;
//! message Team {}
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "acme/teams/v1/teams.proto";
//! message User {
//!   acme.teams.v1.Team team = 1;
//! }
//! // file: acme/teams/v1/teams.proto
//! syntax = "proto3";
//! package acme.teams.v1;
//! message Team {}
//! ```

use crate::image::{File, tag};
use crate::lint::{Cx, LintCheck};
use crate::version::{Stability, of_package};

/// See the help above.
pub struct StablePackageNoImportUnstable;

impl LintCheck for StablePackageNoImportUnstable {
    fn import(&self, cx: &mut Cx<'_>, file: &File<'_>, index: i32, path: &str) {
        let imported = cx.image.file(path).map_or("", File::package);
        let (own, other) = (of_package(file.package()), of_package(imported));
        if own == Some(Stability::Stable) && other == Some(Stability::Unstable) {
            let package = file.package();
            let message =
                format!("stable package `{package}` should not import the unstable `{imported}`");
            cx.at(file, &[tag::FILE_DEPENDENCY, index], message);
        }
    }
}
