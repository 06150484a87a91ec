//! The fixes of the lint rules: which rules have them, and that those of the examples are right.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

#[path = "support/examples.rs"]
mod examples;
#[path = "support/fixes.rs"]
mod fixes;
mod support;

use std::collections::BTreeSet;

use examples::{config, example};
use fixes::{Tally, compiled, sources, try_lint};
use playground_check::fix::{Offer, apply};
use playground_check::lint::RULES;
use playground_check::{Fixer, fix_all, lint};
use playground_schema::SourceFile;

/// Rules that offer fixes at least.
const WANTED: usize = 20;

#[test]
fn fixes_of_examples_are_right() {
    let mut tally = Tally::new();
    let mut bad = Vec::new();
    for rule in RULES {
        bad.extend(try_lint(
            &example(rule, "## Bad"),
            &config(rule),
            &mut tally,
        ));
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    let fixed = tally.values().filter(|[some, _]| *some > 0).count();
    assert!(fixed >= WANTED, "{fixed} rules have fixes: {tally:#?}");
}

#[test]
fn nearly_all_findings_can_be_accepted_where_they_are() {
    let [mut all, mut accepted] = [0, 0];
    for rule in RULES {
        let Ok(files) = compiled(&sources(&example(rule, "## Bad"))) else {
            continue;
        };
        let fixer = Fixer::new(&files);
        let found = lint(&files, &config(rule));
        all += found.len();
        let silenced = found.iter().filter_map(|finding| fixer.silence(finding));
        accepted += silenced.count();
    }
    assert!(accepted * 10 > all * 9, "{accepted} of {all}");
}

#[test]
fn protoc_takes_what_comes_of_them() {
    for rule in RULES {
        let files = sources(&example(rule, "## Bad"));
        let Ok(compiled) = compiled(&files) else {
            continue;
        };
        let fixer = Fixer::new(&compiled);
        let found = lint(&compiled, &config(rule));
        for fix in found.iter().flat_map(|finding| fixer.lint(finding)) {
            let after = apply(&files, &fix).unwrap().into_iter();
            let after: Vec<_> = after.map(|file| (file.path, file.text)).collect();
            support::compiled(&after);
        }
    }
}

#[test]
fn all_at_once_leave_nothing_that_has_a_fix() {
    let examples = RULES.iter().filter(|rule| !rule.id.starts_with("AIP"));
    let mut done = BTreeSet::new();
    for rule in examples {
        let config = config(rule);
        let files = sources(&example(rule, "## Bad"));
        let look = |files: &[SourceFile], _: &[_]| -> Result<Offer, ()> {
            let Ok(compiled) = compiled(files) else {
                return Ok(Offer {
                    errors: vec![String::new()],
                    ..Offer::default()
                });
            };
            let fixer = Fixer::new(&compiled);
            let found = lint(&compiled, &config);
            Ok(Offer {
                errors: Vec::new(),
                fixes: found
                    .iter()
                    .filter_map(|finding| fixer.lint(finding).into_iter().next())
                    .collect(),
            })
        };
        let before = look(&files, &[]).unwrap().fixes.len();
        let fixed = fix_all(files, look).unwrap();
        let left = look(&fixed.files, &[]).unwrap();
        assert!(
            left.fixes.is_empty() && left.errors.is_empty(),
            "{}: {left:#?}",
            rule.id
        );
        if before > 0 {
            done.insert(rule.id);
        }
    }
    assert!(done.len() >= WANTED, "{done:?}");
}
