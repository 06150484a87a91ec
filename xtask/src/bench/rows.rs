//! The rows of the benchmark: what is measured, against which peer, and what is aimed at.

use super::measure::Measurement;
use crate::dist;
use anyhow::Result;
use std::path::Path;

/// Where a row's numbers come from.
pub enum Source {
    /// This program measures the release page in the given folder.
    BuiltIn(fn(&Path) -> Result<Vec<Measurement>>),
    /// The script `bench/<id>/run.mjs` does.
    #[expect(dead_code, reason = "the first scripted row arrives with bench/")]
    Script,
}

/// One row.
pub struct Row {
    /// What `--only` takes; for a script, its folder.
    pub id: &'static str,
    /// What is measured.
    pub what: &'static str,
    /// What it is compared with.
    pub peer: &'static str,
    /// The ratio or value that is aimed at, in words.
    pub aim: &'static str,
    /// Where the numbers come from.
    pub source: Source,
}

/// All rows, in the order they run.
pub const ROWS: &[Row] = &[Row {
    id: "transfer",
    what: "gzipped size of what a browser fetches",
    peer: "the spike: everything in one bundle",
    aim: "350 kB for the UI and 900 kB for the engine",
    source: Source::BuiltIn(transfer),
}];

/// Gzipped bytes of the spike, which had page and engine in one bundle.
const SPIKE: f64 = 960_000.0;

fn transfer(dist: &Path) -> Result<Vec<Measurement>> {
    let sizes = dist::transfer(dist)?;
    let row = |id, bytes: u64| Measurement::against(id, bytes as f64, "bytes", SPIKE);
    Ok(vec![
        row("transfer/ui", sizes.ui),
        row("transfer/engine", sizes.engine),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_scripts_exist() {
        let mut ids: Vec<_> = ROWS.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), ROWS.len());
        for row in ROWS {
            let script = crate::paths::root()
                .join("bench")
                .join(row.id)
                .join("run.mjs");
            assert_eq!(
                matches!(row.source, Source::Script),
                script.is_file(),
                "{}",
                row.id
            );
        }
    }
}
