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

use std::collections::HashSet;

use crate::Remedy;
use crate::image::{Names, tag};
use crate::lint::uses::imports_used;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct ImportUsed;

impl LintCheck for ImportUsed {
    fn image(&self, cx: &mut Cx<'_>) {
        let image = cx.image;
        let names = Names::new(image);
        for file in image.targets() {
            let used = imports_used(image, file, &names);
            let proto = file.proto;
            let normal = (0..).zip(&proto.dependency);
            let public: HashSet<i32> = proto.public_dependency.iter().copied().collect();
            let normal = normal.filter(|(index, _)| !public.contains(index));
            let normal = normal.map(|found| (tag::FILE_DEPENDENCY, found));
            let options = (0..).zip(&proto.option_dependency);
            let options = options.map(|found| (tag::FILE_OPTION_DEPENDENCY, found));
            for (tag, (index, path)) in normal.chain(options) {
                if !used.contains(path.as_str()) {
                    let message = format!("import of `{path}` is unused");
                    cx.mend(file, &[tag, index], message, Remedy::DropImport);
                }
            }
        }
    }
}
