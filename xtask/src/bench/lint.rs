//! Lints googleapis with `protoplay lint` and with buf, by turns: time, CPU time and peak memory.

use super::cost::{Costs, Pair};
use super::googleapis;
use super::measure::Measurement;
use crate::{
    paths,
    tools::{self, Tool},
};
use anyhow::Result;
use std::process::Command;

/// How often each lints.
const ROUNDS: usize = 3;

/// Findings are no failure.
const CODES: &[i32] = &[0, 100];

/// Measures both; each runs the usual rules and prints its findings as lines of text.
pub fn measure() -> Result<Vec<Measurement>> {
    tools::set_up(&[Tool::BenchPackages])?;
    let sources = googleapis::sources()?;
    let packages = paths::root().join("bench").join("node_modules");
    let buf = packages.join("@bufbuild/buf-linux-x64/bin/buf");
    let mut theirs = Command::new(buf);
    theirs.current_dir(&sources.folder);
    theirs.arg("lint");
    let protoplay = super::arena::program("playground-cli", "protoplay", "release")?;
    let mut ours = Command::new(protoplay);
    ours.current_dir(&sources.folder);
    ours.arg("lint");
    let mut pair = Pair {
        ours,
        theirs,
        codes: CODES,
    };
    let costs = Costs::of(&mut pair, ROUNDS)?;
    let (count, size) = (sources.names.len(), sources.size);
    let note = format!("{count} files, {size:.0} MB; best of {ROUNDS}, by turns");
    let wall = costs.best("lint-googleapis/time", ("s", 1.0), |cost| cost.wall);
    let cpu = costs.best("lint-googleapis/cpu", ("s", 1.0), |cost| cost.cpu);
    let memory = costs.best("lint-googleapis/memory", ("MB", 1.0), |cost| cost.memory);
    Ok(vec![wall.with_note(&note), cpu, memory])
}
