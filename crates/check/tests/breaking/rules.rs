//! The registry is whole, and the examples in the help of each rule say what the rule says.

use std::collections::BTreeSet;
use std::path::Path;

use playground_check::breaking::{self, BreakingRule, RULES};
use playground_check::config::{BreakingConfig, Selection};

use crate::oracle::Files;
use crate::ours;

#[test]
fn ids_are_sorted_and_every_file_is_registered() {
    assert!(RULES.is_sorted_by(|one, two| one.id < two.id));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/breaking/rules");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.filter(|name| name != "mod.rs").collect();
    let registered: BTreeSet<String> = RULES
        .iter()
        .map(|rule| format!("{}.rs", rule.id.to_lowercase()))
        .collect();
    assert_eq!(files, registered);
    for rule in RULES {
        assert_eq!(breaking::rule(rule.id).map(|found| found.id), Some(rule.id));
        assert!(
            rule.id
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        let help = rule.help();
        assert!(help.summary.ends_with('.'), "{}", rule.id);
        let headings: Vec<&str> = help
            .text
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        let expect = if rule.deprecated {
            &["## Why"][..]
        } else {
            &["## Why", "## Before", "## Bad", "## Good"]
        };
        assert_eq!(headings, expect, "{}", rule.id);
    }
}

#[test]
fn replacements_are_rules() {
    for rule in RULES {
        assert!(
            rule.replacements.is_empty() || rule.deprecated,
            "{}",
            rule.id
        );
        for other in rule.replacements {
            assert!(
                breaking::rule(other).is_some_and(|other| !other.deprecated),
                "{}: {other}",
                rule.id
            );
        }
    }
}

#[test]
fn examples_say_what_the_rule_says() {
    for rule in RULES.iter().filter(|rule| !rule.deprecated) {
        let before = example(rule, "Before");
        let bad = found(rule, &before, &example(rule, "Bad"));
        assert!(!bad.is_empty(), "{}: the bad example is good", rule.id);
        assert!(
            bad.iter().all(|found| found == rule.id),
            "{}: {bad:?}",
            rule.id
        );
        let good = found(rule, &before, &example(rule, "Good"));
        assert!(good.is_empty(), "{}: the good example is bad", rule.id);
    }
}

/// The files of an example: fences with a path, or one without.
pub fn example(rule: &BreakingRule, heading: &str) -> Files {
    let text = rule.help().text;
    let (_, rest) = text.split_once(&format!("## {heading}\n")).unwrap();
    let section = rest.split("\n## ").next().unwrap();
    let fences = section.split("```proto").skip(1).map(|fence| {
        let (path, text) = fence.split_once('\n').unwrap();
        let path = if path.trim().is_empty() {
            "a.proto"
        } else {
            path.trim()
        };
        (
            path.to_owned(),
            text.split("```").next().unwrap().to_owned(),
        )
    });
    fences.collect()
}

fn found(rule: &BreakingRule, before: &Files, after: &Files) -> Vec<String> {
    let only = Selection {
        uses: vec![rule.id.to_owned()],
        ..Selection::default()
    };
    let config = BreakingConfig {
        rules: only,
        ignore_unstable_packages: false,
    };
    let found = ours::found(before, after, &config);
    found.into_iter().map(|found| found.finding.rule).collect()
}
