//! Compiles googleapis with `protoplay build` and with protoc, by turns: CPU time and peak memory.

use super::cost::{Costs, Pair};
use super::googleapis::{self, Sources};
use super::measure::Measurement;
use crate::paths;
use anyhow::{Context, Result};
use std::{fs, path::Path, process::Command};

/// How often each compiles.
const ROUNDS: usize = 5;

/// Measures both; each writes a descriptor set with imports and source info.
pub fn measure() -> Result<Vec<Measurement>> {
    let scratch = paths::target()?.join("bench").join("compile");
    fs::create_dir_all(&scratch).with_context(|| scratch.display().to_string())?;
    let sources = googleapis::sources()?;
    let list = scratch.join("files.txt");
    fs::write(&list, sources.names.join("\n"))?;
    let mut pair = Pair {
        ours: ours(&sources.folder, &scratch)?,
        theirs: theirs(&sources.folder, &list, &scratch)?,
        codes: &[0],
    };
    let costs = Costs::of(&mut pair, ROUNDS)?;
    Ok(measurements(&costs, &sources))
}

fn measurements(costs: &Costs, sources: &Sources) -> Vec<Measurement> {
    let (count, size) = (sources.names.len(), sources.size);
    let note = format!("{count} files, {size:.0} MB; best of {ROUNDS}, by turns");
    let cpu = costs.best("compile-googleapis/cpu", ("s", 1.0), |cost| cost.cpu);
    let unit = ("MB/MB", size);
    let memory = costs.best("compile-googleapis/memory", unit, |cost| cost.memory);
    vec![cpu.with_note(&note), memory]
}

fn ours(folder: &Path, scratch: &Path) -> Result<Command> {
    let mut command = Command::new(super::arena::program(
        "playground-cli",
        "protoplay",
        "release",
    )?);
    command.arg("build").arg(folder).arg("--output");
    command.arg(scratch.join("protoplay.binpb"));
    Ok(command)
}

fn theirs(folder: &Path, list: &Path, scratch: &Path) -> Result<Command> {
    let protoc = googleapis::package("Cargo.toml", "protoc-bin-vendored-linux-x86_64")?;
    let mut command = Command::new(protoc.join("bin").join("protoc"));
    command.current_dir(folder).arg("-I.").arg("-I");
    command.arg(protoc.join("include"));
    command.args(["--include_imports", "--include_source_info", "-o"]);
    command.arg(scratch.join("protoc.binpb"));
    command.arg(format!("@{}", list.display()));
    Ok(command)
}
