//! An enum keeps its support of JSON.
//!
//! ## Why
//! With `LEGACY_BEST_EFFORT` names of values may clash in JSON, and parsers need not take it. The other way, to `ALLOW`, is
//! fine.
//!
//! ## Before
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! enum Color {
//!   option features.json_format = LEGACY_BEST_EFFORT;
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! enum Color {
//!   option features.json_format = ALLOW;
//!   COLOR_UNSPECIFIED = 0;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::image::Enum;
use playground_protos::descriptor::feature_set::JsonFormat;

/// See the help above.
pub struct EnumSameJsonFormat;

impl BreakingCheck for EnumSameJsonFormat {
    fn breaks(&self) -> Breaks {
        Breaks::JSON
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let (before, after) = (
            enums.before.features.json_format,
            enums.after.features.json_format,
        );
        if before == JsonFormat::Allow && after != before {
            let name = enums.after.proto.name();
            let message = format!("enum `{name}` no longer allows JSON");
            let paths = (&enums.before.path[..], &enums.after.path[..]);
            let (before, after) = cx.spots(enums, paths, &[&[3, 7, 6], &[3, 7]]);
            cx.report(before, Some(after), message);
        }
    }
}
