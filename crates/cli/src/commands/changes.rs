//! `protoplay changes`: everything that changed, as a log for people.

use std::io::{self, Write};

use anyhow::bail;
use playground_check::changes::{ChangeLog, markdown};

use crate::args::{ChangesArgs, ChangesFormat};
use crate::exit::Exit;
use crate::workspace::{self, against};
use crate::{findings, stderr};

/// Runs the command.
///
/// # Errors
/// If an input cannot be read or does not compile, or there is nothing to compare with.
pub(super) fn run(args: &ChangesArgs) -> anyhow::Result<Exit> {
    let after = match workspace::read(&args.input, args.config.as_deref(), None)? {
        Ok(after) => after,
        Err(broken) => {
            stderr::say(&findings::text(&broken.errors, &broken.sources));
            bail!("what does not compile has no changes to tell");
        }
    };
    let before = against::read(&after, &args.input, &args.against)?;
    let named = after.named.as_ref();
    let was = before
        .files
        .only(|path| named.is_none_or(|named| named.contains(path)));
    let log = playground_check::changes(&was, &after.files);
    io::stdout()
        .lock()
        .write_all(printed(&log, args.format)?.as_bytes())?;
    Ok(Exit::Clean)
}

fn printed(log: &ChangeLog, format: ChangesFormat) -> anyhow::Result<String> {
    Ok(match format {
        ChangesFormat::Markdown => markdown(log),
        ChangesFormat::Json => serde_json::to_string_pretty(log)? + "\n",
    })
}
