//! Names of services are PascalCase.
//!
//! ## Why
//! Generators make class names of them, and the name is part of every URL of a call.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! service userService {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! service UserService {}
//! ```

use crate::image::{File, Service};
use crate::lint::case::pascal;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct ServicePascalCase;

impl LintCheck for ServicePascalCase {
    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {
        cx.name(
            file,
            &service.path,
            ("service", service.proto.name()),
            ("PascalCase", pascal),
        );
    }
}
