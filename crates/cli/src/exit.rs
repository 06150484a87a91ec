//! How the program ends, as DESIGN's contract says.

use std::{io, process::ExitCode};

/// What the exit code tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: nothing to say.
    Clean,
    /// 100: there are errors in the input.
    Findings,
    /// 1: the work could not be done.
    CouldNot,
    /// 2: what was asked for does not exist.
    Usage,
    /// 64 + the gRPC status code, 0 for OK.
    Status(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean | Exit::Status(0) => Self::SUCCESS,
            Exit::Findings => Self::from(100),
            Exit::CouldNot => Self::FAILURE,
            Exit::Usage => Self::from(2),
            Exit::Status(code) => Self::from(code.saturating_add(64)),
        }
    }
}

/// Whether nobody reads stdout any more, which is no reason to complain.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        // It does not name the I/O error as its cause.
        let json = cause.downcast_ref::<serde_json::Error>();
        let kind = io.or_else(|| json.and_then(serde_json::Error::io_error_kind));
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}
