//! The request type of a method is named after it: `GetUserRequest` or `UserServiceGetUserRequest`.
//!
//! ## Why
//! With a type of its own a method can grow without changing others.
//! The option `rpc_allow_google_protobuf_empty_requests` allows `google.protobuf.Empty` too.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {}
//! message GetUserResponse {}
//! service UserService {
//!   rpc GetUser(User) returns (GetUserResponse);
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

use crate::image::{File, Method, Service, tag};
use crate::lint::methods::{EMPTY, expect_name};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct RpcRequestStandardName;

impl LintCheck for RpcRequestStandardName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, of: &Service<'_>, method: &Method<'_>) {
        let name = method.input();
        if name == EMPTY && cx.options.rpc_allow_google_protobuf_empty_requests {
            return;
        }
        let place = tag::part(&method.path, &[tag::METHOD_INPUT]);
        expect_name(cx, file, (of, method), (name, "Request"), &place);
    }
}
