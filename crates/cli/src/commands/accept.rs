//! `protoplay accept`: puts findings on the list of accepted ones.

use std::{fs, io};

use anyhow::Context;
use playground_check::accept::{self, Accepted};
use playground_check::breaking::Imports;

use super::run::Run;
use crate::args::{AcceptArgs, Format};
use crate::exit::Exit;
use crate::report::Told;
use crate::workspace;
use crate::workspace::own::{self, Own};
use crate::{findings, roots, stderr};

/// Runs the command.
///
/// # Errors
/// If an input cannot be read or does not compile, the configuration cannot be honoured, or the list not be written.
pub(super) fn run(args: &AcceptArgs) -> anyhow::Result<Exit> {
    let rule = args.rule.to_ascii_uppercase();
    let own = own::read(&args.input, args.config.as_deref())?;
    let workspace = match workspace::read(&args.input, args.config.as_deref(), None)? {
        Ok(workspace) => workspace,
        Err(broken) => {
            stderr::say(&findings::text(&broken.errors, &broken.sources));
            return Ok(Exit::CouldNot);
        }
    };
    let mut run = Run::new(&workspace, &own, Format::Text).wanting(&rule);
    match &args.against {
        Some(against) => run.compare(&args.input, against, Imports::Checked)?,
        None => run.lint(),
    }
    let mut entries: Vec<Accepted> = Vec::new();
    for (_, subject) in run.wanted().filter(|(told, _)| is_at(told, &args.place)) {
        let entry = Accepted::new(&rule, subject.clone(), &args.reason);
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    if entries.is_empty() {
        let (path, line) = &args.place;
        stderr::line(&format!(
            "error: {rule} finds nothing at `{path}:{line}` that is not accepted yet"
        ));
        return Ok(Exit::Usage);
    }
    let is_old = |old: &Accepted| !run.holds(old) && entries.iter().any(|entry| entry.is_like(old));
    put(&own, is_old, &entries)?;
    let list = roots::short(&own.list);
    stderr::line(&format!("{}: {} added", list.display(), entries.len()));
    Ok(Exit::Clean)
}

/// Whether a finding is on a line of a file, by either of its names.
fn is_at(told: &Told, (path, line): &(String, u32)) -> bool {
    let is_named = told.opened() == path || told.path.as_ref() == Some(path);
    is_named && told.place.start_line == *line
}

/// Adds entries to the end of the list. Old ones go: those at the same elements that hold no more.
fn put(own: &Own, is_old: impl Fn(&Accepted) -> bool, entries: &[Accepted]) -> anyhow::Result<()> {
    let name = own.list.display();
    let text = match fs::read_to_string(&own.list) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read `{name}`")),
    };
    let mut text = accept::without(&text, &own.accepted, is_old);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.extend(entries.iter().map(Accepted::text));
    fs::write(&own.list, text).with_context(|| format!("cannot write `{name}`"))
}
