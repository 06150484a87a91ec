//! Names of enum values are UPPER_SNAKE_CASE.
//!
//! ## Why
//! Values are constants, and generators turn this case into that of each language.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum State {
//!   STATE_UNSPECIFIED = 0;
//!   STATE_on = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum State {
//!   STATE_UNSPECIFIED = 0;
//!   STATE_ON = 1;
//! }
//! ```

use crate::image::{Enum, EnumValue, File};
use crate::lint::case::upper_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct EnumValueUpperSnakeCase;

impl LintCheck for EnumValueUpperSnakeCase {
    fn value(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Enum<'_>, value: &EnumValue<'_>) {
        let name = ("enum value", value.proto.name());
        cx.name(file, &value.path, name, ("UPPER_SNAKE_CASE", upper_snake));
    }
}
