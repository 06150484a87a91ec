//! Oneofs stay.
//!
//! ## Why
//! Generated code that asks which field is set no longer compiles, and setting one field no longer clears the others.
//!
//! ## Before
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
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   string mail = 1;
//!   string phone = 2;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! message User {
//!   oneof contact {
//!     string mail = 1;
//!     string phone = 2;
//!     string fax = 3;
//!   }
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::gone;
use crate::image::Message;
use std::collections::BTreeSet;

/// See the help above.
pub struct OneofNoDelete;

impl BreakingCheck for OneofNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let names = |message: &Message<'_>| -> BTreeSet<String> {
            let written = message.oneofs.iter().filter(|oneof| !oneof.synthetic);
            written.map(|oneof| oneof.proto.name().to_owned()).collect()
        };
        for name in names(messages.before).difference(&names(messages.after)) {
            let message = format!("oneof `{name}` was deleted");
            gone::report(cx, messages, &messages.before.path, message);
        }
    }
}
