//! A file lies in the folder of its package.
//!
//! ## Why
//! Who sees a type knows which file to import, and two packages never share a folder.
//!
//! ## Bad
//! ```proto
//! // file: users/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::Remedy;
use crate::image::{File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct PackageDirectoryMatch;

impl LintCheck for PackageDirectoryMatch {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let package = file.package();
        let folder = package.replace('.', "/");
        let directory = file.directory();
        if !package.is_empty() && folder != directory {
            let message = format!(
                "file with package `{package}` should lie in the folder `{folder}`, not in `{directory}`"
            );
            let name = file.path().rsplit('/').next().unwrap_or_default();
            let path = format!("{folder}/{name}");
            cx.mend(file, &[tag::FILE_PACKAGE], message, Remedy::Move(path));
        }
    }
}
