//! Names of enum values start with the name of the enum.
//!
//! ## Why
//! Values stand beside their enum, not inside it: without the prefix two enums of one package cannot both have `UNKNOWN`.
//! The prefix is the short name of the enum in UPPER_SNAKE_CASE.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum State {
//!   STATE_UNSPECIFIED = 0;
//!   ON = 1;
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

use crate::Remedy;
use crate::image::{Enum, EnumValue, File, tag};
use crate::lint::case::upper_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct EnumValuePrefix;

impl LintCheck for EnumValuePrefix {
    fn value(&self, cx: &mut Cx<'_>, file: &File<'_>, of: &Enum<'_>, value: &EnumValue<'_>) {
        let name = value.proto.name();
        let prefix = upper_snake(of.proto.name()) + "_";
        if !name.starts_with(&prefix) {
            let message = format!("enum value name `{name}` should start with `{prefix}`");
            let place = tag::part(&value.path, &[tag::NAME]);
            let upper = upper_snake(name);
            let expected = match upper.starts_with(&prefix) {
                true => upper,
                false => format!("{prefix}{name}"),
            };
            cx.mend(file, &place, message, Remedy::Rename(expected));
        }
    }
}
