//! `user-service`: the UserService as a program of its own.

mod program;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use program::{Arguments, run};

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = run(Arguments::parse()).await;
    if let Err(error) = &outcome {
        let _ = writeln!(io::stderr(), "user-service: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
