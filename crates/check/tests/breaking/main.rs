//! The breaking rules: their registry and help, their places, and what they find against buf 1.75.
//!
//! `PLAYGROUND_BUF` names the binary; without it the comparisons say that they were left out. `PLAYGROUND_PAIRS` is
//! the number of pairs, `PLAYGROUND_SEED` where they begin, `PLAYGROUND_LINES` shows the files that differ.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod configs;
mod differential;
mod explained;
mod fixes;
mod judge;
mod log;
mod make;
mod mend;
mod mutate;
mod options;
mod oracle;
mod ours;
mod places;
mod print;
mod promised;
mod recorded;
mod report;
#[path = "../support/rng.rs"]
mod rng;
mod rules;
mod schema;
mod stories;
#[path = "../support/fixes.rs"]
mod support_fixes;
mod types;

use playground_check::config::Selection;

/// All rules.
fn all() -> Selection {
    let uses = ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"];
    Selection {
        uses: uses.map(str::to_owned).to_vec(),
        ..Selection::default()
    }
}

/// A number out of the environment.
fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap())
}
