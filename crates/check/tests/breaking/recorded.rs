//! What buf found in some pairs, kept in `tests/recorded/breaking.txt` with the files, so that every run of the tests
//! compares with it. `PLAYGROUND_RECORD` makes the file anew: few random pairs in which each rule finds something.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use playground_check::config::BreakingConfig;

use crate::differential::{ALL, Batch, case};
use crate::oracle::{self, Files, cases_in};
use crate::report::{Told, difference};
use crate::{all, ours};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recorded/breaking.txt");
/// All rules.
pub const CONFIG: fn() -> BreakingConfig = || BreakingConfig {
    rules: all(),
    ignore_unstable_packages: false,
};

#[test]
fn finds_what_buf_found() {
    if let (Some(buf), Some(_)) = (oracle::buf(), std::env::var_os("PLAYGROUND_RECORD")) {
        record(&buf);
    }
    let (before, after, told) = read(&std::fs::read_to_string(FILE).unwrap());
    let ours = ours::of_sources(&before, &after, &CONFIG());
    let (missing, extra) = difference(&told, &ours);
    assert!(
        missing.is_empty() && extra.is_empty(),
        "buf only: {missing:#?}\nours only: {extra:#?}"
    );
    assert!(told.len() > 100, "{} findings", told.len());
}

/// Takes pairs as long as they have findings of rules that no pair before has, the short ones first; then asks buf
/// about those alone.
fn record(buf: &Path) {
    let mut numbers: Vec<usize> = (7_000_000..7_000_500).collect();
    let told = Batch::valid(&numbers, ALL, buf, &CONFIG()).buf;
    let mut found: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for told in &told {
        for number in cases_in(told.path.as_deref().unwrap_or(&told.message)) {
            found.entry(number).or_default().insert(&told.rule);
        }
    }
    let size = |number: &usize| {
        case(*number)
            .1
            .iter()
            .map(|file| file.1.len())
            .sum::<usize>()
    };
    numbers.sort_by_key(size);
    let mut seen = BTreeSet::new();
    numbers.retain(|number| {
        let rules = found.get(number).into_iter().flatten();
        rules.filter(|rule| seen.insert(**rule)).count() > 0
    });
    let batch = Batch::valid(&numbers, ALL, buf, &CONFIG());
    let mut text = String::new();
    for number in &batch.numbers {
        let (before, after) = case(*number);
        files(&mut text, "before", &before);
        files(&mut text, "after", &after);
    }
    text += "==== buf\n";
    batch.buf.iter().for_each(|told| line(&mut text, told));
    std::fs::write(FILE, text).unwrap();
}

fn files(text: &mut String, side: &str, files: &Files) {
    for (path, file) in files {
        writeln!(text, "==== {side} {path}\n{file}").unwrap();
    }
}

fn line(text: &mut String, told: &Told) {
    let [line, column, end_line, end_column] = told.place;
    let path = told.path.as_deref().unwrap_or("-");
    writeln!(
        text,
        "{path} {line}:{column} {end_line}:{end_column} {}",
        told.rule
    )
    .unwrap();
}

/// Both sides of all pairs.
pub fn sides() -> (Files, Files) {
    let (before, after, _) = read(&std::fs::read_to_string(FILE).unwrap());
    (before, after)
}

/// Both sides, and what buf found.
fn read(text: &str) -> (Files, Files, Vec<Told>) {
    let (mut before, mut after, mut told) = (Files::new(), Files::new(), Vec::new());
    for section in text.strip_prefix("==== ").unwrap().split("\n==== ") {
        let (heading, text) = section.split_once('\n').unwrap();
        let file = |path: &str| (path.to_owned(), text.to_owned());
        match heading.split_once(' ') {
            Some(("before", path)) => before.push(file(path)),
            Some((_, path)) => after.push(file(path)),
            None => told.extend(text.lines().map(read_line)),
        }
    }
    (before, after, told)
}

fn read_line(line: &str) -> Told {
    let words: Vec<&str> = line.split(' ').collect();
    let numbers = words[1..3].iter().flat_map(|place| place.split(':'));
    let place: Vec<u64> = numbers.map(|number| number.parse().unwrap()).collect();
    Told {
        path: (words[0] != "-").then(|| words[0].to_owned()),
        place: place.try_into().unwrap(),
        rule: words[3].to_owned(),
        message: String::new(),
    }
}
