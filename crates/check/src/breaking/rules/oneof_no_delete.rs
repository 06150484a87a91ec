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

use std::collections::BTreeMap;

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair};
use crate::breaking::gone;
use crate::image::Message;

/// See the help above.
pub struct OneofNoDelete;

impl BreakingCheck for OneofNoDelete {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let kept = names(messages.after);
        for (name, was) in names(messages.before) {
            if !kept.contains_key(name) {
                gone::report(cx, messages, was, format!("oneof `{name}` was deleted"));
            }
        }
    }
}

/// The oneofs that somebody wrote, and their paths.
fn names<'m>(message: &'m Message<'m>) -> BTreeMap<&'m str, &'m [i32]> {
    let written = message.oneofs.iter().filter(|oneof| !oneof.synthetic);
    let written = written.map(|oneof| (oneof.proto.name(), oneof.path.as_slice()));
    written.collect()
}
