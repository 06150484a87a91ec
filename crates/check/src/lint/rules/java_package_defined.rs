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

use playground_protos::descriptor::FileOptions;

use crate::image::File;
use crate::lint::same_option::defined;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct JavaPackageDefined;

impl LintCheck for JavaPackageDefined {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let value = FileOptions::java_package;
        defined(cx, file, "java_package", value, Some(file.package()));
    }
}
