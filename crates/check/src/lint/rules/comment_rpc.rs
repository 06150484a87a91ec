//! Each method has a comment before it.
//!
//! ## Why
//! The comment is the documentation: generators copy it into the code, and tools show it.
//! One behind the declaration does not count, nor does one that only silences rules.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message GetUserRequest {}
//! message GetUserResponse {}
//! service UserService {
//!   rpc GetUser(GetUserRequest) returns (GetUserResponse);
//! }
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message GetUserRequest {}
//! message GetUserResponse {}
//! service UserService {
//!   // Gives one user.
//!   rpc GetUser(GetUserRequest) returns (GetUserResponse);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::comments::require;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct CommentRpc;

impl LintCheck for CommentRpc {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        require(cx, file, &method.path, ("method", method.proto.name()));
    }
}
