//! A comment that begins with `Required.` or `Output only.` has the annotation too.
//!
//! ## Why
//! Generators and gateways read `google.api.field_behavior`, not comments.
//! From <https://google.aip.dev/203>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/field_behavior.proto";
//! message Book {
//!   // Output only. The id.
//!   string uid = 1 [(google.api.field_behavior) = OUTPUT_ONLY];
//!   // Output only. The name.
//!   string name = 2;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! import "google/api/field_behavior.proto";
//! message Book {
//!   // Output only. The id.
//!   string uid = 1 [(google.api.field_behavior) = OUTPUT_ONLY];
//!   // Output only. The name.
//!   string name = 2 [(google.api.field_behavior) = OUTPUT_ONLY];
//! }
//! ```

use crate::image::{Field, File, Message, tag};
use crate::lint::google;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip203BehaviorComment;

impl LintCheck for Aip203BehaviorComment {
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {
        let mut fields = Vec::new();
        collect(&file.messages, &mut fields);
        for (words, behavior) in SAID {
            // Who annotates none of them may have other means.
            if fields
                .iter()
                .any(|field| google::behaviors(field).contains(behavior))
            {
                fields
                    .iter()
                    .for_each(|field| compare(cx, file, field, (words, *behavior)));
            }
        }
    }
}

/// The fields of messages and of those inside them.
fn collect<'f, 'a>(messages: &'f [Message<'a>], fields: &mut Vec<&'f Field<'a>>) {
    for message in messages {
        fields.extend(&message.fields);
        collect(&message.messages, fields);
    }
}

/// Reports a field whose comment begins with the words, but that is not annotated so.
fn compare(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    field: &Field<'_>,
    (words, behavior): (&str, google::Behavior),
) {
    let comment = file.locations.leading_comment(&field.path).trim_start();
    if comment.starts_with(words) && !google::behaviors(field).contains(&behavior) {
        let (name, words) = (field.proto.name(), words.trim_end_matches('.'));
        let text = format!(
            "field `{name}` is said to be `{words}`, but `google.api.field_behavior` does not say so"
        );
        cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
    }
}

const SAID: &[(&str, google::Behavior)] = &[
    ("Required.", google::Behavior::Required),
    ("Output only.", google::Behavior::OutputOnly),
    ("Input only.", google::Behavior::InputOnly),
    ("Immutable.", google::Behavior::Immutable),
];
