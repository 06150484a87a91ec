//! The names of status codes, as google/rpc/code.proto has them.

use tonic::Code;

/// Every code that an error can have.
const CODES: [(Code, &str); 16] = [
    (Code::Cancelled, "CANCELLED"),
    (Code::Unknown, "UNKNOWN"),
    (Code::InvalidArgument, "INVALID_ARGUMENT"),
    (Code::DeadlineExceeded, "DEADLINE_EXCEEDED"),
    (Code::NotFound, "NOT_FOUND"),
    (Code::AlreadyExists, "ALREADY_EXISTS"),
    (Code::PermissionDenied, "PERMISSION_DENIED"),
    (Code::ResourceExhausted, "RESOURCE_EXHAUSTED"),
    (Code::FailedPrecondition, "FAILED_PRECONDITION"),
    (Code::Aborted, "ABORTED"),
    (Code::OutOfRange, "OUT_OF_RANGE"),
    (Code::Unimplemented, "UNIMPLEMENTED"),
    (Code::Internal, "INTERNAL"),
    (Code::Unavailable, "UNAVAILABLE"),
    (Code::DataLoss, "DATA_LOSS"),
    (Code::Unauthenticated, "UNAUTHENTICATED"),
];

/// The name of an error's code.
pub(super) fn name(code: Code) -> &'static str {
    let row = CODES.iter().find(|(one, _)| *one == code);
    row.map_or("OK", |(_, name)| name)
}

/// The code of this name.
///
/// # Errors
/// Says which names there are.
pub(super) fn code(name: &str) -> Result<Code, String> {
    let row = CODES.iter().find(|(_, one)| *one == name);
    row.map(|(code, _)| *code).ok_or_else(|| {
        let names = CODES.map(|(_, name)| name).join(", ");
        format!("`{name}` is no code of an error; there are {names}")
    })
}
