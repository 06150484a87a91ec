//! A schema that grew, and what its changes mean, in full.

use playground_check::breaking::Breaks;
use playground_check::config::Selection;
use playground_check::explain::{Example, Explanation, Outcome, Writer};

use crate::explained::explained;
use crate::oracle::Files;

pub fn before() -> Files {
    files(&[
        (
            "users/v1/users.proto",
            include_str!("stories/before/users.proto"),
        ),
        (
            "users/v1/types.proto",
            include_str!("stories/before/types.proto"),
        ),
    ])
}

pub fn after() -> Files {
    files(&[
        (
            "users/v1/users.proto",
            include_str!("stories/after/users.proto"),
        ),
        (
            "users/v1/types.proto",
            include_str!("stories/after/types.proto"),
        ),
    ])
}

pub fn files(files: &[(&str, &str)]) -> Files {
    let files = files.iter();
    files
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn rules(uses: &[&str]) -> Selection {
    Selection {
        uses: uses.iter().map(|id| (*id).to_owned()).collect(),
        ..Selection::default()
    }
}

fn line(out: &mut String, kind: &str, example: Option<&Example>) {
    let Some(example) = example else { return };
    let who = match example.by {
        Writer::Before => "old",
        Writer::After => "new",
    };
    let how = match example.outcome {
        Outcome::Same => "same",
        Outcome::Unseen => "unseen",
        Outcome::Changed => "changed",
        Outcome::Refused => "refused",
    };
    let means = example.means.as_ref().map(|json| format!(" ({json})"));
    let reader = example
        .reader
        .as_ref()
        .map(|reader| format!(" by {reader}"));
    *out += &format!(
        "  {kind}: {who} {} {}{}\n    {how}{}: {}\n",
        example.of,
        example.written,
        means.unwrap_or_default(),
        reader.unwrap_or_default(),
        example.read,
    );
}

fn told(explained: &Explanation) -> String {
    let Breaks { source, json, wire } = explained.breaks;
    let who = [(source, "source"), (json, "json"), (wire, "wire")];
    let who: Vec<&str> = who
        .iter()
        .filter(|(breaks, _)| *breaks)
        .map(|(_, who)| *who)
        .collect();
    let mut out = format!("  breaks: {}\n", who.join(", "));
    if let Some(moved) = &explained.moved_to {
        out += &format!("  {} (same shape: {})\n", moved.words, moved.same_shape);
    }
    if let Some(same) = explained.same_shape {
        out += &format!("  same shape: {same}\n");
    }
    if let Some(source) = &explained.source {
        out += &format!("  source: {source}\n");
    }
    line(&mut out, "json", explained.json.as_ref());
    line(&mut out, "wire", explained.wire.as_ref());
    line(&mut out, "edge", explained.edge.as_ref());
    out + &format!("  advice: {}\n", explained.advice)
}

/// All findings of some rules, explained.
fn story(before: &Files, after: &Files, uses: &[&str]) -> String {
    let found = explained(before, after, rules(uses));
    let told = found.iter().map(|(found, explained)| {
        let finding = &found.finding;
        format!(
            "{}: {}\n{}\n",
            finding.rule,
            finding.message,
            told(explained)
        )
    });
    told.collect()
}

#[test]
fn users_grow() {
    insta::assert_snapshot!(story(&before(), &after(), &["FILE"]));
}

/// What proto2 and editions have besides: groups, required fields, defaults, extensions, closed enums, features.
#[test]
fn old_words_change() {
    let before = files(&[
        ("old.proto", include_str!("stories/before/old.proto")),
        (
            "edition.proto",
            include_str!("stories/before/edition.proto"),
        ),
    ]);
    let after = files(&[
        ("old.proto", include_str!("stories/after/old.proto")),
        ("edition.proto", include_str!("stories/after/edition.proto")),
    ]);
    insta::assert_snapshot!(story(&before, &after, &["FILE", "WIRE_JSON"]));
}

fn check(before: &str, after: &str, rule: &str, expect: &str) {
    let (before, after) = (files(&[("a.proto", before)]), files(&[("a.proto", after)]));
    let found = explained(&before, &after, rules(&[rule]));
    let told: String = found.iter().map(|(_, explained)| told(explained)).collect();
    assert_eq!(told.trim_end(), expect.trim_end(), "{rule}");
}

#[test]
fn a_type_that_contains_itself_is_compared_by_its_shape() {
    let text = |name: &str, field: &str| {
        format!(
            "syntax = \"proto3\";\npackage a.v1;\nmessage {name} {{ {name} next = 1; repeated {name} all = 2; \
             {field} }}\nmessage Holder {{ {name} root = 1; }}\n"
        )
    };
    check(
        &text("Tree", "string label = 3;"),
        &text("Node", "string label = 3;"),
        "FIELD_SAME_TYPE",
        concat!(
            "  breaks: source\n  same shape: true\n",
            "  source: Go `GetRoot`, TypeScript `root` and Rust `root` hold `a.v1.Node` instead of `a.v1.Tree`\n",
            "  json: old a.v1.Holder {\"root\":{\"label\":\"text\"}}\n    same: {\"root\":{\"label\":\"text\"}}\n",
            "  wire: old a.v1.Holder 0a 06 1a 04 74 65 78 74 ({\"root\":{\"label\":\"text\"}})\n",
            "    same: {\"root\":{\"label\":\"text\"}}\n",
            "  advice: tell users of generated code: they alone have to change something",
        ),
    );
}
