//! Our lint against buf 1.75 on random schemas: path, positions and rule of every finding must be equal.
//!
//! Needs buf: `PLAYGROUND_BUF` names the program. `PLAYGROUND_WORLDS` and `PLAYGROUND_SEED` ask for more schemas.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

mod batch;
mod comments;
mod config;
mod fixes;
mod names;
mod ours;
mod recorded;
#[path = "../support/rng.rs"]
mod rng;
#[path = "../support/fixes.rs"]
mod support_fixes;
mod world;

use std::collections::BTreeMap;
use std::path::PathBuf;

use batch::{Batch, Told};

/// Worlds in one run of buf.
const AT_ONCE: usize = 100;

/// Worlds in a usual run of the tests.
const FEW: usize = 200;

#[test]
fn finds_what_buf_finds() {
    let Some(buf) = std::env::var_os("PLAYGROUND_BUF").map(PathBuf::from) else {
        println!("not compared: PLAYGROUND_BUF is not set");
        return;
    };
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let count = number("PLAYGROUND_WORLDS").unwrap_or(FEW);
    let seed = number("PLAYGROUND_SEED").unwrap_or(1) as u64;
    let (mut judged, mut found, mut refused, mut differences) = (0, 0, Vec::new(), 0);
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    for number in 0..count.div_ceil(AT_ONCE) as u64 {
        let mut batch = Batch::new(seed * 1_000_000 + number, AT_ONCE);
        let (theirs, why) = batch.settle(&buf);
        let ours = batch.ours();
        judged += batch.worlds();
        found += theirs.len();
        refused.extend(why);
        for told in &theirs {
            *rules.entry(told.5.clone()).or_default() += 1;
        }
        let mut batch_differences = 0;
        for ours in ours {
            let before = differences + batch_differences;
            batch_differences += compare(&batch, theirs.clone(), ours, before);
        }
        if batch_differences > 0 && differences == 0 {
            println!("kept in {}", batch.keep().display());
        }
        differences += batch_differences;
    }
    println!(
        "{judged} schemas, {found} findings, {} refused lines, {differences} differences",
        refused.len()
    );
    if number("PLAYGROUND_TOLD").is_some() {
        println!("{rules:#?}");
        refused.iter().take(40).for_each(|line| println!("{line}"));
    }
    assert!(judged * 2 > count, "too many refused: {refused:#?}");
    assert_eq!(differences, 0);
}

/// Differences of two multisets, the first few shown.
fn compare(batch: &Batch, theirs: Vec<Told>, ours: Vec<Told>, before: usize) -> usize {
    let mut counts: BTreeMap<Told, i32> = BTreeMap::new();
    theirs
        .into_iter()
        .for_each(|told| *counts.entry(told).or_default() += 1);
    ours.into_iter()
        .for_each(|told| *counts.entry(told).or_default() -= 1);
    let differing: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count != 0)
        .collect();
    for (told, count) in differing.iter().take(10usize.saturating_sub(before)) {
        let who = if *count > 0 { "buf only" } else { "ours only" };
        println!("{who} ({count}): {told:?}\n   {}", batch.config_of(&told.0));
        let text = batch.text(&told.0);
        let line = told.1 as usize;
        for (index, text) in text
            .lines()
            .enumerate()
            .skip(line.saturating_sub(4))
            .take(5)
        {
            println!("   {:3} {text}", index + 1);
        }
    }
    differing.len()
}
