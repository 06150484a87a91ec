//! The first value of an enum has the number 0.
//!
//! ## Why
//! The first value is the default. In proto3 it must be 0 anyhow; with this rule an enum means the same in every syntax.
//!
//! ## Bad
//! ```proto
//! syntax = "proto2";
//! package acme.users.v1;
//! enum State {
//!   STATE_ON = 1;
//!   STATE_UNSPECIFIED = 0;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto2";
//! package acme.users.v1;
//! enum State {
//!   STATE_UNSPECIFIED = 0;
//!   STATE_ON = 1;
//! }
//! ```

use crate::Remedy;
use crate::image::{Enum, File, tag};
use crate::lint::case::upper_snake;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct EnumFirstValueZero;

impl LintCheck for EnumFirstValueZero {
    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {
        let first = enumeration.values.first();
        if let Some(value) = first.filter(|value| value.proto.number() != 0) {
            let name = value.proto.name();
            let message = format!("first enum value `{name}` should have the number 0");
            let number = tag::part(&value.path, &[tag::ENUM_VALUE_NUMBER]);
            let unspecified =
                upper_snake(enumeration.proto.name()) + &cx.options.enum_zero_value_suffix;
            cx.mend(file, &number, message, Remedy::ZeroFirst(unspecified));
        }
    }
}
