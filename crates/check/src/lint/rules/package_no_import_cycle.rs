//! Packages do not import each other in a circle.
//!
//! ## Why
//! Several languages cannot compile such packages, Go for one.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "acme/teams/v1/teams.proto";
//! message User {
//!   acme.teams.v1.Team team = 1;
//! }
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message State {}
//! // file: acme/teams/v1/teams.proto
//! syntax = "proto3";
//! package acme.teams.v1;
//! import "acme/users/v1/state.proto";
//! message Team {
//!   acme.users.v1.State state = 1;
//! }
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

use crate::image::tag;
use crate::lint::packages::Graph;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageNoImportCycle;

impl LintCheck for PackageNoImportCycle {
    fn image(&self, cx: &mut Cx<'_>) {
        let image = cx.image;
        let graph = Graph::new(image);
        for file in image.targets() {
            for (index, path) in (0..).zip(&file.proto.dependency) {
                let Some(imported) = image.file(path) else {
                    continue;
                };
                if let Some(way) = graph.way(imported.package(), file.package()) {
                    let message = format!(
                        "packages import each other: {} -> {}",
                        file.package(),
                        way.join(" -> ")
                    );
                    cx.at(file, &[tag::FILE_DEPENDENCY, index], message);
                }
            }
        }
    }
}
