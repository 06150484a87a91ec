//! `protoplay lint`, `protoplay breaking`, and `protoplay check`, which is both.

use std::fs;
use std::io::{self, Write};

use anyhow::bail;
use playground_check::breaking::Imports;

use super::fix;
use super::run::Run;
use crate::args::{BreakingArgs, CheckArgs, Format, LintArgs};
use crate::exit::Exit;
use crate::report::{self, Told};
use crate::roots;
use crate::workspace::own::{self, Own};
use crate::workspace::{self, Workspace};

/// So many findings are printed with fixes: each looks at all files, and of tens of thousands nobody reads them.
const MENDED: usize = 100;

/// What a command looks for.
type Work<'w> = dyn Fn(&mut Run<'_>) -> anyhow::Result<()> + 'w;

/// Runs `lint`.
///
/// # Errors
/// If an input cannot be read, or the configuration cannot be honoured.
pub(super) fn lint(args: &LintArgs) -> anyhow::Result<Exit> {
    run(args, &|run| {
        run.lint();
        Ok(())
    })
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
    let meaning = args.meaning;
    run(lint, &|run| {
        run.meaning(meaning).compare(&lint.input, against, imports)
    })
}

/// Runs `check`.
///
/// # Errors
/// As `lint`, and if there is nothing to compare with where that was asked for.
pub(super) fn check(args: &CheckArgs) -> anyhow::Result<Exit> {
    let CheckArgs {
        lint,
        against,
        meaning,
    } = args;
    let against = against.as_deref();
    let against = against.filter(|_| lint.format != Format::ConfigIgnoreYaml);
    run(lint, &|run| {
        run.lint();
        match against {
            Some(against) => {
                let run = run.meaning(*meaning);
                run.compare(&lint.input, against, Imports::Checked)
            }
            None => Ok(()),
        }
    })
}

/// Fixes, if that is asked for, then looks and prints.
fn run(args: &LintArgs, work: &Work<'_>) -> anyhow::Result<Exit> {
    let own = own::read(&args.input, args.config.as_deref())?;
    let mut input = args.input.clone();
    if args.fix {
        let given: Vec<_> = input.iter().map(fs::canonicalize).collect();
        let done = fix::run(args, &own, work)?;
        if args.dry_run {
            return Ok(done.exit);
        }
        for (input, given) in input.iter_mut().zip(given) {
            if let Some(place) = given.ok().and_then(|given| done.went.get(&given)) {
                *input = roots::short(place);
            }
        }
    }
    match workspace::read(&input, args.config.as_deref(), None)? {
        Ok(workspace) => {
            let fixes = match args.format {
                Format::Json | Format::Sarif => MENDED,
                _ => 0,
            };
            let mut run = Run::new(&workspace, &own, args.format).with_fixes(fixes);
            work(&mut run)?;
            let mut told = run.finish();
            report::open_fixes(&mut told, &workspace.places);
            print(told, (args.format, Some(&workspace)), &own)
        }
        Err(broken) => {
            let mut told = report::compile(&broken.errors, &broken.sources, &broken.places);
            report::open_fixes(&mut told, &broken.places);
            print(told, (args.format, None), &own)
        }
    }
}

/// Prints findings; those as bad as the settings say fail.
fn print(
    mut told: Vec<Told>,
    (format, workspace): (Format, Option<&Workspace>),
    own: &Own,
) -> anyhow::Result<Exit> {
    let fail_on = own.settings.fail_on;
    told.sort();
    told.dedup();
    let exit = match told.iter().any(|told| told.severity <= fail_on) {
        true => Exit::Findings,
        false => Exit::Clean,
    };
    let text = report::printed(&told, format, workspace);
    io::stdout().lock().write_all(text.as_bytes())?;
    Ok(exit)
}
