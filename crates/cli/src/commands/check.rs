//! `protoplay lint`, `protoplay breaking`, and `protoplay check`, which is both.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;
use playground_check::Files;
use playground_check::breaking::Imports;
use playground_check::config::BreakingConfig;

use crate::args::{BreakingArgs, CheckArgs, Format, LintArgs};
use crate::exit::Exit;
use crate::report::{self, Teller, Told};
use crate::workspace::{self, Broken, Workspace};
use crate::{findings, stderr};

/// Runs `lint`.
///
/// # Errors
/// If an input cannot be read, or the configuration cannot be honoured.
pub(super) fn lint(args: &LintArgs) -> anyhow::Result<Exit> {
    match workspace::read(&args.input, args.config.as_deref(), None)? {
        Ok(workspace) => print(linted(&workspace), args.format),
        Err(broken) => print(told(&broken), args.format),
    }
}

/// Runs `breaking`.
///
/// # Errors
/// As `lint`, and if there is nothing to compare with.
pub(super) fn breaking(args: &BreakingArgs) -> anyhow::Result<Exit> {
    let BreakingArgs { lint, against, .. } = args;
    if lint.format == Format::ConfigIgnoreYaml {
        bail!("config-ignore-yaml is for `lint` only");
    }
    let imports = match args.exclude_imports {
        true => Imports::LeftOut,
        false => Imports::Checked,
    };
    match workspace::read(&lint.input, lint.config.as_deref(), None)? {
        Ok(after) => print(
            broken_by(&after, &lint.input, against, imports)?,
            lint.format,
        ),
        Err(broken) => print(told(&broken), lint.format),
    }
}

/// Runs `check`.
///
/// # Errors
/// As `lint`, and if there is nothing to compare with where that was asked for.
pub(super) fn check(args: &CheckArgs) -> anyhow::Result<Exit> {
    let CheckArgs { lint, against } = args;
    let workspace = match workspace::read(&lint.input, lint.config.as_deref(), None)? {
        Ok(workspace) => workspace,
        Err(broken) => return print(told(&broken), lint.format),
    };
    let mut found = linted(&workspace);
    if let Some(against) = against
        .as_deref()
        .filter(|_| lint.format != Format::ConfigIgnoreYaml)
    {
        found.extend(broken_by(
            &workspace,
            &lint.input,
            against,
            Imports::Checked,
        )?);
    }
    print(found, lint.format)
}

fn told(broken: &Broken) -> Vec<Told> {
    report::compile(&broken.errors, &broken.sources, &broken.places)
}

fn linted(workspace: &Workspace) -> Vec<Told> {
    let mut teller = Teller::new(
        &workspace.files,
        &workspace.places,
        workspace.config.version,
    );
    let mut found = Vec::new();
    for module in &workspace.modules {
        let files = workspace.files.only(|path| module.paths.contains(path));
        let own = playground_check::lint(&files, &module.config.lint);
        found.extend(own.into_iter().map(|finding| teller.lint(finding)));
    }
    found
}

/// What the change from another state breaks.
fn broken_by(
    after: &Workspace,
    inputs: &[PathBuf],
    against: &Path,
    imports: Imports,
) -> anyhow::Result<Vec<Told>> {
    let before = before(after, inputs, against)?;
    let is_asked = |path: &str| {
        after
            .named
            .as_ref()
            .is_none_or(|named| named.contains(path))
    };
    let mut teller = Teller::new(&after.files, &after.places, after.config.version);
    let mut found = Vec::new();
    for (was, is, config) in pairs(&before, after) {
        let was = was.only(is_asked);
        let own = playground_check::breaking(&was, &is, config, imports);
        found.extend(own.into_iter().map(|finding| teller.breaking(finding)));
    }
    Ok(found)
}

/// The state to compare with. It is read as the folder is now, unless it says otherwise.
fn before(after: &Workspace, inputs: &[PathBuf], against: &Path) -> anyhow::Result<Workspace> {
    let reference = against.to_str().and_then(|text| text.strip_prefix("git:"));
    let folder = match inputs {
        [folder] if folder.is_dir() => folder.clone(),
        _ => PathBuf::from("."),
    };
    let exported = reference.map(|reference| workspace::git::export(&folder, reference));
    let exported = exported.transpose()?;
    let place = exported.as_ref().map_or(against, |folder| folder.path());
    let read = workspace::read(&[place.to_path_buf()], None, Some(&after.config))?;
    read.or_else(|broken| {
        stderr::say(&findings::text(&broken.errors, &broken.sources));
        bail!(
            "`{}` does not compile, so nothing can be compared with it",
            against.display()
        )
    })
}

/// Modules before and after that have the same import root; where there is one only, both are that. What is gone with
/// its module is compared with nothing.
fn pairs<'w>(
    before: &'w Workspace,
    after: &'w Workspace,
) -> Vec<(Files, Files, &'w BreakingConfig)> {
    let files =
        |of: &Workspace, at: &workspace::Module| of.files.only(|path| at.paths.contains(path));
    if let ([was], [is]) = (before.modules.as_slice(), after.modules.as_slice()) {
        return vec![(files(before, was), files(after, is), &is.config.breaking)];
    }
    let mut pairs = Vec::new();
    for was in &before.modules {
        let mut now = after.modules.iter();
        let now = now.find(|is| is.config.roots == was.config.roots);
        let is = now.map_or_else(Files::default, |is| files(after, is));
        let config = now.map_or(&was.config, |is| &is.config);
        pairs.push((files(before, was), is, &config.breaking));
    }
    pairs
}

fn print(mut told: Vec<Told>, format: Format) -> anyhow::Result<Exit> {
    told.sort();
    told.dedup();
    let exit = if told.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    };
    let text = report::printed(&told, format);
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(exit)
}
