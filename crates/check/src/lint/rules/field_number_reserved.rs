//! Numbers of deleted fields are reserved.
//!
//! ## Why
//! A number that is used again makes old data look like something else.
//! The rule reports numbers between those of fields that are neither used nor reserved.
//! A rule of this project, not of buf.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string id = 1;
//!   string name = 3;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   reserved 2;
//!   string id = 1;
//!   string name = 3;
//! }
//! ```

use crate::Remedy;
use crate::image::{File, Message, tag};
use crate::lint::numbers::{gaps, listed};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct FieldNumberReserved;

impl LintCheck for FieldNumberReserved {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        let gaps = gaps(message.proto);
        if !gaps.is_empty() {
            let (name, numbers) = (message.proto.name(), listed(&gaps));
            let text = format!("message `{name}` neither uses nor reserves the numbers {numbers}");
            let place = tag::part(&message.path, &[tag::NAME]);
            cx.mend(file, &place, text, Remedy::Reserve(gaps));
        }
    }
}
