//! A call that ended without a gRPC status, as an error that survives its way through tonic.

use std::error::Error;

use crate::{CallEvent, FailureKind};

/// Why no gRPC status came: a class, a lower-case message without final stop, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// Which class of failure.
    pub kind: FailureKind,
    /// What happened.
    pub message: String,
    /// What to do about it; lines to paste are in their own lines.
    pub help: Option<String>,
}

impl Failure {
    /// A failure without advice.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            help: None,
        }
    }

    /// Adds advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The event that ends a call this way, at so many microseconds after its start.
    pub(crate) fn at(self, at_us: u64) -> CallEvent {
        CallEvent::Failure {
            at_us,
            kind: self.kind,
            message: self.message,
            help: self.help,
        }
    }

    /// The failure that caused an error, wherever it is in the chain of sources.
    pub(crate) fn behind<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a Self> {
        chain(error).find_map(|cause| cause.downcast_ref())
    }
}

/// An error and everything that caused it, outermost first.
pub(crate) fn chain<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let cause = next?;
        next = cause.source();
        Some(cause)
    })
}
