//! Generated projects, alive: each is generated, installed, tested, and its client calls the native UserService. All of
//! them must print the same transcript.

mod python_stubs;
mod rows;
mod transcript;

use crate::{
    args::Args,
    files, paths, process,
    stage::Service,
    tools::{self, Tool, Toolbox},
};
use anyhow::{Context, Result, bail};
use rows::{ROWS, Row};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What tools the projects need that xtask sets up.
pub const NEEDS: &[Tool] = &[
    Tool::EditorPackages,
    Tool::PluginPackages,
    Tool::GoPlugins,
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::Browser,
];

/// What signs the tokens of a run; nobody else ever sees the service.
const SECRET: &str = "only for the transcripts of the live tests";

/// `cargo xtask live [--only ID,...]`: some of the projects.
pub fn verb(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &[], &["only"])?;
    let ids: Vec<&str> = ROWS.iter().map(|row| row.id).collect();
    let only = args.ids("only", &ids)?;
    let toolbox = tools::set_up(NEEDS)?;
    let chosen = ROWS.iter().filter(|row| {
        only.as_ref()
            .is_none_or(|only| only.iter().any(|id| id == row.id))
    });
    run_rows(chosen, &toolbox)
}

/// Every project.
pub fn run(toolbox: &Toolbox) -> Result<()> {
    match is_there("python3", toolbox) {
        true => python_stubs::compare()?,
        false => println!("skipped: python3 is not there to compare its stubs"),
    }
    run_rows(ROWS.iter(), toolbox)
}

fn run_rows<'r>(rows: impl Iterator<Item = &'r Row>, toolbox: &Toolbox) -> Result<()> {
    crate::editor::bundle()?;
    let protoplay = process::build("playground-cli", "protoplay")?;
    for row in rows {
        println!("-- {}", row.id);
        match row.needs.iter().find(|program| !is_there(program, toolbox)) {
            Some(program) => println!("skipped: {} needs {program}, which is not there", row.id),
            None => live(row, &protoplay, toolbox).with_context(|| row.id)?,
        }
    }
    Ok(())
}

fn is_there(program: &str, toolbox: &Toolbox) -> bool {
    let asked = if program == "go" {
        "version"
    } else {
        "--version"
    };
    let mut command = Command::new(program);
    toolbox
        .equip(command.arg(asked))
        .and_then(process::output)
        .is_ok()
}

/// One project, from the schema to its transcript.
fn live(row: &Row, protoplay: &Path, toolbox: &Toolbox) -> Result<()> {
    let folder = project(row, protoplay, toolbox)?;
    for step in row.steps {
        process::run(&mut command(&folder, step, toolbox)?)?;
    }
    for run in row.runs {
        let service = Service::start_with(&[
            "--auth-hs256",
            SECRET,
            "--fault",
            "GetUser=fail:UNAVAILABLE:2",
            "--list-delay-ms",
            "0",
        ])?;
        let mut command = command(&folder, run.command, toolbox)?;
        command.env("TARGET", service.address());
        command.env("TOKEN", token(&service)?);
        let printed = process::output(&mut command)?;
        transcript::compare(&printed, run.steps)?;
    }
    Ok(())
}

/// The generated project with the program of ours that calls.
fn project(row: &Row, protoplay: &Path, toolbox: &Toolbox) -> Result<PathBuf> {
    let root = paths::root();
    let folder = paths::target()?.join("live").join(row.id);
    // What an earlier version wrote is no part of this one; what was installed is kept.
    files::remove_all_but(&folder, row.keeps)?;
    let mut generate = Command::new(protoplay);
    generate.arg("generate").arg(root.join("proto"));
    generate.args(["--target", row.id, "--option", "tls=false"]);
    generate.args(["--option", row.parts, "--out"]).arg(&folder);
    process::output(toolbox.equip(&mut generate)?)?;
    for (from, to) in row.places {
        let to = folder.join(to);
        fs::create_dir_all(to.parent().context("a file has a folder")?)?;
        fs::copy(root.join("tests/live").join(from), &to)?;
    }
    Ok(folder)
}

fn token(service: &Service) -> Result<String> {
    let mut issue = Command::new(service.binary());
    issue.args([
        "token",
        "--hs256",
        SECRET,
        "--subject",
        "ada",
        "--expires",
        "1h",
    ]);
    Ok(process::output(&mut issue)?.trim().to_owned())
}

/// A command of the project, in its folder.
fn command(folder: &Path, words: &[&str], toolbox: &Toolbox) -> Result<Command> {
    let Some((program, arguments)) = words.split_first() else {
        bail!("a step is empty");
    };
    let own = folder.join(program);
    let program = if own.is_file() { own } else { program.into() };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command.env("CARGO_TARGET_DIR", paths::cache()?.join("live-target"));
    // As a user's checkout: no settings of this workspace's.
    command
        .env_remove("CARGO_MANIFEST_DIR")
        .env("GOFLAGS", "-mod=mod");
    crate::test::browser::equip(&mut command, toolbox)?;
    // The page of a test calls a service of another origin.
    command.env("WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION", "1");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_project_has_a_transcript() {
        for row in ROWS {
            assert!(!row.runs.is_empty(), "{}", row.id);
            for (from, _) in row.places {
                let path = paths::root().join("tests/live").join(from);
                assert!(path.is_file(), "{}", path.display());
            }
        }
    }
}
