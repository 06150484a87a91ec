//! Files that set one of `java_package`, `java_multiple_files` and `java_outer_classname` set all.
//!
//! ## Why
//! Without them the classes of Java depend on names of files, and change with them.
//! From <https://google.aip.dev/191>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! option java_package = "com.acme.library.v1";
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! option java_multiple_files = true;
//! option java_outer_classname = "BookProto";
//! option java_package = "com.acme.library.v1";
//! ```

use crate::image::File;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip191JavaOptions;

impl LintCheck for Aip191JavaOptions {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let options = &file.options;
        let missing = [
            ("java_package", options.java_package().is_empty()),
            ("java_multiple_files", !options.java_multiple_files()),
            (
                "java_outer_classname",
                options.java_outer_classname().is_empty(),
            ),
        ];
        // Who sets none of them does not think of Java.
        let is_meant = missing.iter().any(|(_, is_missing)| !is_missing);
        for (name, _) in missing
            .iter()
            .filter(|(_, is_missing)| is_meant && *is_missing)
        {
            cx.at(file, &[], format!("file should set the option `{name}`"));
        }
    }
}
