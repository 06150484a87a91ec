//! Names of fields use the short forms that everybody knows.
//!
//! ## Why
//! Whoever looks for `config` in one service does not look for `configuration` in the next.
//! From <https://google.aip.dev/140>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string configuration = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! message Book {
//!   string config = 1;
//! }
//! ```

use crate::image::{Field, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip140Abbreviations;

impl LintCheck for Aip140Abbreviations {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        let name = field.proto.name();
        for (long, known) in SHORT {
            if name.split('_').any(|word| word == *long) {
                let text = format!("field `{name}` should say `{known}` for `{long}`");
                cx.at(file, &tag::part(&field.path, &[tag::NAME]), text);
            }
        }
    }
}

const SHORT: &[(&str, &str)] = &[
    ("configuration", "config"),
    ("identifier", "id"),
    ("information", "info"),
    ("specification", "spec"),
    ("statistics", "stats"),
];
