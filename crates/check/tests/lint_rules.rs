//! What holds for every lint rule: its row, its file, its help, and the examples of its help.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use playground_check::config::{LintConfig, Selection};
use playground_check::lint::{self, LintRule, RULES};
use playground_check::{Image, Version};

#[test]
fn ids_are_sorted_and_there_once() {
    assert!(RULES.is_sorted_by(|a, b| a.id < b.id));
    for rule in RULES {
        let id = rule.id;
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'),
            "{id}"
        );
        assert_eq!(lint::rule(id).map(|rule| rule.id), Some(id));
    }
    assert!(lint::rule("NONE").is_none());
}

#[test]
fn every_file_is_that_of_a_rule() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/rules");
    let files = std::fs::read_dir(folder).unwrap();
    let files: BTreeSet<String> = files
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "mod.rs")
        .collect();
    let expected: BTreeSet<String> = RULES
        .iter()
        .map(|rule| format!("{}.rs", rule.id.to_lowercase()))
        .collect();
    assert_eq!(files, expected);
    for rule in RULES {
        let path = format!("{folder}/{}.rs", rule.id.to_lowercase());
        assert_eq!(
            std::fs::read_to_string(path).unwrap(),
            rule.source,
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_help_says_what_why_bad_and_good() {
    for rule in RULES {
        let help = rule.help();
        let headings: Vec<_> = help
            .text
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        assert_eq!(headings, ["## Why", "## Bad", "## Good"], "{}", rule.id);
        assert!(
            help.summary.ends_with('.') || help.summary.ends_with("`."),
            "{}",
            rule.id
        );
    }
}

#[test]
fn bad_examples_break_their_rule_and_good_ones_none() {
    for rule in RULES {
        let mut expected = BTreeSet::from([rule.id]);
        expected.extend(also(rule.id));
        if rule.deprecated {
            expected.clear();
        }
        assert_eq!(
            found(rule, "## Bad"),
            names(&expected),
            "bad example of {}",
            rule.id
        );
        assert_eq!(
            found(rule, "## Good"),
            BTreeSet::new(),
            "good example of {}",
            rule.id
        );
    }
}

/// Files that share a folder without sharing a package cannot all lie where their package says.
fn also(id: &str) -> Option<&'static str> {
    ["DIRECTORY_SAME_PACKAGE", "PACKAGE_SAME_DIRECTORY"]
        .contains(&id)
        .then_some("PACKAGE_DIRECTORY_MATCH")
}

fn names(ids: &BTreeSet<&str>) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Ids of the rules that the example under a heading breaks, of the usual ones and this one.
fn found(rule: &LintRule, heading: &str) -> BTreeSet<String> {
    let set = support::compiled(&example(rule, heading));
    let image = Image::new(&set.file, |path| {
        !path.starts_with("google/") && !path.starts_with("buf/")
    });
    let version = [Version::V2, Version::V1, Version::V1Beta1]
        .into_iter()
        .find(|version| rule.categories.of(*version).is_some());
    let config = LintConfig {
        rules: Selection {
            version: version.unwrap(),
            uses: vec!["STANDARD".to_owned(), rule.id.to_owned()],
            ..Selection::default()
        },
        ..LintConfig::default()
    };
    let findings = lint::check(&image, &config);
    findings.into_iter().map(|finding| finding.rule).collect()
}

/// The files of the example under a heading. `// file: PATH` begins one; without it, a file lies in the folder of its
/// package.
fn example(rule: &LintRule, heading: &str) -> Vec<(String, String)> {
    let help = rule.help().text;
    let (_, after) = help.split_once(heading).unwrap();
    let (_, code) = after.split_once("```proto\n").unwrap();
    let (code, _) = code.split_once("```").unwrap();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = default_path(code);
    for line in code.lines() {
        match line.strip_prefix("// file: ") {
            Some(other) => path = other.to_owned(),
            None => *files.entry(path.clone()).or_default() += &format!("{line}\n"),
        }
    }
    files.into_iter().collect()
}

fn default_path(code: &str) -> String {
    let package = code
        .lines()
        .find_map(|line| line.strip_prefix("package ")?.strip_suffix(';'));
    let folder = package.unwrap_or_default().replace('.', "/");
    format!("{folder}/example.proto")
}
