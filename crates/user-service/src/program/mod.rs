//! The command line: what can be asked for, and how it can fail.

mod serve;
mod stop;
mod token;

use clap::{Parser, Subcommand};
use user_service::{auth::KeyError, server::ServeError};

/// Serves users.v1.UserService over gRPC and gRPC-Web, for any origin, with reflection and health.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    serve: serve::Serve,
}

/// What it does besides serving.
#[derive(Debug, Subcommand)]
enum Command {
    /// Prints a token for a server that was started with the same secret or the other half of the key.
    Token(token::Token),
}

/// Why the program fails.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The server did not start or did not go on.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// A key cannot be used.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// Does what `arguments` ask for.
///
/// # Errors
/// [`Failure`].
pub async fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Some(Command::Token(token)) => Ok(token.print()?),
        None => arguments.serve.run().await,
    }
}
