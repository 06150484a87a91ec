//! What holds for every lint rule: its row, its file, its help, and the examples of its help.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

#[path = "support/examples.rs"]
mod examples;
mod support;

use std::collections::BTreeSet;

use examples::{config, example, is_aip};
use std::path::PathBuf;

use playground_check::Image;
use playground_check::config::{Config, Row};
use playground_check::lint::{self, LintRule, RULES};

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
    let files = |folder: &str| {
        let files = std::fs::read_dir(folder).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        files.collect::<Vec<_>>()
    };
    let files = [files(folder), files(&format!("{folder}/aip"))].concat();
    let files = files.into_iter().filter(|path| path.is_file());
    let files: BTreeSet<_> = files.filter(|path| !path.ends_with("mod.rs")).collect();
    let expected = RULES.iter().map(|rule| {
        let group = if is_aip(rule) { "aip/" } else { "" };
        PathBuf::from(format!("{folder}/{group}{}.rs", rule.id.to_lowercase()))
    });
    let expected: BTreeSet<_> = expected.collect();
    assert_eq!(files, expected);
    for (rule, path) in RULES.iter().zip(sorted_by_id(files)) {
        let text = std::fs::read_to_string(path).unwrap();
        assert_eq!(text, rule.source, "{}", rule.id);
    }
}

fn sorted_by_id(files: BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by_key(|path| path.file_stem().map(|name| name.to_ascii_uppercase()));
    files
}

#[test]
fn rules_of_the_aips_name_theirs() {
    for rule in RULES.iter().filter(|rule| is_aip(rule)) {
        let number = rule.id.split('_').nth(1).unwrap();
        let source = format!("<https://google.aip.dev/{number}>");
        assert!(rule.help().text.contains(&source), "{}", rule.id);
    }
    let config = Config::parse("version: v2").unwrap();
    let rows: Vec<_> = RULES.iter().map(Row::from).collect();
    let usual = config.modules[0].lint.rules.choose(&rows);
    assert!(!RULES.iter().any(|rule| is_aip(rule) && usual.has(rule.id)));
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
    let findings = lint::check(&image, &config(rule));
    findings.into_iter().map(|finding| finding.rule).collect()
}
