//! Files set the option `java_package`.
//!
//! ## Why
//! Without it who generates Java code has to name a package for every file on the command line.
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
//! option java_package = "com.acme.users.v1";
//! ```

use crate::image::File;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct JavaPackageDefined;

impl LintCheck for JavaPackageDefined {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        if file.options.java_package().is_empty() {
            cx.at(
                file,
                &[],
                "file should set the option `java_package`".to_owned(),
            );
        }
    }
}
