//! Our verdict, places and descriptors against those of protoc 36.2, run live: on a table of inputs, on mutations of
//! them, and on folders of files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod canonical;
mod case;
mod corpus;
mod descriptor;
mod invent;
mod judge;
mod minimise;
mod mutate;
mod ours;
mod pieces;
mod pools;
mod protoc;
mod report;
mod rng;
mod several;
mod soak;

use std::collections::HashSet;

use case::table;
use judge::{Difference, Judged, each, judge};

#[test]
fn the_table_is_sound() {
    let cases = table();
    let (mut ids, mut inputs) = (HashSet::new(), HashSet::new());
    for case in &cases {
        assert!(ids.insert(&case.id), "{} stands twice", case.id);
        assert!(inputs.insert(&case.files), "{} is another's input", case.id);
    }
    let answers = each(&cases, |protoc, case| protoc.run(case), true);
    for (case, told) in cases.iter().zip(&answers) {
        println!(
            "{}: {}",
            case.id,
            told.text.lines().next().unwrap_or("accepted")
        );
    }
    let rejected = answers
        .iter()
        .filter(|told| !told.accepted && !told.crashed)
        .count()
        * 100
        / cases.len();
    assert!(cases.len() >= 650, "{} cases", cases.len());
    let of_edition = |case: &&case::Case| case.root().1.starts_with("edition");
    let editions = cases.iter().filter(of_edition).count() * 100 / cases.len();
    assert!(editions >= 33, "{editions} % are of an edition");
    assert!((40..=60).contains(&rejected), "{rejected} % are rejected");
}

#[test]
fn verdicts() {
    let cases = table();
    let judged = judge(&cases, true);
    report::numbers(&judged);
    if std::env::var_os("PLAYGROUND_LINES").is_some() {
        report::lines(&judged);
    }
    let differ = |one: &'_ Judged| one.verdict().map(|kind| (kind, report::both(one)));
    let found = judged
        .iter()
        .filter_map(|one| differ(one).map(|(kind, text)| (kind, one, text)));
    report::settle(
        &[Difference::Accept, Difference::Reject, Difference::Panic],
        &found.collect::<Vec<_>>(),
    );
}

#[test]
fn descriptors() {
    let cases = table();
    let judged = judge(&cases, true);
    let differ = |one: &'_ Judged| one.descriptors().map(|text| (Difference::Descriptor, text));
    let found = judged
        .iter()
        .filter_map(|one| differ(one).map(|(kind, text)| (kind, one, text)));
    report::settle(&[Difference::Descriptor], &found.collect::<Vec<_>>());
}

#[test]
fn mutations() {
    assert_eq!(soak::run(), 0, "mutations on which the verdicts differ");
}

#[test]
#[ignore = "needs PLAYGROUND_CORPUS, a folder of files"]
fn corpus_of_files() {
    let folder = std::env::var_os("PLAYGROUND_CORPUS").expect("PLAYGROUND_CORPUS names a folder");
    assert_eq!(
        corpus::run(folder.as_ref()),
        0,
        "files on which the answers differ"
    );
}
