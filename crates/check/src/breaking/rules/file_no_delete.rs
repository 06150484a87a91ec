//! Files stay where they are.
//!
//! ## Why
//! Whoever imports the file no longer compiles, in protobuf and in generated code.
//!
//! ## Before
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.v1;
//! message Team {}
//! ```
//!
//! ## Bad
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! message Team {}
//! ```
//!
//! ## Good
//! ```proto a.proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {}
//! message Group {}
//! ```
//! ```proto b.proto
//! syntax = "proto3";
//! package acme.v1;
//! message Team {}
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Spot};

/// See the help above.
pub struct FileNoDelete;

impl BreakingCheck for FileNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        let (before, after) = (cx.before, cx.after);
        for (path, file) in &before.files {
            if !after.files.contains_key(path) {
                let breaks = match file.services.iter().all(|service| {
                    service.methods.is_empty()
                        || after.services.contains_key(service.full_name.as_str())
                }) {
                    true => Breaks::SOURCE,
                    false => Breaks::ALL,
                };
                let message = format!("file `{path}` was deleted");
                cx.report_as(breaks, Spot::new(file, &[]), None, message);
            }
        }
    }
}
