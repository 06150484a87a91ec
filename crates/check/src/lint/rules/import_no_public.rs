//! Imports are not public.
//!
//! ## Why
//! Who imports the file gets names it never asked for, and loses them when the import goes.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import public "acme/users/v1/state.proto";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "acme/users/v1/state.proto";
//! message User {
//!   State state = 1;
//! }
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message State {}
//! ```

use crate::Remedy;
use crate::image::{File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct ImportNoPublic;

impl LintCheck for ImportNoPublic {
    fn import(&self, cx: &mut Cx<'_>, file: &File<'_>, index: i32, path: &str) {
        if file.proto.public_dependency.contains(&index) {
            let message = format!("import of `{path}` should not be public");
            let place = [tag::FILE_DEPENDENCY, index];
            cx.mend(file, &place, message, Remedy::PrivateImport);
        }
    }
}
