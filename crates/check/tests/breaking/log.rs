//! The log of changes: in full for a schema that grew, and against the findings for random changes.

use std::collections::BTreeSet;

use playground_check::breaking::Imports;
use playground_check::changes::{Change, ChangeLog, markdown};
use playground_check::config::BreakingConfig;

use crate::differential::case;
use crate::oracle::Files;
use crate::{number, ours, stories};

fn log(before: &Files, after: &Files) -> ChangeLog {
    playground_check::changes(&ours::compiled(before), &ours::compiled(after))
}

#[test]
fn users_grow() {
    let log = log(&stories::before(), &stories::after());
    insta::assert_snapshot!(markdown(&log));
}

/// The changes of one file as `Word text`.
fn check(before: &str, after: &str, expect: &[&str]) {
    let [before, after] = [before, after].map(|text| stories::files(&[("a.proto", text)]));
    let log = log(&before, &after);
    let groups = log.packages.iter().flat_map(|package| &package.groups);
    let entries = groups.flat_map(|group| &group.entries);
    let told: Vec<String> = entries
        .map(|entry| format!("{} {}", entry.change.word(), entry.text))
        .collect();
    assert_eq!(told, expect);
}

#[test]
fn comments_options_and_ranges_are_told() {
    check(
        "syntax = \"proto2\";\n// Old words.\nmessage M {\n  optional int32 a = 1;\n  // Gone.\n  optional int32 b = 2;\n  \
         reserved 4 to 9, 12;\n  extensions 100 to 199;\n}\n",
        "syntax = \"proto2\";\n// New words.\n// And more.\nmessage M {\n  optional int32 a = 1 [deprecated = true];\n  \
         optional int32 b = 2 [default = 7];\n  reserved 4 to 8, 12, 20;\n  reserved \"c\";\n  extensions 100 to 250;\n}\n",
        &[
            "Removed reserved range 4 to 9 lost 9",
            "Changed field `b`: default from none to `7`",
            "Added reserved 20",
            "Added reserved name `c`",
            "Added extensions 200 to 250",
            "Deprecated field `a`",
            "Documented field `b`: comment removed",
            "Documented message: New words.",
        ],
    );
}

#[test]
fn extensions_groups_maps_and_editions_are_told() {
    check(
        "edition = \"2023\";\npackage a;\nmessage M {\n  extensions 100 to 199;\n  map<string, int32> m = 1;\n  \
         oneof o { int32 x = 2; }\n}\nextend M { string old = 100; int32 kept = 101; }\n",
        "edition = \"2023\";\npackage a;\nmessage M {\n  extensions 100 to 199;\n  map<string, M> m = 1;\n  \
         oneof p { int32 x = 2; }\n  M inner = 3 [features.message_encoding = DELIMITED];\n}\n\
         extend M { int64 kept = 101; string fresh = 102; }\n",
        &[
            "Removed oneof `o`",
            "Changed field `m`: type from `map<string, int32>` to `map<string, a.M>`",
            "Changed field `x`: oneof from `o` to `p`",
            "Added field `a.M (delimited) inner = 3`",
            "Added oneof `p`",
            "Removed field `string old = 100`",
            "Changed field `a.kept`: type from `int32` to `int64`",
            "Added field `string fresh = 102`",
        ],
    );
}

#[test]
fn what_went_elsewhere_is_found_again() {
    let text = "message Ask { string name = 1; int32 age = 2; }\nenum Kind { KIND_NONE = 0; }\n\
                service Users { rpc Get(Ask) returns (Ask); }\nservice Empty {}\n";
    check(
        &format!("syntax = \"proto3\";\npackage a.v1;\n{text}"),
        &format!("syntax = \"proto3\";\npackage a.v2;\n{text}").replace("Ask", "Question"),
        &[
            "Changed file: package from `a.v1` to `a.v2`",
            "Moved service `Empty` into package `a.v2`",
            "Moved service `Users` into package `a.v2`",
            "Changed method `Get`: request, which was renamed, from `a.v1.Ask` to `a.v2.Question`, response, which \
             was renamed, from `a.v1.Ask` to `a.v2.Question`",
            "Renamed message `Ask` to `a.v2.Question`",
            "Moved enum `Kind` into package `a.v2`",
        ],
    );
}

#[test]
fn nothing_changes_from_a_schema_to_itself() {
    for (before, after) in (1..40)
        .map(case)
        .chain([(stories::before(), stories::after())])
    {
        for files in [before, after] {
            let log = log(&files, &files);
            assert!(log.is_empty(), "{log:#?}");
            assert!(markdown(&log).ends_with("Nothing changed.\n"));
        }
    }
}

/// Rules about parts that have no line of their own in the log: entries of maps.
fn is_in_a_map(message: &str) -> bool {
    message.contains("Entry`")
}

#[test]
fn what_breaks_is_in_the_log() {
    for number in 1..=number("PLAYGROUND_LOGS", 300) {
        let (before, after) = case(number);
        let files = (ours::compiled(&before), ours::compiled(&after));
        let config = BreakingConfig::default();
        let found = playground_check::breaking(&files.0, &files.1, &config, Imports::LeftOut);
        let told = log(&before, &after);
        assert_eq!(told, log(&before, &after));
        let groups = told.packages.iter().flat_map(|package| &package.groups);
        let entries: Vec<_> = groups.flat_map(|group| &group.entries).collect();
        let marked: BTreeSet<&str> = entries
            .iter()
            .flat_map(|entry| &entry.rules)
            .map(String::as_str)
            .collect();
        for found in found
            .iter()
            .filter(|found| !is_in_a_map(&found.finding.message))
        {
            assert!(
                marked.contains(found.finding.rule.as_str()),
                "{number}: {found:#?}\n{}",
                markdown(&told)
            );
        }
        let added = entries.iter().filter(|entry| entry.change == Change::Added);
        assert!(added.into_iter().all(|entry| entry.rules.is_empty()));
    }
}
