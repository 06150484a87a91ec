//! Files set the option `go_package`.
//!
//! ## Why
//! Without it who generates Go code has to name a package for every file on the command line.
//! A rule of this project, not of buf.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! option go_package = "acme.com/gen/users/v1;usersv1";
//! ```

use playground_protos::descriptor::FileOptions;

use crate::image::File;
use crate::lint::same_option::defined;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct GoPackageDefined;

impl LintCheck for GoPackageDefined {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let value = FileOptions::go_package;
        defined(cx, file, "go_package", value, None);
    }
}
