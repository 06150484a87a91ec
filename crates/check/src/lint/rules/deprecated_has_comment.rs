//! What is deprecated has a comment that can say what to use instead.
//!
//! ## Why
//! Who meets a deprecated field or method in generated code sees the comment there, and nothing else.
//! A rule of this project, not of buf.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   string name = 1 [deprecated = true];
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {
//!   // Use full_name.
//!   string name = 1 [deprecated = true];
//! }
//! ```

use crate::image::{Enum, EnumValue, Field, File, Message, Method, Service};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct DeprecatedHasComment;

impl LintCheck for DeprecatedHasComment {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        if message.options().deprecated() {
            require(
                cx,
                file,
                &message.path,
                ("deprecated message", message.proto.name()),
            );
        }
    }

    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        if field.options().deprecated() && !field.is_group_type() {
            require(
                cx,
                file,
                &field.path,
                ("deprecated field", field.proto.name()),
            );
        }
    }

    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {
        if enumeration.options().deprecated() {
            require(
                cx,
                file,
                &enumeration.path,
                ("deprecated enum", enumeration.proto.name()),
            );
        }
    }

    fn value(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Enum<'_>, value: &EnumValue<'_>) {
        if value.options().deprecated() {
            require(
                cx,
                file,
                &value.path,
                ("deprecated enum value", value.proto.name()),
            );
        }
    }

    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {
        if service.options().deprecated() {
            require(
                cx,
                file,
                &service.path,
                ("deprecated service", service.proto.name()),
            );
        }
    }

    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        if method.options().deprecated() {
            require(
                cx,
                file,
                &method.path,
                ("deprecated method", method.proto.name()),
            );
        }
    }
}
