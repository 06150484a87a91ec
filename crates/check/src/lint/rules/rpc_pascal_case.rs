//! Names of methods are PascalCase.
//!
//! ## Why
//! The name is part of every URL of a call, and generators turn this case into that of each language.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message GetUserRequest {}
//! message GetUserResponse {}
//! service UserService {
//!   rpc getUser(GetUserRequest) returns (GetUserResponse);
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
//!   rpc GetUser(GetUserRequest) returns (GetUserResponse);
//! }
//! ```

use crate::image::{File, Method, Service};
use crate::lint::case::pascal;
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct RpcPascalCase;

impl LintCheck for RpcPascalCase {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        cx.name(
            file,
            &method.path,
            ("method", method.proto.name()),
            ("PascalCase", pascal),
        );
    }
}
