//! `protoplay targets`: what `generate` can do.

use std::io::{self, Write};

use playground_engine::Engine;

use crate::{exit::Exit, host::Terminal};

/// Runs the command.
///
/// # Errors
/// If stdout cannot be written.
pub(super) fn run() -> anyhow::Result<Exit> {
    let mut stdout = io::stdout().lock();
    for target in Engine::new(Terminal).targets() {
        writeln!(
            stdout,
            "{}\t{}\t{}",
            target.id, target.title, target.generator
        )?;
        for option in target.options {
            writeln!(
                stdout,
                "    {}={}\t{}",
                option.name,
                option.values.join("|"),
                option.doc
            )?;
        }
    }
    Ok(Exit::Clean)
}
