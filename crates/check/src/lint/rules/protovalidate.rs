//! Rules of `buf/validate/validate.proto` fit their field and each other.
//!
//! ## Why
//! A rule that does not fit the type makes every check of the message fail; one that contradicts another refuses every
//! value, and one that changes nothing misleads.
//! Checked are types, presence, the values of rules of fields, regular expressions, the fields that a oneof rule names, and
//! of rules in the Common Expression Language (CEL) their ids and that there is an expression. Not checked: what the
//! expressions say, because no maintained library for CEL here checks types, and with them examples and predefined rules;
//! `buf lint` does. Where several rules stand in one literal, as in
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

use crate::image::{Field, File, Message};
use crate::lint::validate::{check, check_message};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Protovalidate;

impl LintCheck for Protovalidate {
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        check(cx, file, field);
    }

    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        check_message(cx, file, message);
    }
}
