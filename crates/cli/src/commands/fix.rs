//! `--fix`: what is found is fixed in place, or shown as a diff.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use playground_check::fix::{Fixed, Offer};
use playground_check::{Fix, Move, fix_all};
use playground_engine::Engine;
use playground_schema::{Severity, SourceFile};
use similar::TextDiff;

use super::analyze;
use super::run::Run;
use crate::args::LintArgs;
use crate::exit::Exit;
use crate::host::Terminal;
use crate::workspace::again::{moved, places};
use crate::workspace::own::Own;
use crate::workspace::{self, Broken, Workspace};
use crate::{roots, stderr};

/// Fixes what keeps the files from compiling, then what the work finds; says what it did.
///
/// # Errors
/// If an input cannot be read, or a file not be written.
pub(super) fn run(
    args: &LintArgs,
    own: &Own,
    work: &dyn Fn(&mut Run<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<Done> {
    let read = || workspace::read(&args.input, args.config.as_deref(), None);
    let workspace = match read()? {
        Ok(workspace) => workspace,
        Err(broken) => {
            let before = &broken.sources;
            let fixed = compiling(&broken)?;
            let exit = carry_out(before, &broken.places, &fixed, args.dry_run)?;
            match read()? {
                Ok(workspace) if !args.dry_run => workspace,
                // What does not compile is shown by who goes on.
                _ => return Ok(exit.into()),
            }
        }
    };
    if workspace.places.is_empty() {
        bail!("a descriptor set cannot be fixed: there are no sources");
    }
    let before = workspace.all.sources();
    let mut left_out = 0;
    let fixed = found(&workspace, own, (args, &mut left_out), work)?;
    let exit = carry_out(&before, &workspace.places, &fixed, args.dry_run)?;
    if left_out > 0 {
        stderr::say(&format!(
            "fixes that break something for those who use these files: {left_out}; --unsafe-fixes applies them, too\n"
        ));
    }
    let moves = moves(&fixed);
    let write_to = places(&workspace.places, &moves);
    let went = workspace.places.iter().filter_map(|(path, from)| {
        let to = write_to.get(&moved(path, &moves))?;
        (from != to).then(|| (from.clone(), to.clone()))
    });
    let went = went.collect();
    Ok(Done { exit, went })
}

/// What came of fixing.
pub(super) struct Done {
    /// How it ended.
    pub(super) exit: Exit,
    /// Where files were and are now.
    pub(super) went: BTreeMap<PathBuf, PathBuf>,
}

impl From<Exit> for Done {
    fn from(exit: Exit) -> Self {
        Self {
            exit,
            went: BTreeMap::new(),
        }
    }
}

fn moves(fixed: &Fixed) -> Vec<Move> {
    let moves = fixed.applied.iter().flat_map(|fix| fix.moves.clone());
    moves.collect()
}

/// Fixes of mistakes that the compiler tells.
fn compiling(broken: &Broken) -> anyhow::Result<Fixed> {
    let engine = Engine::new(Terminal);
    fix_all(broken.sources.clone(), |files, _| {
        let mut errors = analyze(&engine, files)?.diagnostics;
        errors.retain(|found| found.severity == Severity::Error);
        Ok(Offer {
            fixes: errors.iter().filter_map(Fix::of).collect(),
            errors: errors.into_iter().map(|error| error.path).collect(),
        })
    })
}

/// Fixes of findings; counts those that were left out because they break something.
fn found(
    workspace: &Workspace,
    own: &Own,
    (args, left_out): (&LintArgs, &mut usize),
    work: &dyn Fn(&mut Run<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<Fixed> {
    let engine = Engine::new(Terminal);
    fix_all(workspace.all.sources(), |files, moves| {
        let workspace = match workspace.with(&engine, files, moves)? {
            Ok(workspace) => workspace,
            Err(errors) => {
                return Ok(Offer {
                    errors,
                    fixes: Vec::new(),
                });
            }
        };
        let mut run = Run::new(&workspace, own, args.format).with_fixes(usize::MAX);
        work(&mut run)?;
        let mut told = run.finish();
        // Those of one place stay in their order: what is put back comes as it was.
        told.sort_by(|one, two| (&one.path, one.place).cmp(&(&two.path, two.place)));
        let mut fixes: Vec<Fix> = told.into_iter().filter_map(|told| told.fix).collect();
        let offered = fixes.len();
        fixes.retain(|fix| args.unsafe_fixes || fix.is_safe());
        *left_out = offered - fixes.len();
        Ok(Offer {
            errors: Vec::new(),
            fixes,
        })
    })
}

/// Writes what changed, or prints it.
fn carry_out(
    before: &[SourceFile],
    read_from: &BTreeMap<String, PathBuf>,
    fixed: &Fixed,
    dry_run: bool,
) -> anyhow::Result<Exit> {
    let moves = moves(fixed);
    let after: BTreeMap<&str, &SourceFile> = fixed
        .files
        .iter()
        .map(|file| (file.path.as_str(), file))
        .collect();
    let write_to = places(read_from, &moves);
    let mut diff = String::new();
    for old in before {
        let path = moved(&old.path, &moves);
        let Some(new) = after.get(path.as_str()).filter(|new| **new != old) else {
            continue;
        };
        if dry_run {
            let shown = |places: &BTreeMap<String, PathBuf>, path: &str| {
                let place = places.get(path).map(|place| roots::short(place));
                let place = place.unwrap_or_else(|| PathBuf::from(path));
                place.to_string_lossy().trim_start_matches('/').to_owned()
            };
            let (from, to) = (shown(read_from, &old.path), shown(&write_to, &path));
            diff += &compared((&from, &old.text), (&to, &new.text));
        } else if let (Some(from), Some(to)) = (read_from.get(&old.path), write_to.get(&path)) {
            write((from, &old.text), (to, &new.text))?;
        }
    }
    tell(&fixed.applied);
    io::stdout().lock().write_all(diff.as_bytes())?;
    Ok(match diff.is_empty() {
        true => Exit::Clean,
        false => Exit::Findings,
    })
}

/// The difference of a file, as `git apply` takes it.
fn compared((from, old): (&str, &str), (to, new): (&str, &str)) -> String {
    let (a, b) = (format!("a/{from}"), format!("b/{to}"));
    let moved = match from == to {
        true => String::new(),
        false => format!("diff --git {a} {b}\nrename from {from}\nrename to {to}\n"),
    };
    let lines = TextDiff::from_lines(old, new);
    let hunks = lines.unified_diff().header(&a, &b).to_string();
    moved + &hunks
}

/// Writes a file, which must be what was read, and may go elsewhere.
fn write((from, old): (&Path, &str), (to, new): (&Path, &str)) -> anyhow::Result<()> {
    let shown = roots::short(from);
    let shown = shown.display();
    let cannot = || format!("cannot write `{shown}`");
    if fs::read(from).with_context(cannot)? != old.as_bytes() {
        bail!("`{shown}` is not what was read: it changed meanwhile, or is not UTF-8");
    }
    if from != to {
        if to.exists() {
            bail!("`{}` is there already", roots::short(to).display());
        }
        let folder = to.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).with_context(cannot)?;
        fs::rename(from, to).with_context(cannot)?;
    }
    fs::write(to, new).with_context(cannot)
}

/// Says on stderr what was done, and what breaks by it.
fn tell(applied: &[Fix]) {
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for fix in applied {
        let edited = fix.edits.iter().map(|edit| &edit.path);
        let paths: BTreeSet<&String> = edited
            .chain(fix.moves.iter().map(|step| &step.from))
            .collect();
        for path in paths {
            lines.insert(format!("{path}: {}\n", fix.title));
        }
        if let Some(path) = fix.edits.first().map(|edit| &edit.path) {
            let warnings = fix.warnings.iter();
            lines.extend(
                warnings.map(|warning| format!("{path}: {}: warning: {warning}\n", fix.title)),
            );
        }
    }
    stderr::say(&lines.into_iter().collect::<String>());
}
