//! Rules of `buf/validate/validate.proto` fit their field and each other.
//!
//! ## Why
//! A rule that does not fit the type makes every check of the message fail; one that contradicts another refuses every
//! value, and one that changes nothing misleads.
//! Checked are types, presence and the values of rules of fields. Not checked yet: CEL expressions, regular expressions,
//! examples, predefined rules, and the rules of messages. Where several rules stand in one literal, as in
//! `(buf.validate.field).string = {min_len: 2, max_len: 1}`, a finding marks the literal unless the compiler tells more.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "buf/validate/validate.proto";
//! message User {
//!   int32 age = 1 [(buf.validate.field).string.min_len = 1];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! import "buf/validate/validate.proto";
//! message User {
//!   int32 age = 1 [(buf.validate.field).int32.gte = 0];
//! }
//! ```

use crate::image::{Field, File};
use crate::lint::validate::check;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Protovalidate;

impl LintCheck for Protovalidate {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        check(cx, file, field);
    }
}
