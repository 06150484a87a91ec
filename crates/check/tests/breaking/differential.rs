//! Random schemas and random changes of them, many in one run of buf.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use playground_check::breaking::RULES;
use playground_check::config::BreakingConfig;
use playground_protos::descriptor::FileDescriptorSet;

use crate::oracle::{self, Files, Folder, cases_in};
use crate::report::{Told, difference};
use crate::rng::Rng;
use crate::schema::Case;
use crate::{all, make, mend, mutate, number, ours, print};

pub const ALL: &str = "version: v2\nbreaking:\n  use: [FILE, PACKAGE, WIRE_JSON, WIRE, CSR]\n";
/// Pairs in one run of buf.
const BATCH: usize = 250;

#[test]
fn random_changes() {
    let Some(buf) = oracle::buf() else {
        return println!("left out: PLAYGROUND_BUF does not name buf");
    };
    let (pairs, seed) = (
        number("PLAYGROUND_PAIRS", 500),
        number("PLAYGROUND_SEED", 1),
    );
    let config = BreakingConfig {
        rules: all(),
        ignore_unstable_packages: false,
    };
    let (mut compared, mut different) = (0, 0);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for start in (seed..seed + pairs).step_by(BATCH) {
        let numbers: Vec<usize> = (start..(start + BATCH).min(seed + pairs)).collect();
        let batch = Batch::valid(&numbers, ALL, &buf, &config);
        compared += batch.numbers.len();
        different += batch.show();
        batch
            .buf
            .iter()
            .for_each(|told| *seen.entry(told.rule.clone()).or_default() += 1);
    }
    let findings: usize = seen.values().sum();
    let dropped = pairs - compared;
    println!(
        "{compared} pairs, {findings} findings of {} rules, {dropped} dropped, {different} differ",
        seen.len()
    );
    println!("{seen:?}");
    for rule in RULES
        .iter()
        .filter(|rule| !rule.deprecated && !seen.contains_key(rule.id))
    {
        println!("never seen: {}", rule.id);
    }
    assert_eq!(different, 0, "pairs with a difference");
    assert!(dropped * 20 < compared, "{dropped} pairs are not valid");
}

/// Both sides of a case.
pub fn case(number: usize) -> (Files, Files) {
    let mut rng = Rng::new(number as u64);
    let mut before = make::case(number, &mut rng);
    mend::mend(&mut before);
    let mut after = before.clone();
    mutate::mutate(&mut after, number, &mut rng);
    mend::mend(&mut after);
    let shape = rng.below(1000) as u64;
    let print = |case: &Case| print::print(case, number, &mut Rng::new(shape));
    (print(&before), print(&after))
}

/// Cases that were compared in one run.
pub struct Batch {
    pub numbers: Vec<usize>,
    before: Files,
    after: Files,
    pub buf: Vec<Told>,
    /// Over what our compiler links, and over what protoc links.
    ours: [Vec<Told>; 2],
}

impl Batch {
    /// Compares the cases that both protoc and buf take; `yaml` is the configuration of buf.
    pub fn valid(numbers: &[usize], yaml: &str, buf: &Path, config: &BreakingConfig) -> Self {
        let mut numbers = numbers.to_vec();
        loop {
            let sides: Vec<(Files, Files)> = numbers.iter().map(|number| case(*number)).collect();
            let (before, after): (Vec<Files>, Vec<Files>) = sides.into_iter().unzip();
            let (before, after) = (before.concat(), after.concat());
            let bad = match told((&before, &after), yaml, buf) {
                Ok((was, is, buf)) => {
                    let linked_by_us = ours::of_sources(&before, &after, config);
                    let by_protoc = ours::of_descriptors(&was.file, &is.file, &after, config);
                    return Self {
                        numbers,
                        before,
                        after,
                        buf,
                        ours: [linked_by_us, by_protoc],
                    };
                }
                Err(bad) => bad,
            };
            if std::env::var_os("PLAYGROUND_LINES").is_some() {
                println!("not valid: {bad}");
            }
            let cases = cases_in(&bad);
            assert!(
                numbers.iter().any(|number| cases.contains(number)),
                "no case is named: {bad}"
            );
            numbers.retain(|number| !cases.contains(number));
        }
    }

    /// Shows what differs; returns the number of cases that do.
    pub fn show(&self) -> usize {
        let [linked_by_us, by_protoc] = &self.ours;
        let mut cases = BTreeSet::new();
        for (sign, list) in [("+ ours", linked_by_us), ("+ ours over protoc", by_protoc)] {
            let (missing, extra) = difference(&self.buf, list);
            cases.extend(shown("- buf", &missing));
            cases.extend(shown(sign, &extra));
        }
        if std::env::var_os("PLAYGROUND_LINES").is_some() {
            cases.iter().take(40).for_each(|case| self.files(*case));
        }
        cases.len()
    }

    fn files(&self, case: usize) {
        let folder = format!("c{case}/");
        for (side, files) in [("before", &self.before), ("after", &self.after)] {
            for (path, text) in files.iter().filter(|file| file.0.starts_with(&folder)) {
                println!("==== {side} {path}\n{text}");
            }
        }
    }
}

/// Prints findings; gives the cases they are about, 0 for one that names none.
fn shown(sign: &str, list: &[&Told]) -> BTreeSet<usize> {
    let mut cases = BTreeSet::new();
    for told in list {
        let path = told.path.as_deref().unwrap_or("none");
        let place = format!("{path}: {}", told.message);
        let about = cases_in(told.path.as_deref().unwrap_or(&place));
        cases.extend(about.first().copied().or(Some(0)));
        println!("{sign} {} {:?} {place}", told.rule, told.place);
    }
    cases
}

type Answers = (FileDescriptorSet, FileDescriptorSet, Vec<Told>);

/// The descriptors of both sides and what buf finds, or what protoc or buf have against the files.
fn told((before, after): (&Files, &Files), yaml: &str, buf: &Path) -> Result<Answers, String> {
    let folder = Folder::new(before, after, yaml);
    let was = folder.descriptors("before", before)?;
    let is = folder.descriptors("after", after)?;
    let told = folder.breaking(buf);
    if !told.iter().any(|told| told.rule == "COMPILE") {
        return Ok((was, is, told));
    }
    let lines = told.iter().map(|told| {
        format!(
            "{}: {}\n",
            told.path.as_deref().unwrap_or_default(),
            told.message
        )
    });
    Err(lines.collect())
}
