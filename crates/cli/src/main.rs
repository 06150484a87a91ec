//! `protoplay`: the engine in a terminal and in CI.
//!
//! Results go to stdout, messages to stderr. Exit codes: 0 clean; 100 findings; 1 could not do the work; 2 wrong usage;
//! `call` 64 + the gRPC status code.

mod args;
mod commands;
mod exit;
mod findings;
mod host;
mod input;
mod json;
mod meaning;
mod plugin;
mod reflect;
mod report;
mod roots;
mod stderr;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use crate::{args::Args, exit::Exit};

/// Compiling is mostly allocating: this takes a quarter less time for it than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse();
    match commands::run(args.command) {
        Ok(exit) => exit.into(),
        Err(error) if exit::is_closed_pipe(&error) => Exit::CouldNot.into(),
        Err(error) => {
            stderr::line(&format!("error: {error:#}"));
            Exit::CouldNot.into()
        }
    }
}
