//! No required field comes or goes.
//!
//! ## Why
//! A message without a required field cannot be read: one side always sends what the other refuses. As in buf, this looks
//! at `required` only, not at the feature LEGACY_REQUIRED of editions, which the rules about cardinality see.
//!
//! ## Before
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   required string name = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   required string name = 1;
//!   required string mail = 2;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.v1;
//! message User {
//!   required string name = 1;
//!   optional string mail = 2;
//! }
//! ```

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair, Spot};
use crate::breaking::gone;
use crate::image::{Field, Message};
use playground_protos::descriptor::field_descriptor_proto::Label;
use std::collections::BTreeMap;

/// See the help above.
pub struct MessageSameRequiredFields;

impl BreakingCheck for MessageSameRequiredFields {
    fn breaks(&self) -> Breaks {
        Breaks::ALL
    }

    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {
        let (before, after) = (required(messages.before), required(messages.after));
        for (number, field) in before
            .iter()
            .filter(|(number, _)| !after.contains_key(number))
        {
            let message = format!(
                "required field {number} `{}` was deleted",
                field.proto.name()
            );
            gone::report(cx, messages, &field.path, message);
        }
        for (number, field) in after
            .iter()
            .filter(|(number, _)| !before.contains_key(number))
        {
            let message = format!("required field {number} `{}` was added", field.proto.name());
            let before = Spot::new(messages.before_file, &messages.before.path);
            cx.report(
                before,
                Some(Spot::new(messages.after_file, &field.path)),
                message,
            );
        }
    }
}

fn required<'m>(message: &'m Message<'m>) -> BTreeMap<i32, &'m Field<'m>> {
    let fields = message.fields.iter();
    let required = fields.filter(|field| field.proto.label() == Label::Required);
    required
        .map(|field| (field.proto.number(), field))
        .collect()
}
