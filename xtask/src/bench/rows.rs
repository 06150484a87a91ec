//! The rows of the benchmark: what is measured, against which peer, and what is aimed at.

use super::{compile, lint, measure::Measurement};
use crate::dist;
use anyhow::Result;
use std::path::Path;

/// Where a row's numbers come from.
pub enum Source {
    /// This program measures the release page in the given folder.
    BuiltIn(fn(&Path) -> Result<Vec<Measurement>>),
    /// This program measures native ones, without a page.
    Native(fn() -> Result<Vec<Measurement>>),
    /// The script `bench/<id>/run.mjs` does.
    Script,
}

/// One row.
pub struct Row {
    /// What `--row` takes; for a script, its folder.
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
pub const ROWS: &[Row] = &[
    Row {
        id: "stream-decode",
        what: "time to receive and decode a server stream of 20,000 users in the page",
        peer: "connect-web with the code of protoc-gen-es",
        aim: "3 times faster",
        source: Source::Script,
    },
    Row {
        id: "keystroke-diagnostics",
        what: "time from a keystroke to the mistake it made shown in the editor, 95th percentile",
        peer: "protobufjs in the same editor, which stops at the first mistake",
        aim: "16 ms, a frame",
        source: Source::Script,
    },
    Row {
        id: "transfer-size",
        what: "gzipped size of what a browser fetches",
        peer: "the sizes aimed at",
        aim: "350 kB for the UI and 900 kB for the engine",
        source: Source::BuiltIn(transfer),
    },
    Row {
        id: "compile-googleapis",
        what: "CPU time and memory to compile all of googleapis into a descriptor set with source info",
        peer: "protoc 36.2",
        aim: "3 times faster, in no more memory",
        source: Source::Native(compile::measure),
    },
    Row {
        id: "lint-googleapis",
        what: "time, CPU time and memory to lint all of googleapis under the usual rules",
        peer: "buf 1.75",
        aim: "5 times faster, in less memory",
        source: Source::Native(lint::measure),
    },
];

/// Gzipped bytes aimed at for what the page itself needs.
const UI_AIM: f64 = 350_000.0;

/// Gzipped bytes aimed at for what the worker needs.
const ENGINE_AIM: f64 = 900_000.0;

fn transfer(dist: &Path) -> Result<Vec<Measurement>> {
    let sizes = dist::transfer(dist)?;
    let row = |part: &str, bytes: u64, aim| {
        let id = format!("transfer-size/{part}");
        Measurement::against(&id, bytes as f64, "bytes", aim)
    };
    let lazy = sizes.lazy.iter().map(|(file, bytes)| {
        let id = format!("transfer-size/{file}");
        Measurement::alone(&id, *bytes as f64, "bytes")
    });
    let mut rows = vec![
        row("ui", sizes.ui, UI_AIM),
        row("engine", sizes.engine, ENGINE_AIM),
    ];
    rows.extend(lazy);
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;
    use serde_json::Value;

    #[test]
    fn ids_are_unique_and_scripts_exist() {
        let mut ids: Vec<_> = ROWS.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), ROWS.len());
        for row in ROWS {
            let script = paths::root().join("bench").join(row.id).join("run.mjs");
            let scripted = matches!(row.source, Source::Script);
            assert_eq!(scripted, script.is_file(), "{}", row.id);
        }
    }

    fn json(name: &str) -> Value {
        let text = std::fs::read_to_string(paths::root().join("bench").join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn peers_are_locked_to_exact_versions() {
        let (package, lock) = (json("package.json"), json("package-lock.json"));
        let peers = package["dependencies"].as_object().unwrap();
        assert!(!peers.is_empty());
        for (name, version) in peers {
            let locked = &lock["packages"][format!("node_modules/{name}")];
            assert_eq!(&locked["version"], version, "{name}");
        }
        for (place, locked) in lock["packages"].as_object().unwrap() {
            assert_eq!(locked.get("resolved"), None, "{place}");
        }
    }
}
