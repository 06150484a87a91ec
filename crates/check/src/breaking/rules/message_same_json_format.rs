//! A message keeps its support of JSON.
//!
//! ## Why
//! With `LEGACY_BEST_EFFORT` names of fields may clash in JSON, and parsers need not take it. The other way, to `ALLOW`, is
//! fine.
//!
//! ## Before
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! message User {
//!   option features.json_format = ALLOW;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! message User {
//!   option features.json_format = LEGACY_BEST_EFFORT;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! edition = "2023";
//! package acme.v1;
//! message User {}
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::image::Message;
use playground_protos::descriptor::feature_set::JsonFormat;

/// See the help above.
pub struct MessageSameJsonFormat;

impl BreakingCheck for MessageSameJsonFormat {
    fn breaks(&self) -> Breaks {
        Breaks::JSON
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let (before, after) = (
            messages.before.features.json_format,
            messages.after.features.json_format,
        );
        if before == JsonFormat::Allow && after != before {
            let name = messages.after.proto.name();
            let message = format!("message `{name}` no longer allows JSON");
            let (before, after) = types::message_spots(cx, messages, &[&[7, 12, 6], &[7, 12]]);
            cx.report(before, Some(after), message);
        }
    }
}
