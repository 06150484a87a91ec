//! Extension fields stay in their file.
//!
//! ## Why
//! Generated code of whoever reads the extension no longer compiles, and JSON that names it is refused.
//!
//! ## Before
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! extend User {
//!   optional string nick = 100;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   extensions 100 to 200;
//! }
//! extend User {
//!   optional string nick = 100 [deprecated = true];
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx};
use crate::breaking::deleted;

/// See the help above.
pub struct ExtensionNoDelete;

impl BreakingCheck for ExtensionNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE_JSON
    }

    fn sides(&self, cx: &mut Cx<'_>) {
        deleted::each_from_files(cx, |side| &side.extensions, "extension");
    }
}
