//! All files of a folder have the same package.
//!
//! ## Why
//! A folder is one module in most languages; two packages in it cannot both be that.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v2;
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use std::collections::BTreeSet;

use crate::image::tag;
use crate::lint::packages::{grouped, listed};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct DirectorySamePackage;

impl LintCheck for DirectorySamePackage {
    fn image(&self, cx: &mut Cx<'_>) {
        for (directory, files) in grouped(cx.image, |file| Some(file.directory())) {
            let packages: BTreeSet<_> = files.iter().map(|file| file.package()).collect();
            if packages.len() < 2 {
                continue;
            }
            let packages = listed(packages);
            for file in files {
                let message =
                    format!("files of the folder `{directory}` have several packages: {packages}");
                cx.at(file, &[tag::FILE_PACKAGE], message);
            }
        }
    }
}
