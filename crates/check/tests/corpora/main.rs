//! Our rules against buf on folders of real schemas: `PLAYGROUND_CORPORA` names the folders to lint, with `:` between
//! them; `PLAYGROUND_CHANGES` pairs `OLD=NEW` of folders to compare. `PLAYGROUND_BUF` names buf.
//!
//! Files that do not compile here or for buf are left out, and their number is told.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

mod corpus;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::{Corpus, Told, buf};
use playground_check::breaking::Imports;
use playground_check::config::{BreakingConfig, Config, LintConfig};

const LINT: &str = r#"{"version":"v2","lint":{"use":["STANDARD","COMMENTS","UNARY_RPC","STABLE_PACKAGE_NO_IMPORT_UNSTABLE"]}}"#;
const BREAKING: &str =
    r#"{"version":"v2","breaking":{"use":["FILE","PACKAGE","WIRE_JSON","WIRE","CSR"]}}"#;

#[test]
fn lint_finds_what_buf_finds() {
    let Some((program, folders)) = wanted("PLAYGROUND_CORPORA") else {
        return;
    };
    let config = lint_config();
    for folder in folders.split(':') {
        let mut corpus = Corpus::read(Path::new(folder));
        let theirs = loop {
            corpus.write();
            let start = Instant::now();
            let told = buf(&program, corpus.folder(), &["lint", "--config", LINT]);
            println!("buf: {:?}", start.elapsed());
            if !corpus.drop_refused(&told) {
                break told;
            }
        };
        let start = Instant::now();
        let files = corpus.compiled();
        println!("compiled: {:?}", start.elapsed());
        let start = Instant::now();
        let found = playground_check::lint(&files, &config);
        println!("linted: {:?}", start.elapsed());
        let ours = Told::all(&files, found.iter());
        compare(folder, &corpus, theirs, ours);
    }
}

#[test]
fn breaking_finds_what_buf_finds() {
    let Some((program, changes)) = wanted("PLAYGROUND_CHANGES") else {
        return;
    };
    let config = Config::parse(BREAKING).unwrap().modules.remove(0).breaking;
    for change in changes.split(':') {
        let (old, new) = change.split_once('=').unwrap();
        let (mut old, mut new) = (Corpus::read(Path::new(old)), Corpus::read(Path::new(new)));
        let theirs = loop {
            old.write();
            new.write();
            let against = old.folder().to_str().unwrap();
            let arguments = ["breaking", "--config", BREAKING, "--against", against];
            let arguments = [&arguments[..], &["--against-config", BREAKING]].concat();
            let told = buf(&program, new.folder(), &arguments);
            let (in_old, in_new) = (old.drop_refused(&told), new.drop_refused(&told));
            if !in_old && !in_new {
                break told;
            }
        };
        compare(change, &new, theirs, broken(&old, &new, &config));
    }
}

fn broken(old: &Corpus, new: &Corpus, config: &BreakingConfig) -> Vec<Told> {
    let (old, new) = (old.compiled(), new.compiled());
    let start = Instant::now();
    let found = playground_check::breaking(&old, &new, config, Imports::Checked);
    println!("compared: {:?}", start.elapsed());
    Told::all(&new, found.iter().map(|found| &found.finding))
}

/// buf and what is asked for; says so if either is missing.
fn wanted(name: &str) -> Option<(PathBuf, String)> {
    let found = std::env::var_os("PLAYGROUND_BUF").zip(std::env::var(name).ok());
    if found.is_none() {
        println!("not compared: PLAYGROUND_BUF or {name} is not set");
    }
    found.map(|(program, wanted)| (PathBuf::from(program), wanted))
}

fn lint_config() -> LintConfig {
    Config::parse(LINT).unwrap().modules.remove(0).lint
}

fn compare(name: &str, corpus: &Corpus, theirs: Vec<Told>, ours: Vec<Told>) {
    let findings = theirs.len();
    let mut counts: BTreeMap<Told, i32> = BTreeMap::new();
    theirs
        .into_iter()
        .for_each(|told| *counts.entry(told).or_default() += 1);
    ours.into_iter()
        .for_each(|told| *counts.entry(told).or_default() -= 1);
    counts.retain(|_, count| *count != 0);
    for (told, count) in counts.iter().take(40) {
        let who = if *count > 0 { "buf only" } else { "ours only" };
        println!("{who} ({count}): {told:?}");
    }
    let (files, dropped) = (corpus.len(), corpus.dropped());
    println!(
        "{name}: {files} files ({dropped} left out), {findings} findings, {} differ",
        counts.len()
    );
    assert!(counts.is_empty());
}
