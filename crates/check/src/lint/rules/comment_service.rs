//! Each service has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators copy it into the code, and tools show it.
//! One behind the declaration does not count, nor does one that only silences rules.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! service UserService {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! // Reads and writes users.
//! service UserService {}
//! ```

use crate::image::{File, Service};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct CommentService;

impl LintCheck for CommentService {
    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {
        require(cx, file, &service.path, ("service", service.proto.name()));
    }
}
