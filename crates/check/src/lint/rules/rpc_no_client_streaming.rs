//! Methods do not stream from the client.
//!
//! ## Why
//! Streams do not pass every proxy, browsers send none, and a call that breaks off is hard to take up again.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! message GetUserRequest {}
//! message GetUserResponse {}
//! service UserService {
//!   rpc GetUser(stream GetUserRequest) returns (GetUserResponse);
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

use crate::Remedy;
use crate::image::{File, Method, Service};
use crate::lint::{Cx, LintCheck};

/// See the help above.
pub struct RpcNoClientStreaming;

impl LintCheck for RpcNoClientStreaming {
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, _: &Service<'_>, method: &Method<'_>) {
        if method.proto.client_streaming() {
            let message = format!(
                "method `{}` should not stream from the client",
                method.proto.name()
            );
            cx.mend(file, &method.path, message, Remedy::OneRequest);
        }
    }
}
