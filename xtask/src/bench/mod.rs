//! `cargo xtask bench`: every measurement beside its peer, in one run, as a table of ratios.
//!
//! A row is built in, or it is the script `bench/<id>/run.mjs`. A script is run by Node with `PLAYGROUND_URL` (the
//! release page), `PLAYGROUND_SERVICE_URL` (the native UserService) and `PLAYGROUND_CHROMIUM` in its environment, and
//! prints as its last line one JSON object for each measurement, or one array of them:
//! `{"id": "...", "value": 12.5, "unit": "ms", "peer": 41.0, "ratio": 3.3}`; see [`measure::Measurement`].

mod measure;
mod rows;

use crate::{
    args::Args,
    dist, paths, process,
    stage::Stage,
    tools::{self, Tool, Toolbox},
};
use anyhow::{Context, Result};
use measure::Measurement;
use rows::{ROWS, Row, Source};
use std::path::Path;

/// Runs all rows, or those named with `--only`, and prints the table.
pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &["list"], &["only"])?;
    let ids: Vec<&str> = ROWS.iter().map(|row| row.id).collect();
    let only = args.ids("only", &ids)?;
    if args.has("list") {
        ROWS.iter().for_each(|row| {
            println!(
                "{:<16} {}; peer: {}; aim: {}",
                row.id, row.what, row.peer, row.aim
            )
        });
        return Ok(());
    }
    let chosen = |row: &&Row| {
        only.as_ref()
            .is_none_or(|only| only.iter().any(|id| id == row.id))
    };
    let rows: Vec<&Row> = ROWS.iter().filter(chosen).collect();
    let dist = paths::target()?.join("page").join("bench");
    dist::build(&dist)?;
    let mut lines = vec![measure::HEADING.map(str::to_owned)];
    for measured in measure_rows(&rows, &dist)? {
        lines.push(measured.cells());
    }
    print!("{}", measure::table(&lines));
    Ok(())
}

fn measure_rows(rows: &[&Row], dist: &Path) -> Result<Vec<Measurement>> {
    let scripted = rows.iter().any(|row| matches!(row.source, Source::Script));
    let stage = match scripted {
        true => Some((
            tools::set_up(&[Tool::BenchPackages, Tool::Browser])?,
            Stage::start(dist)?,
        )),
        false => None,
    };
    let mut measured = Vec::new();
    for row in rows {
        eprintln!("bench: {}: {}", row.id, row.what);
        measured.extend(match (&row.source, &stage) {
            (Source::BuiltIn(measure), _) => measure(dist)?,
            (Source::Script, Some((toolbox, stage))) => run_script(row, toolbox, stage)?,
            (Source::Script, None) => Vec::new(),
        });
    }
    Ok(measured)
}

fn run_script(row: &Row, toolbox: &Toolbox, stage: &Stage) -> Result<Vec<Measurement>> {
    let folder = paths::root().join("bench");
    let script = format!("{}/run.mjs", row.id);
    let printed = process::captured(&mut stage.node(toolbox, &folder, &[&script])?)?;
    measure::parse(&printed)
        .with_context(|| format!("bench/{script} printed no measurement as its last line"))
}
