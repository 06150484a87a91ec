//! All files of a package lie in the same folder.
//!
//! ## Why
//! Who looks for a type of the package looks in one place, as the generated code will be in one.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // file: acme/users/more/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
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
pub struct PackageSameDirectory;

impl LintCheck for PackageSameDirectory {
    fn image(&self, cx: &mut Cx<'_>) {
        for (package, files) in grouped(cx.image, |file| Some(file.package())) {
            let directories: BTreeSet<_> = files.iter().map(|file| file.directory()).collect();
            if directories.len() < 2 {
                continue;
            }
            let directories = listed(directories);
            for file in files {
                let message = format!(
                    "files of the package `{package}` lie in several folders: {directories}"
                );
                cx.at(file, &[tag::FILE_PACKAGE], message);
            }
        }
    }
}
