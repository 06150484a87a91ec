//! Names of fields have no prepositions.
//!
//! ## Why
//! A name without is shorter and says the same: `error_reason` for `reason_for_error`.
//! From <https://google.aip.dev/140>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string reason_for_loan = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string loan_reason = 1;
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip140Prepositions;

impl LintCheck for Aip140Prepositions {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        if let Some(word) = name.split('_').find(|word| WORDS.contains(word)) {
            let text = format!("field `{name}` should have a name without `{word}`");
            cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
        }
    }
}

/// Those that a plain name can do without; `in`, `to`, `from` and more are parts of words that everybody uses.
const WORDS: &[&str] = &[
    "after", "at", "before", "between", "during", "for", "of", "onto", "with", "within", "without",
];
