//! The names of an enum value stay the same, by number.
//!
//! ## Why
//! Generated code that uses the value no longer compiles, and its name in JSON is not known. A further name may be added
//! as an alias.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   COLOR_RED = 1;
//! }
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   COLOR_CRIMSON = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! enum Color {
//!   COLOR_UNSPECIFIED = 0;
//!   COLOR_RED = 1;
//!   COLOR_BLUE = 2;
//! }
//! ```

use std::collections::HashSet;

use crate::breaking::breaks::Breaks;
use crate::breaking::check::{BreakingCheck, Cx, Pair, Spot};
use crate::breaking::undo::Undo;
use crate::breaking::values;
use crate::image::Enum;
use crate::image::tag::{ENUM_VALUE_NUMBER, part};

/// See the help above.
pub struct EnumValueSameName;

impl BreakingCheck for EnumValueSameName {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE_JSON
    }

    fn undo(&self) -> Undo {
        Undo::ValueName
    }

    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {
        let (before, after) = (
            values::by_number(enums.before),
            values::by_number(enums.after),
        );
        for (number, was) in &before {
            let Some(is) = after.get(number) else {
                continue;
            };
            let kept: HashSet<&str> = is.iter().map(|value| value.proto.name()).collect();
            let gone = was.iter().copied();
            let gone: Vec<_> = gone
                .filter(|value| !kept.contains(value.proto.name()))
                .collect();
            let Some(old) = gone.first() else { continue };
            let breaks = values::moved(cx.breaks, &gone, enums.after);
            let message = format!(
                "value {number} changed from {} to {}",
                values::names(was),
                values::names(is)
            );
            for value in is {
                let before = Spot::new(enums.before_file, &old.path);
                let after = Spot::new(enums.after_file, &part(&value.path, &[ENUM_VALUE_NUMBER]));
                cx.report_as(breaks, before, Some(after), message.clone());
            }
        }
    }
}
