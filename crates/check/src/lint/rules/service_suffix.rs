//! Names of services end with `Service`.
//!
//! ## Why
//! The name tells what it is where the keyword is not seen, as in a URL or in generated code.
//! The option `service_suffix` names another ending.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! service Users {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! service UserService {}
//! ```

use crate::Remedy;
use crate::image::{File, Service, tag};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct ServiceSuffix;

impl LintCheck for ServiceSuffix {
    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {
        let suffix = &cx.options.service_suffix;
        let name = service.proto.name();
        if !name.ends_with(suffix) {
            let message = format!("service name `{name}` should end with `{suffix}`");
            let place = tag::part(&service.path, &[tag::NAME]);
            let expected = format!("{name}{suffix}");
            cx.mend(file, &place, message, Remedy::Rename(expected));
        }
    }
}
