//! Enums do not set `allow_alias`.
//!
//! ## Why
//! With two names for one number, JSON and text show either, and a reader cannot tell which was meant.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! enum State {
//!   option allow_alias = true;
//!   STATE_UNSPECIFIED = 0;
//!   STATE_ON = 1;
//!   STATE_ACTIVE = 1;
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

use crate::image::{Enum, File, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct EnumNoAllowAlias;

impl LintCheck for EnumNoAllowAlias {
    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {
        if enumeration.options().allow_alias() {
            let name = enumeration.proto.name();
            let message = format!("enum `{name}` should not set `allow_alias`");
            let option = tag::part(&enumeration.path, &[tag::ENUM_OPTIONS, ALLOW_ALIAS]);
            cx.at(file, &option, message);
        }
    }
}

/// Number of `allow_alias` in `EnumOptions`.
const ALLOW_ALIAS: i32 = 2;
