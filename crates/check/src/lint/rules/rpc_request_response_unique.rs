//! A type is the request or the response of one method only.
//!
//! ## Why
//! A type that two methods share cannot change for one of them.
//! The options `rpc_allow_same_request_response`, `rpc_allow_google_protobuf_empty_requests` and
//! `rpc_allow_google_protobuf_empty_responses` make exceptions.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message GetUserRequest {}
//! service UserService {
//!   rpc GetUser(GetUserRequest) returns (UserServiceGetUserResponse);
//! }
//! message UserServiceGetUserResponse {}
//! service AdminService {
//!   rpc GetUser(GetUserRequest) returns (AdminServiceGetUserResponse);
//! }
//! message AdminServiceGetUserResponse {}
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

use crate::lint::methods::{all, same_type, shared_type};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct RpcRequestResponseUnique;

impl LintCheck for RpcRequestResponseUnique {
    fn image(&self, cx: &mut Cx<'_>) {
        let methods = all(cx.image);
        same_type(cx, &methods);
        shared_type(cx, &methods);
    }
}
