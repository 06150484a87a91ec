//! Names of fields are lower_snake_case.
//!
//! ## Why
//! Generators turn this case into that of each language, and into the lowerCamelCase of JSON. From any other case the
//! results differ between languages.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string firstName = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string first_name = 1;
//! }
//! ```

use crate::image::{Field, File};
use crate::lint::case::lower_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct FieldLowerSnakeCase;

impl LintCheck for FieldLowerSnakeCase {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        cx.name(
            file,
            &field.path,
            ("field", field.proto.name()),
            ("lower_snake_case", lower_snake),
        );
    }
}
