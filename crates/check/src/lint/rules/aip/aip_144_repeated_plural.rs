//! Repeated fields have names in the plural.
//!
//! ## Why
//! The name then tells that there are several, in every language.
//! From <https://google.aip.dev/144>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   repeated string author = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   repeated string authors = 1;
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::standard::is_repeated;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip144RepeatedPlural;

impl LintCheck for Aip144RepeatedPlural {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        if is_repeated(field) && !field.map && !name.split('_').any(is_plural) {
            let text = format!("repeated field `{name}` should have a name in the plural");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

/// Plurals without an s, words that have none, and words that say that something is left out.
const OTHERS: &[&str] = &[
    "all",
    "alumni",
    "any",
    "allow",
    "ca",
    "chain",
    "children",
    "command",
    "corpora",
    "criteria",
    "data",
    "enum",
    "env",
    "exclude",
    "exclusion",
    "histogram",
    "include",
    "inclusion",
    "list",
    "mapping",
    "or",
    "path",
    "privacy",
    "sample",
    "series",
    "text",
    "timeline",
    "usage",
    "val",
    "feedback",
    "history",
    "indices",
    "info",
    "information",
    "media",
    "men",
    "metadata",
    "people",
    "phenomena",
    "vertices",
    "women",
];

fn is_plural(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_adjective = ["able", "ed", "ly", "by"]
        .iter()
        .any(|end| word.ends_with(end));
    word.ends_with('s') || is_adjective || OTHERS.contains(&word)
}
