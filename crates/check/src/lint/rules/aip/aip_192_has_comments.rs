//! Everything public has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators put it into the code of every language. The value 0 of an enum may go without.
//! From <https://google.aip.dev/192>.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! // A book.
//! message Book {
//!   string title = 1;
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.library.v1;
//! // A book.
//! message Book {
//!   // The title on the cover.
//!   string title = 1;
//! }
//! ```

use crate::image::{Enum, EnumValue, Field, File, Message, Method, Service};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct Aip192HasComments;

impl LintCheck for Aip192HasComments {
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {
        require(cx, file, &message.path, ("message", message.proto.name()));
    }

    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {
        if !field.is_group_type() {
            require(cx, file, &field.path, ("field", field.proto.name()));
        }
    }

    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {
        require(
            cx,
            file,
            &enumeration.path,
            ("enum", enumeration.proto.name()),
        );
    }

    fn value(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Enum<'_>, value: &EnumValue<'_>) {
        if value.proto.number() != 0 {
            require(cx, file, &value.path, ("enum value", value.proto.name()));
        }
    }

    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {
        require(cx, file, &service.path, ("service", service.proto.name()));
    }

    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        require(cx, file, &method.path, ("method", method.proto.name()));
    }
}
