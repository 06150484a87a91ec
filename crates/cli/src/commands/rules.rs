//! `protoplay rules`: the rules there are, and the help of one.

use std::io::{self, Write};

use playground_check::{Categories, Help, Version, breaking, lint};

use crate::args::RulesArgs;
use crate::exit::Exit;
use crate::stderr;

/// Runs the command.
///
/// # Errors
/// If stdout cannot be written.
pub(super) fn run(args: &RulesArgs) -> anyhow::Result<Exit> {
    let mut stdout = io::stdout().lock();
    let Some(id) = &args.id else {
        stdout.write_all(list().as_bytes())?;
        return Ok(Exit::Clean);
    };
    let id = id.to_ascii_uppercase();
    let Some(help) = playground_check::help(&id) else {
        stderr::line(&format!(
            "error: there is no rule `{id}`; `protoplay rules` lists all"
        ));
        return Ok(Exit::Usage);
    };
    writeln!(stdout, "# {id}\n\n{}", help.text)?;
    Ok(Exit::Clean)
}

/// One line a rule: what it belongs to, its id, its categories in v2, what it says.
fn list() -> String {
    let lint = lint::RULES.iter().filter(|rule| !rule.deprecated);
    let lint = lint.map(|rule| line("lint", rule.id, &rule.categories, &rule.help()));
    let breaking = breaking::RULES.iter().filter(|rule| !rule.deprecated);
    let breaking = breaking.map(|rule| line("breaking", rule.id, &rule.categories, &rule.help()));
    lint.chain(breaking).collect()
}

fn line(kind: &str, id: &str, categories: &Categories, help: &Help) -> String {
    let categories = categories.of(Version::V2).unwrap_or_default().join(",");
    format!("{kind}\t{id}\t{categories}\t{}\n", help.summary)
}
