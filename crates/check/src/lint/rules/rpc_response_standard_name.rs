//! The response type of a method is named after it: `GetUserResponse` or `UserServiceGetUserResponse`.
//!
//! ## Why
//! With a type of its own a method can grow without changing others.
//! The option `rpc_allow_google_protobuf_empty_responses` allows `google.protobuf.Empty` too.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message User {}
//! message GetUserRequest {}
//! service UserService {
//!   rpc GetUser(GetUserRequest) returns (User);
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
pub struct RpcResponseStandardName;

impl LintCheck for RpcResponseStandardName {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, of: &Service<'_>, method: &Method<'_>) {
        let name = method.output();
        if name == EMPTY && cx.options.rpc_allow_google_protobuf_empty_responses {
            return;
        }
        let place = tag::part(&method.path, &[tag::METHOD_OUTPUT]);
        expect_name(cx, file, (of, method), (name, "Response"), &place);
    }
}
