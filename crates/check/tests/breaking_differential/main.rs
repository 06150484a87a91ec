//! Our breaking findings against those of buf 1.75, run live on random schemas and random changes of them.
//!
//! `PLAYGROUND_BUF` names the binary; without it the tests say that they were left out. `PLAYGROUND_PAIRS` is the
//! number of pairs, `PLAYGROUND_SEED` where they begin.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod make;
mod mend;
mod mutate;
mod oracle;
mod print;
mod report;
mod rng;
mod schema;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use oracle::{Files, Folder, cases_in};
use playground_check::Image;
use playground_check::breaking::{self, Texts};
use playground_check::config::{BreakingConfig, Selection};
use report::{Told, difference};
use rng::Rng;

const ALL: &str = "version: v2\nbreaking:\n  use: [FILE, PACKAGE, WIRE_JSON, WIRE, CSR]\n";
/// Pairs in one run of buf.
const BATCH: usize = 250;

#[test]
fn random_changes() {
    let Some(buf) = oracle::buf() else {
        return println!("left out: PLAYGROUND_BUF does not name buf");
    };
    let (pairs, seed) = (number("PLAYGROUND_PAIRS", 500), number("PLAYGROUND_SEED", 1));
    let config = BreakingConfig { rules: all(), ignore_unstable_packages: false };
    let (mut compared, mut findings, mut different, mut dropped) = (0, 0, 0, 0);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for start in (seed..seed + pairs).step_by(BATCH) {
        let numbers: Vec<usize> = (start..(start + BATCH).min(seed + pairs)).collect();
        let batch = Batch::valid(&numbers, &buf, &config);
        dropped += numbers.len() - batch.numbers.len();
        compared += batch.numbers.len();
        findings += batch.buf.len();
        for told in &batch.buf {
            *seen.entry(told.rule.clone()).or_default() += 1;
        }
        different += batch.show();
    }
    println!("{compared} pairs, {findings} findings of {} rules, {dropped} dropped, {different} differ", seen.len());
    println!("{seen:?}");
    let never: Vec<_> = breaking::RULES.iter().filter(|rule| !rule.deprecated && !seen.contains_key(rule.id)).collect();
    never.iter().for_each(|rule| println!("never seen: {}", rule.id));
    assert_eq!(different, 0, "pairs with a difference");
    assert!(dropped * 20 < compared, "{dropped} pairs are not valid");
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |value| value.parse().unwrap())
}

fn all() -> Selection {
    let uses = ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"];
    Selection { uses: uses.map(str::to_owned).to_vec(), ..Selection::default() }
}

/// Both sides of a case.
fn case(number: usize) -> (Files, Files) {
    let mut rng = Rng::new(number as u64);
    let mut before = make::case(number, &mut rng);
    mend::mend(&mut before);
    let mut after = before.clone();
    mutate::mutate(&mut after, number, &mut rng);
    mend::mend(&mut after);
    let shape = rng.below(1000) as u64;
    let print = |case: &schema::Case| print::print(case, number, &mut Rng::new(shape));
    (print(&before), print(&after))
}

struct Batch {
    numbers: Vec<usize>,
    before: Files,
    after: Files,
    buf: Vec<Told>,
    ours: Vec<Told>,
}

impl Batch {
    /// Compares the cases that both protoc and buf take.
    fn valid(numbers: &[usize], buf: &std::path::Path, config: &BreakingConfig) -> Self {
        let mut numbers = numbers.to_vec();
        loop {
            let sides: Vec<(Files, Files)> = numbers.iter().map(|number| case(*number)).collect();
            let (before, after): (Vec<Files>, Vec<Files>) = sides.into_iter().unzip();
            let (before, after) = (before.concat(), after.concat());
            let folder = Folder::new(&before, &after, ALL);
            let sets = (folder.descriptors("before", &before), folder.descriptors("after", &after));
            let bad = match sets {
                (Ok(was), Ok(is)) => {
                    let told = folder.breaking(buf);
                    match told.iter().any(|told| told.rule == "COMPILE") {
                        false => {
                            let ours = ours(&was.file, &is.file, &after, config);
                            return Self { numbers, before, after, buf: told, ours };
                        }
                        true => told.iter().map(|told| format!("{}: {}\n", told.path.as_deref().unwrap_or_default(), told.message)).collect(),
                    }
                }
                (was, is) => was.err().unwrap_or_default() + &is.err().unwrap_or_default(),
            };
            let cases: BTreeSet<usize> = cases_in(&bad);
            if std::env::var_os("PLAYGROUND_LINES").is_some() {
                println!("not valid: {bad}");
            }
            assert!(numbers.iter().any(|number| cases.contains(number)), "no case is named: {bad}");
            numbers.retain(|number| !cases.contains(number));
        }
    }

    /// Shows what differs; returns the number of cases that do.
    fn show(&self) -> usize {
        let (missing, extra) = difference(&self.buf, &self.ours);
        let mut cases = BTreeSet::new();
        for (sign, list) in [("- buf ", &missing), ("+ ours", &extra)] {
            for told in list {
                let place = format!("{}: {}", told.path.as_deref().unwrap_or("none"), told.message);
                cases.extend(cases_in(&format!("{} ", told.path.as_ref().unwrap_or(&place))));
                println!("{sign} {} {:?} {place}", told.rule, told.place);
            }
        }
        if std::env::var_os("PLAYGROUND_LINES").is_some() {
            for case in cases.iter().take(40) {
                for (side, files) in [("before", &self.before), ("after", &self.after)] {
                    for (path, text) in files.iter().filter(|file| file.0.starts_with(&format!("c{case}/"))) {
                        println!("==== {side} {path}\n{text}");
                    }
                }
            }
        }
        if (missing.len(), extra.len()) == (0, 0) { 0 } else { cases.len().max(1) }
    }
}

fn ours(
    before: &[playground_protos::descriptor::FileDescriptorProto],
    after: &[playground_protos::descriptor::FileDescriptorProto],
    files: &Files,
    config: &BreakingConfig,
) -> Vec<Told> {
    let target = |path: &str| path.starts_with('c');
    let texts: Texts<'_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (before, after) = (Image::new(before, target), Image::new(after, target));
    let found = breaking::check(&before, &after, &texts, config);
    found.iter().map(|found| Told::of_ours(found, files)).collect()
}
