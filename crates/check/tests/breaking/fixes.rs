//! Every fix of every breaking change in the examples, in the recorded pairs and in random ones.

use std::collections::BTreeMap;

use playground_check::breaking::RULES;
use playground_check::config::{BreakingConfig, Selection};
use playground_check::{Fixer, breaking, breaking::Imports};

use crate::differential::case;
use crate::oracle::Files;
use crate::recorded::{CONFIG, sides};
use crate::rules::example;
use crate::support_fixes::{Tally, compiled, show, sources, wrong};

/// Pairs in a usual run of the tests.
const FEW: usize = 100;

/// Rules that offer fixes at least.
const WANTED: usize = 20;

#[test]
fn fixes_of_examples_are_right() {
    let mut tally = Tally::new();
    let mut bad = Vec::new();
    for rule in RULES.iter().filter(|rule| !rule.deprecated) {
        let config = BreakingConfig {
            rules: Selection {
                uses: vec![rule.id.to_owned()],
                ..Selection::default()
            },
            ignore_unstable_packages: false,
        };
        let (before, after) = (example(rule, "Before"), example(rule, "Bad"));
        bad.extend(try_all(&before, &after, &config, &mut tally));
    }
    told(&bad, &tally);
    let fixed = tally.values().filter(|[some, _]| *some > 0).count();
    assert!(fixed >= WANTED, "{fixed} rules have fixes");
}

#[test]
fn fixes_of_recorded_pairs_are_right() {
    let mut tally = Tally::new();
    let mut bad = Vec::new();
    for (before, after) in apart(sides()) {
        bad.extend(try_all(&before, &after, &CONFIG(), &mut tally));
    }
    told(&bad, &tally);
}

#[test]
fn fixes_of_random_pairs_are_right() {
    let mut tally = Tally::new();
    let mut bad = Vec::new();
    let start = crate::number("PLAYGROUND_SEED", 300_000);
    for number in start..start + crate::number("PLAYGROUND_PAIRS", FEW) {
        let (before, after) = case(number);
        bad.extend(try_all(&before, &after, &CONFIG(), &mut tally));
    }
    told(&bad, &tally);
}

/// The files of each pair by their first folder.
fn apart((before, after): (Files, Files)) -> Vec<(Files, Files)> {
    let mut pairs: BTreeMap<String, (Files, Files)> = BTreeMap::new();
    let folder = |path: &str| path.split('/').next().unwrap().to_owned();
    for file in before {
        pairs.entry(folder(&file.0)).or_default().0.push(file);
    }
    for file in after {
        pairs.entry(folder(&file.0)).or_default().1.push(file);
    }
    pairs.into_values().collect()
}

fn try_all(
    before: &Files,
    after: &Files,
    config: &BreakingConfig,
    tally: &mut Tally,
) -> Vec<String> {
    let after = sources(after);
    let (Ok(was), Ok(is)) = (compiled(&sources(before)), compiled(&after)) else {
        return Vec::new();
    };
    let (old, new) = (Fixer::new(&was), Fixer::new(&is));
    let find = |files: &playground_check::Files| {
        let found = breaking(&was, files, config, Imports::Checked);
        found.into_iter().map(|found| found.finding.rule).collect()
    };
    let mut bad = Vec::new();
    for found in breaking(&was, &is, config, Imports::Checked) {
        let rule = &found.finding.rule;
        let fixes = new.breaking(&old, &found);
        tally.entry(rule.clone()).or_default()[usize::from(fixes.is_empty())] += 1;
        for fix in fixes {
            if let Some(why) = wrong(&after, &fix, rule, &find) {
                bad.push(show(&after, &fix, rule, &why));
            }
        }
    }
    bad
}

fn told(bad: &[String], tally: &Tally) {
    for (rule, [some, none]) in tally {
        println!("{rule}: {some} with fixes, {none} without");
    }
    for text in bad.iter().take(400) {
        println!("{text}");
    }
    let fixed: usize = tally.values().map(|[some, _]| some).sum();
    assert!(bad.is_empty(), "{} of {fixed} are wrong", bad.len());
}
