//! Names of enum values with the number 0 end with `_UNSPECIFIED`.
//!
//! ## Why
//! 0 is what a reader gets when nothing was set, so it must not mean anything else.
//! The option `enum_zero_value_suffix` names another ending.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum State {
//!   STATE_ON = 0;
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
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct EnumZeroValueSuffix;

impl LintCheck for EnumZeroValueSuffix {
    fn value(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Enum<'_>, value: &EnumValue<'_>) {
        let suffix = &cx.options.enum_zero_value_suffix;
        let name = value.proto.name();
        if value.proto.number() == 0 && !name.ends_with(suffix) {
            let message = format!("name of the zero value `{name}` should end with `{suffix}`");
            let place = tag::part(&value.path, &[tag::NAME]);
            let expected = format!("{name}{suffix}");
            cx.mend(file, &place, message, Remedy::Rename(expected));
        }
    }
}
