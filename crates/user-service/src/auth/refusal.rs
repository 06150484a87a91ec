//! Why a call is not let in, as a status. It says nothing that would help to forge a token.

use tonic::{Code, Status};

use crate::fault;

/// Why a call is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No bearer token came with it.
    Missing,
    /// The token is not good, whatever the reason; who has a good key can look for it, nobody else needs it.
    Invalid,
    /// The token was good, before.
    Expired,
    /// The token is good, but not for this.
    Scope(&'static str),
}

impl From<Refusal> for Status {
    fn from(refusal: Refusal) -> Self {
        let (code, reason, message) = match refusal {
            Refusal::Missing => {
                let message = "A bearer token is required";
                (Code::Unauthenticated, "TOKEN_MISSING", message)
            }
            Refusal::Invalid => {
                let message = "The token is not valid";
                (Code::Unauthenticated, "TOKEN_INVALID", message)
            }
            Refusal::Expired => {
                let message = "The token has expired";
                (Code::Unauthenticated, "TOKEN_EXPIRED", message)
            }
            Refusal::Scope(scope) => {
                let message = format!("The token lacks the scope {scope}");
                let metadata = [("scope", scope)];
                let code = Code::PermissionDenied;
                return fault::of(code, &message, "SCOPE_MISSING", &metadata);
            }
        };
        fault::of(code, message, reason, &[])
    }
}
