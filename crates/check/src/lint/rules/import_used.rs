//! Every import is used.
//!
//! ## Why
//! What is not used costs compile time and ties files together for nothing. Public imports are for others and exempt.
//!
//! ## Bad
//! ```proto
//! // file: acme/users/v1/users.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "acme/users/v1/state.proto";
//! // file: acme/users/v1/state.proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message State {}
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

use crate::image::{Names, tag};
use crate::lint::uses::files_used;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct ImportUsed;

impl LintCheck for ImportUsed {
    fn image(&self, cx: &mut Cx<'_>) {
        let image = cx.image;
        let names = Names::new(image);
        for file in image.targets() {
            let used = files_used(file, &names);
            for (index, path) in (0..).zip(&file.proto.dependency) {
                let is_public = file.proto.public_dependency.contains(&index);
                let mut exported = image.exported(path).into_iter();
                if !is_public && !exported.any(|file| used.contains(file.path())) {
                    let message = format!("import of `{path}` is unused");
                    cx.at(file, &[tag::FILE_DEPENDENCY, index], message);
                }
            }
        }
    }
}
