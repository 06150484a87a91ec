//! The first fifteen numbers of a message are used before others.
//!
//! ## Why
//! Numbers from 1 to 15 take one byte on the wire, those up to 2047 two. Keep them for the fields that are set most.
//! For new messages: a number in use never changes. A rule of this project, not of buf.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string id = 1;
//!   string name = 16;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string id = 1;
//!   string name = 2;
//! }
//! ```

use crate::image::{File, Message, tag};
use crate::lint::numbers::smallest_free;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct FieldNumberSmall;

impl LintCheck for FieldNumberSmall {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        let large = message
            .fields
            .iter()
            .find(|field| field.proto.number() > 15);
        let free = smallest_free(message.proto);
        if let Some(field) = large.filter(|_| free <= 15) {
            let (name, number) = (field.proto.name(), field.proto.number());
            let message = format!(
                "field `{name}` has the number {number}, which takes more bytes than {free}, which is free"
            );
            cx.at(file, &tag::part(&field.path, &[tag::FIELD_NUMBER]), message);
        }
    }
}
