//! `cargo xtask bench`: every measurement beside its peer, in one run, as a table of ratios.
//!
//! A row is built in, or it is the script `bench/<id>/run.mjs`. A script is run by Node with what [`arena::Arena::node`]
//! says in its environment, and prints as its last line one JSON object for each measurement, or one array of them:
//! `{"id": "...", "value": 12.5, "unit": "ms", "peer": 41.0, "ratio": 3.3, "note": "..."}`; see [`measure::Measurement`].

mod arena;
mod compile;
mod cost;
mod googleapis;
mod lint;
mod measure;
mod rows;

use crate::{args::Args, dist, paths, process};
use anyhow::{Context, Result};
use arena::Arena;
use measure::Measurement;
use rows::{ROWS, Row, Source};
use std::path::Path;

/// Runs all rows, or those named with `--row`, and prints the table, or with `--json` one JSON object a line.
pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &["list", "json"], &["row"])?;
    let ids: Vec<&str> = ROWS.iter().map(|row| row.id).collect();
    let only = args.ids("row", &ids)?;
    if args.has("list") {
        ROWS.iter().for_each(list);
        return Ok(());
    }
    let chosen = |row: &&Row| {
        only.as_ref()
            .is_none_or(|only| only.iter().any(|id| id == row.id))
    };
    let rows: Vec<&Row> = ROWS.iter().filter(chosen).collect();
    let dist = paths::target()?.join("page").join("bench");
    if rows
        .iter()
        .any(|row| !matches!(row.source, Source::Native(_)))
    {
        dist::build(&dist, None)?;
    }
    let measured = measure_rows(&rows, &dist)?;
    if args.has("json") {
        measured.iter().for_each(|one| println!("{}", one.json()));
    } else {
        print!("{}", measure::report(&measured));
    }
    Ok(())
}

fn list(row: &Row) {
    let Row {
        id,
        what,
        peer,
        aim,
        ..
    } = row;
    println!("{id:<22} {what}; peer: {peer}; aim: {aim}");
}

fn measure_rows(rows: &[&Row], dist: &Path) -> Result<Vec<Measurement>> {
    let scripted = rows.iter().any(|row| matches!(row.source, Source::Script));
    let arena = scripted.then(|| Arena::start(dist)).transpose()?;
    let mut measured = Vec::new();
    for row in rows {
        eprintln!("bench: {}: {}", row.id, row.what);
        measured.extend(match (&row.source, &arena) {
            (Source::BuiltIn(measure), _) => measure(dist)?,
            (Source::Native(measure), _) => measure()?,
            (Source::Script, Some(arena)) => run_script(row, arena)?,
            (Source::Script, None) => Vec::new(),
        });
    }
    Ok(measured)
}

fn run_script(row: &Row, arena: &Arena) -> Result<Vec<Measurement>> {
    let script = format!("{}/run.mjs", row.id);
    let printed = process::captured(&mut arena.node(&script)?)?;
    measure::parse(&printed)
        .with_context(|| format!("bench/{script} printed no measurement as its last line"))
}
