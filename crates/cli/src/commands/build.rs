//! `protoplay build`: compiles, and writes a `FileDescriptorSet` if asked to.

use std::{
    fs,
    io::{self, Write},
};

use anyhow::Context;

use super::compile;
use crate::{args::BuildArgs, exit::Exit};

/// Runs the command.
///
/// # Errors
/// If an input cannot be read or the output cannot be written.
pub(super) fn run(args: &BuildArgs) -> anyhow::Result<Exit> {
    let Some(compiled) = compile(&args.input)? else {
        return Ok(Exit::Findings);
    };
    match &args.output {
        None => {}
        Some(path) if path.as_os_str() == "-" => io::stdout().write_all(&compiled.schema)?,
        Some(path) => fs::write(path, &compiled.schema)
            .with_context(|| format!("cannot write `{}`", path.display()))?,
    }
    // The process ends: giving back every piece of what was compiled would take longer than that.
    std::mem::forget(compiled);
    Ok(Exit::Clean)
}
