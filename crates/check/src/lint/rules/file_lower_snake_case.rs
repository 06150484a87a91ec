//! Names of files are lower_snake_case.
//!
//! ## Why
//! Generators make file and module names of them, and some file systems do not tell upper case from lower.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/UserProfile.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/user_profile.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::Remedy;
use crate::image::File;
use crate::lint::case::lower_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct FileLowerSnakeCase;

impl LintCheck for FileLowerSnakeCase {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let name = file.path().rsplit('/').next().unwrap_or_default();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "proto"));
        let expected = lower_snake(stem);
        if stem != expected {
            let expected = format!("{expected}.{ending}");
            let message =
                format!("file name `{name}` should be lower_snake_case, such as `{expected}`");
            let folder = file.path().strip_suffix(name).unwrap_or_default();
            let path = format!("{folder}{expected}");
            cx.mend(file, &[], message, Remedy::Move(path));
        }
    }
}
