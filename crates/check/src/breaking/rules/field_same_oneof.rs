//! A field stays in its oneof, or outside of one.
//!
//! ## Why
//! Generated code that uses the field no longer compiles, and setting it clears other fields than before, also when bytes or
//! JSON are read.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string mail = 1;
//!   oneof contact {
//!     string phone = 2;
//!   }
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   oneof contact {
//!     string mail = 1;
//!     string phone = 2;
//!   }
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string mail = 1;
//!   oneof contact {
//!     string phone = 2;
//!     string fax = 3;
//!   }
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::types;
use crate::image::Field;

/// See the help above.
pub struct FieldSameOneof;

impl BreakingCheck for FieldSameOneof {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {
        let before = types::oneof(cx.before, fields.before);
        let after = types::oneof(cx.after, fields.after);
        if before != after {
            let name = fields.after.proto.name();
            let words = |oneof: Option<&str>| {
                oneof.map_or("no oneof".to_owned(), |name| format!("oneof `{name}`"))
            };
            let message = format!(
                "field `{name}` moved from {} to {}",
                words(before),
                words(after)
            );
            let (before, after) = types::field_spots(cx, fields, &[]);
            cx.report(before, Some(after), message);
        }
    }
}
