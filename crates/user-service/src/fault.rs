//! The errors of the service as gRPC statuses with `google.rpc` details
//! (google/rpc/error_details.proto: BadRequest, ErrorInfo, ResourceInfo, QuotaFailure).

use std::collections::HashMap;

use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

/// The `domain` of every ErrorInfo.
const DOMAIN: &str = "users.v1";
/// The `resource_type` of every ResourceInfo.
const USER: &str = "users.v1.User";

/// INVALID_ARGUMENT: `message`, with one violation per field and its description.
pub(crate) fn invalid(reason: &str, message: &str, fields: &[(&str, &str)]) -> Status {
    let mut details = info(reason, &[]);
    for (field, description) in fields {
        details.add_bad_request_violation(*field, *description);
    }
    Status::with_error_details(Code::InvalidArgument, message, details)
}

/// INVALID_ARGUMENT: a request about one user names none.
pub(crate) fn id_required() -> Status {
    let message = "User ID is required";
    invalid("USER_ID_REQUIRED", message, &[("id", "must not be empty")])
}

/// NOT_FOUND: no user has this id.
pub(crate) fn not_found(id: &str) -> Status {
    let message = format!("User {id} not found");
    let mut details = info("USER_NOT_FOUND", &[("id", id)]);
    details.set_resource_info(USER, id, "", message.as_str());
    Status::with_error_details(Code::NotFound, message, details)
}

/// ALREADY_EXISTS: another user has this email.
pub(crate) fn email_taken(email: &str) -> Status {
    let message = format!("User with email {email} already exists");
    let mut details = info("EMAIL_TAKEN", &[("email", email)]);
    details.set_resource_info(USER, email, "", message.as_str());
    Status::with_error_details(Code::AlreadyExists, message, details)
}

/// RESOURCE_EXHAUSTED: an upload is longer than `limit` bytes.
pub(crate) fn upload_too_large(limit: usize) -> Status {
    let message = format!("Upload is larger than {limit} bytes");
    let mut details = info("UPLOAD_TOO_LARGE", &[("limit", &limit.to_string())]);
    details.add_quota_failure_violation("upload", message.as_str());
    Status::with_error_details(Code::ResourceExhausted, message, details)
}

/// RESOURCE_EXHAUSTED: a participant read so slowly that `missed` messages were lost.
pub(crate) fn too_slow(missed: u64) -> Status {
    let message = format!("Reading too slowly: {missed} messages were lost");
    let details = info("READER_TOO_SLOW", &[("missed", &missed.to_string())]);
    Status::with_error_details(Code::ResourceExhausted, message, details)
}

/// A status of one reason.
#[cfg(feature = "server")]
pub(crate) fn of(code: Code, message: &str, reason: &str, metadata: &[(&str, &str)]) -> Status {
    Status::with_error_details(code, message, info(reason, metadata))
}

pub(crate) fn info(reason: &str, metadata: &[(&str, &str)]) -> ErrorDetails {
    let metadata: HashMap<String, String> = metadata
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect();
    ErrorDetails::with_error_info(reason, DOMAIN, metadata)
}
