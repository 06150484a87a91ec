//! What buf found in some schemas, kept in `tests/recorded/lint.txt` with the files, so that every run of the tests
//! compares with it. `PLAYGROUND_RECORD` makes the file anew: few random schemas in which each rule finds something.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use playground_check::config::Config;

use crate::batch::{Batch, Told};
use crate::ours;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recorded/lint.txt");

#[test]
fn finds_what_buf_found() {
    if let Some(buf) = std::env::var_os("PLAYGROUND_BUF")
        && std::env::var_os("PLAYGROUND_RECORD").is_some()
    {
        record(&PathBuf::from(buf));
    }
    let text = std::fs::read_to_string(FILE).unwrap();
    let (mut schemas, mut findings) = (0, 0);
    for section in text.split("======== ").skip(1) {
        let (config, files, mut told) = read(section);
        let config = Config::parse(&config).unwrap_or_else(|errors| panic!("{errors:?}"));
        let found = ours::found(&files, &config.modules[0].lint);
        let mut found = ours::told(&files.into_iter().collect(), found);
        found.sort();
        told.sort();
        assert_eq!(found, told, "{section}");
        (schemas, findings) = (schemas + 1, findings + told.len());
    }
    assert!(
        schemas > 5 && findings > 100,
        "{schemas} schemas, {findings} findings"
    );
}

/// The configurations and files.
pub fn schemas() -> Vec<(String, Vec<(String, String)>)> {
    let text = std::fs::read_to_string(FILE).unwrap();
    let sections = text.split("======== ").skip(1).map(read);
    sections.map(|(config, files, _)| (config, files)).collect()
}

/// Takes modules of few schemas as long as they have findings of rules that no module before has, the short ones first.
fn record(buf: &Path) {
    let mut found = Vec::new();
    for seed in 90_000..90_120 {
        let mut batch = Batch::new(seed, 2);
        let (told, _) = batch.settle(buf);
        if let [module] = batch.modules.as_slice() {
            let mut text = format!("======== {}", batch.config_text(module));
            let size: usize = module.files().map(|file| file.1.len()).sum();
            for (path, file) in module.files() {
                writeln!(text, "==== {path}\n{file}").unwrap();
            }
            text += "==== buf\n";
            told.iter().for_each(|told| line(&mut text, told));
            let rules: BTreeSet<String> = told.into_iter().map(|told| told.5).collect();
            found.push((size, rules, text));
        }
    }
    found.sort();
    let mut seen = BTreeSet::new();
    found.retain(|(_, rules, _)| {
        let new = rules.iter().filter(|rule| seen.insert((*rule).clone()));
        new.count() > 0
    });
    let texts = found.into_iter().map(|(.., text)| text);
    std::fs::write(FILE, texts.collect::<String>()).unwrap();
}

fn line(text: &mut String, told: &Told) {
    let (path, line, column, end_line, end_column, rule) = told;
    let path = path.split_once('/').unwrap().1;
    writeln!(
        text,
        "{path} {line}:{column} {end_line}:{end_column} {rule}"
    )
    .unwrap();
}

/// The configuration, the files, and what buf found.
fn read(section: &str) -> (String, Vec<(String, String)>, Vec<Told>) {
    let mut parts = section.split("\n==== ");
    let config = parts.next().unwrap().to_owned();
    let (mut files, mut told) = (Vec::new(), Vec::new());
    for part in parts {
        match part.split_once('\n').unwrap() {
            ("buf", text) => told.extend(text.lines().map(read_line)),
            (path, text) => files.push((path.to_owned(), text.to_owned())),
        }
    }
    (config, files, told)
}

fn read_line(line: &str) -> Told {
    let words: Vec<&str> = line.split(' ').collect();
    let numbers = words[1..3].iter().flat_map(|place| place.split(':'));
    let numbers: Vec<u64> = numbers.map(|number| number.parse().unwrap()).collect();
    let [line, column, end_line, end_column] = numbers.try_into().unwrap();
    let (path, rule) = (words[0].to_owned(), words[3].to_owned());
    (path, line, column, end_line, end_column, rule)
}
