//! Explanations: each claim is decoded, and none panics.

use std::collections::BTreeSet;

use playground_check::breaking::{BreakingFinding, RULES};
use playground_check::config::{BreakingConfig, Selection};
use playground_check::explain::{Example, Explanation, Outcome, Writer};

use crate::differential::case;
use crate::oracle::{self, Files};
use crate::rules::example;
use crate::{all, judge, number, ours};

/// Findings of some rules, explained.
pub fn explained(
    before: &Files,
    after: &Files,
    rules: Selection,
) -> Vec<(BreakingFinding, Explanation)> {
    let config = BreakingConfig {
        rules,
        ignore_unstable_packages: false,
    };
    let found = ours::found(before, after, &config);
    let (before, after) = (ours::compiled(before), ours::compiled(after));
    let explanations = playground_check::explain(&before, &after, &found);
    assert_eq!(found.len(), explanations.len());
    found.into_iter().zip(explanations).collect()
}

fn breaks(example: &Option<Example>) -> bool {
    example
        .as_ref()
        .is_some_and(|example| example.outcome.breaks())
}

fn one(rule: &str) -> Selection {
    Selection {
        uses: vec![rule.to_owned()],
        ..Selection::default()
    }
}

/// What no decoder shows: a feature says whether JSON is promised to work.
const NO_EXAMPLE: &[&str] = &["ENUM_SAME_JSON_FORMAT", "MESSAGE_SAME_JSON_FORMAT"];

#[test]
fn each_rule_says_truly_who_breaks() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !rule.deprecated) {
        for (found, explained) in explained(
            &example(rule, "Before"),
            &example(rule, "Bad"),
            one(rule.id),
        ) {
            let Explanation { json, wire, .. } = &explained;
            let shown = (breaks(json), breaks(wire));
            let claimed = (found.breaks.json, found.breaks.wire);
            if explained.breaks != found.breaks
                || shown != claimed && !NO_EXAMPLE.contains(&rule.id)
            {
                wrong.push(format!(
                    "{}: claims {:?}, shown {:?} {shown:?}",
                    rule.id, found.breaks, explained.breaks
                ));
            }
            if explained.breaks.source && explained.source.is_none() {
                wrong.push(format!("{}: no line on source", rule.id));
            }
            assert!(!explained.advice.is_empty());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Of a default no decoder prints anything.
const NOT_PRINTED: &[&str] = &["FIELD_SAME_DEFAULT"];
/// The message has another name on the other side.
const REPLACED: &[&str] = &["RPC_SAME_REQUEST_TYPE", "RPC_SAME_RESPONSE_TYPE"];

#[test]
fn protoc_reads_the_examples_of_bytes_as_told() {
    let mut judged = BTreeSet::new();
    for rule in RULES
        .iter()
        .filter(|rule| !rule.deprecated && !REPLACED.contains(&rule.id))
    {
        let (before, after) = (example(rule, "Before"), example(rule, "Bad"));
        for (_, explained) in explained(&before, &after, one(rule.id)) {
            let wire = explained.wire.filter(|wire| wire.reader.is_none());
            let Some(wire) = wire.filter(is_of) else {
                continue;
            };
            let [meant, read] = judge::decoded(&before, &after, &wire);
            if wire.outcome.breaks() && !NOT_PRINTED.contains(&rule.id) {
                assert!(meant != read, "{}: {wire:#?} {meant:?}", rule.id);
            } else if let (Some(meant), Some(read)) = (&meant, &read) {
                let unnamed = |text: &str| {
                    judge::values(text)
                        .iter()
                        .filter(|value| value.parse::<u32>().is_err())
                        .map(|value| (*value).to_owned())
                        .collect::<Vec<_>>()
                };
                assert_eq!(unnamed(meant), unnamed(read), "{}: {wire:#?}", rule.id);
            } else {
                panic!("{}: protoc refuses {wire:#?}", rule.id);
            }
            judged.insert(rule.id);
        }
    }
    assert!(
        judged.contains("FIELD_SAME_TYPE") && judged.contains("FIELD_NO_DELETE"),
        "{judged:?}"
    );
}

#[test]
fn buf_reads_the_examples_of_json_as_told() {
    let Some(buf) = oracle::buf() else {
        return println!("left out: PLAYGROUND_BUF does not name buf");
    };
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| !rule.deprecated) {
        let (before, after) = (example(rule, "Before"), example(rule, "Bad"));
        for (_, explained) in explained(&before, &after, one(rule.id)) {
            let json = explained.json.filter(|json| json.reader.is_none());
            let Some(json) = json.filter(|json| is_of(json) && !REPLACED.contains(&rule.id)) else {
                continue;
            };
            let (writer, reader) = match json.by {
                Writer::Before => (&before, &after),
                Writer::After => (&after, &before),
            };
            let reads = |files| judge::buf_reads(&buf, files, &json.of, &json.written);
            // buf leaves out what it does not know.
            let is_unknown = json.read.starts_with("unrecognized field name");
            let told = json.outcome == Outcome::Refused && !is_unknown;
            if !reads(writer) || reads(reader) == told {
                wrong.push(format!("{}: {json:#?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether an example is of a message of the schema.
fn is_of(example: &Example) -> bool {
    example.of.starts_with("acme")
}

#[test]
fn random_changes_are_explained() {
    let mut seen = BTreeSet::new();
    let count = number("PLAYGROUND_EXPLAINED", 400);
    for number in 1..=count {
        let (before, after) = case(number);
        for (found, explained) in explained(&before, &after, all()) {
            let Explanation {
                json,
                wire,
                breaks: who,
                ..
            } = &explained;
            let rule = found.finding.rule.as_str();
            // What is claimed is shown, where there is an example at all.
            assert!(
                json.is_none() || who.json == breaks(json),
                "{number} {rule} {explained:#?}"
            );
            assert!(
                wire.is_none() || who.wire == breaks(wire),
                "{number} {rule} {explained:#?}"
            );
            seen.insert(found.finding.rule.clone());
        }
    }
    assert!(seen.len() > 40, "{seen:?}");
}
