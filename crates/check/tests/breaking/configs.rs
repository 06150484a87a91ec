//! Random configurations: which rules they choose, and what they leave out.

use std::collections::BTreeMap;
use std::process::Command;

use playground_check::Version;
use playground_check::breaking::RULES;
use playground_check::config::{BreakingConfig, Config};
use serde_json::Value;

use crate::differential::Batch;
use crate::rng::Rng;
use crate::{number, oracle};

const VERSIONS: &[(&str, Version)] = &[
    ("v1beta1", Version::V1Beta1),
    ("v1", Version::V1),
    ("v2", Version::V2),
];
/// Pairs for one configuration.
const BATCH: usize = 20;

/// The registry against the list buf gives of its own.
#[test]
fn categories_are_those_of_buf() {
    let Some(buf) = oracle::buf() else {
        return println!("left out: PLAYGROUND_BUF does not name buf");
    };
    for (name, version) in VERSIONS {
        let arguments = [
            "config",
            "ls-breaking-rules",
            "--include-deprecated",
            "--format",
            "json",
            "--version",
        ];
        let output = Command::new(&buf)
            .args(arguments)
            .arg(name)
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let rows = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let theirs: BTreeMap<String, _> =
            rows.map(|row| (string(&row["id"]), told(&row))).collect();
        let ours = RULES.iter().filter_map(|rule| {
            let mut categories = rule.categories.of(*version)?.to_vec();
            categories.sort_unstable();
            let default = categories.contains(&"FILE");
            let categories: Vec<String> = categories.into_iter().map(str::to_owned).collect();
            let instead = rule
                .replacements
                .iter()
                .map(|id| (*id).to_owned())
                .collect();
            Some((
                rule.id.to_owned(),
                (categories, default, rule.deprecated, instead),
            ))
        });
        assert_eq!(ours.collect::<BTreeMap<_, _>>(), theirs, "{name}");
    }
}

/// Categories, whether it is on by default, whether it is deprecated, what took its place.
fn told(row: &Value) -> (Vec<String>, bool, bool, Vec<String>) {
    let list = |value: &Value| {
        value
            .as_array()
            .into_iter()
            .flatten()
            .map(string)
            .collect::<Vec<_>>()
    };
    let mut categories = list(&row["categories"]);
    categories.sort_unstable();
    (
        categories,
        row["default"] == true,
        row["deprecated"] == true,
        list(&row["replacements"]),
    )
}

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn random_configurations() {
    let Some(buf) = oracle::buf() else {
        return println!("left out: PLAYGROUND_BUF does not name buf");
    };
    let (configs, seed) = (
        number("PLAYGROUND_CONFIGS", 20),
        number("PLAYGROUND_SEED", 1),
    );
    let (mut findings, mut different) = (0, 0);
    for index in seed..seed + configs {
        let numbers: Vec<usize> = (0..BATCH)
            .map(|at| 5_000_000 + index * BATCH + at)
            .collect();
        let yaml = yaml(&numbers, &mut Rng::new(index as u64));
        let batch = Batch::valid(&numbers, &yaml, &buf, &breaking(&yaml));
        let differ = batch.show();
        if differ > 0 {
            println!("{yaml}");
        }
        findings += batch.buf.len();
        different += differ;
    }
    println!("{configs} configurations, {findings} findings, {different} pairs differ");
    assert_eq!(different, 0, "pairs with a difference");
    assert!(findings > configs, "the configurations leave something");
}

fn breaking(yaml: &str) -> BreakingConfig {
    let config = Config::parse(yaml).unwrap_or_else(|errors| panic!("{errors:?}\n{yaml}"));
    config.modules[0].breaking.clone()
}

fn yaml(numbers: &[usize], rng: &mut Rng) -> String {
    let (name, version) = rng.pick(VERSIONS);
    let rows = RULES
        .iter()
        .filter_map(|rule| Some((rule.id, rule.categories.of(version)?)));
    let mut names: Vec<&str> = rows
        .flat_map(|(id, categories)| [&[id], categories].concat())
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut text = format!("version: {name}\nbreaking:\n");
    let some = |most: usize, rng: &mut Rng| -> Vec<&str> {
        (0..rng.below(most)).map(|_| rng.pick(&names)).collect()
    };
    list(&mut text, "use", &some(6, rng));
    list(&mut text, "except", &some(4, rng));
    list(&mut text, "ignore", &paths(numbers, rng));
    let only = some(4, rng);
    if !only.is_empty() {
        text += "  ignore_only:\n";
        for (index, name) in only.iter().enumerate() {
            if !only[..index].contains(name) {
                let mut paths = paths(numbers, rng);
                paths.push(path(numbers[0]));
                list(&mut text, &format!("  {name}"), &paths);
            }
        }
    }
    if rng.one_in(2) {
        text += "  ignore_unstable_packages: true\n";
    }
    text
}

fn list(text: &mut String, key: &str, items: &[impl AsRef<str>]) {
    let mut items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.sort_unstable();
    items.dedup();
    if !items.is_empty() {
        *text += &format!("  {key}: [{}]\n", items.join(", "));
    }
}

/// The folder of a case, or a file in it, but always the same: buf takes no path within another.
fn path(number: usize) -> String {
    match number % 3 {
        0 => format!("c{number}"),
        kind => format!("c{number}/f{}.proto", kind - 1),
    }
}

/// Folders and files of some cases.
fn paths(numbers: &[usize], rng: &mut Rng) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..rng.below(8) {
        found.push(path(rng.pick(numbers)));
    }
    found
}
