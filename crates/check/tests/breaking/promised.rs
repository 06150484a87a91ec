//! What a change of a scalar type does by protoc, and what promises it keeps by the groups of types that buf documents.

use std::fmt::Write as _;

use playground_check::breaking::{BreakingFinding, Breaks};
use playground_check::config::Selection;
use playground_check::explain::{Example, Explanation, Outcome, Promise, Writer};
use playground_schema::Severity;

use crate::explained::explained;
use crate::judge;
use crate::oracle::Files;
use crate::stories::files;

const TYPES: [&str; 17] = [
    "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32",
    "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes", "E", "Sub",
];

/// Groups of types with the same bytes, <https://buf.build/docs/breaking/rules#field_wire_compatible_type>.
const WIRE: &[&[&str]] = &[
    &["int32", "int64", "uint32", "uint64", "bool"],
    &["sint32", "sint64"],
    &["fixed32", "sfixed32"],
    &["fixed64", "sfixed64"],
];
/// Groups with the same JSON besides, <https://buf.build/docs/breaking/rules#field_wire_json_compatible_type>.
const WIRE_JSON: &[&[&str]] = &[
    &["int32", "uint32"],
    &["int64", "uint64"],
    &["fixed32", "sfixed32"],
    &["fixed64", "sfixed64"],
];

fn rules(uses: &[&str]) -> Selection {
    Selection {
        uses: uses.iter().map(|id| (*id).to_owned()).collect(),
        ..Selection::default()
    }
}

/// All pairs of types, and a file of each side with a message for each pair.
fn pairs() -> (Vec<(&'static str, &'static str)>, Files, Files) {
    let pairs: Vec<_> = TYPES
        .iter()
        .flat_map(|was| TYPES.iter().map(move |is| (*was, *is)))
        .filter(|(was, is)| was != is)
        .collect();
    let file = |pick: fn(&(&'static str, &'static str)) -> &'static str| {
        let mut text = "syntax = \"proto3\";\npackage m.v1;\nmessage Sub { string z = 1; }\n\
                        enum E { E_UNSPECIFIED = 0; E_A = 1; }\n"
            .to_owned();
        for (index, pair) in pairs.iter().enumerate() {
            writeln!(text, "message M{index} {{ {} f = 1; }}", pick(pair)).unwrap();
        }
        files(&[("m.proto", &text)])
    };
    let (before, after) = (file(|pair| pair.0), file(|pair| pair.1));
    (pairs, before, after)
}

/// A pair of types, what is found, what that means, and the files of both sides.
type Found = (
    (&'static str, &'static str),
    BreakingFinding,
    Explanation,
    [Files; 2],
);

/// Each pair with what is found.
fn found() -> Vec<Found> {
    let (pairs, before, after) = pairs();
    let found = explained(&before, &after, rules(&["FIELD_SAME_TYPE"]));
    let all: Vec<_> = found
        .into_iter()
        .map(|(found, explained)| {
            let index = usize::try_from(found.against.element[1]).unwrap() - 1;
            let files = [before.clone(), after.clone()];
            (pairs[index], found, explained, files)
        })
        .collect();
    assert_eq!(all.len(), pairs.len());
    all
}

/// The value of the field that protoc printed; none if the field is not there for it.
fn value(text: &str) -> Option<String> {
    let text = text.trim();
    let value = text
        .strip_prefix("f: ")
        .or_else(|| text.strip_prefix("f "))?;
    Some(match value {
        "true" | "E_A" => "1".to_owned(),
        value => value.to_owned(),
    })
}

/// What an example has to say by what protoc reads.
fn judged(wire: &Example, [before, after]: &[Files; 2]) -> Outcome {
    let [meant, read] = judge::decoded(before, after, wire);
    let (meant, read) = (value(&meant.unwrap()), read.as_deref().and_then(value));
    match read {
        // What has another wire type protoc leaves out, and others refuse.
        None => Outcome::Refused,
        Some(read) if Some(&read) == meant.as_ref() => Outcome::Same,
        Some(_) => Outcome::Changed,
    }
}

#[test]
fn scalars_are_read_as_protoc_reads_them() {
    let mut wrong = Vec::new();
    for (pair, _, explained, files) in found() {
        let wire = explained.wire.unwrap();
        let expect = judged(&wire, &files);
        if wire.outcome != expect || explained.breaks.wire != expect.breaks() {
            wrong.push(format!("{pair:?}: protoc {expect:?}, {wire:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn in_one(groups: &[&[&str]], (was, is): (&str, &str)) -> bool {
    let mut groups = groups.iter();
    groups.any(|group| group.contains(&was) && group.contains(&is))
}

#[test]
fn a_promise_holds_no_type_that_its_category_refuses() {
    let mut wrong = Vec::new();
    for (pair, found, explained, _) in found() {
        let bytes = in_one(WIRE, pair) || pair == ("string", "bytes");
        for (promise, compatible) in [
            (Promise::Wire, bytes),
            (Promise::WireJson, in_one(WIRE_JSON, pair)),
        ] {
            let (severity, _) = promise.weigh(&found, &explained);
            if (severity != Severity::Error) != compatible {
                wrong.push(format!("{pair:?} {promise:?} {severity:?} {explained:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a finding of a rule says of JSON and bytes, as rule and as shown, and how grave it is by WIRE and WIRE_JSON.
fn check(before: &str, after: &str, rule: &str, [json, wire]: [Outcome; 2], grave: [bool; 2]) {
    let text = |text: &str| files(&[("a.proto", text)]);
    let (found, explained) = explained(&text(before), &text(after), rules(&[rule]))
        .into_iter()
        .next()
        .unwrap();
    let outcome = |example: &Option<Example>| example.as_ref().unwrap().outcome;
    let shown = [outcome(&explained.json), outcome(&explained.wire)];
    assert_eq!(shown, [json, wire], "{rule} {explained:#?}");
    let expect = Breaks {
        source: true,
        json: json.breaks(),
        wire: wire.breaks(),
    };
    assert_eq!((found.breaks, explained.breaks), (expect, expect), "{rule}");
    let is_error = |promise: Promise| promise.weigh(&found, &explained).0 == Severity::Error;
    let is = [Promise::Wire, Promise::WireJson].map(is_error);
    assert_eq!(is, grave, "{rule}");
}

fn message(fields: &str) -> String {
    format!("syntax = \"proto3\";\nmessage M {{ {fields} }}\n")
}

fn enumeration(values: &str) -> String {
    format!("syntax = \"proto3\";\nenum E {{ E_NONE = 0; {values} }}\nmessage M {{ E e = 1; }}\n")
}

#[test]
fn what_has_another_number_is_lost_in_bytes_alone() {
    use Outcome::{Changed, Same};
    check(
        &message("int32 a = 1; int32 b = 2;"),
        &message("int32 a = 1; int32 b = 3; reserved 2;"),
        "FIELD_NO_DELETE",
        [Same, Changed],
        // The name is not reserved: WIRE_JSON has a rule against that.
        [true, true],
    );
    check(
        &enumeration("E_A = 1;"),
        &enumeration("E_A = 2; reserved 1;"),
        "ENUM_VALUE_NO_DELETE",
        [Same, Changed],
        [true, true],
    );
    check(
        &enumeration("E_A = 1; E_B = 2;"),
        &enumeration("E_B = 1; E_A = 2;"),
        "ENUM_VALUE_SAME_NAME",
        [Same, Changed],
        [true, true],
    );
}

#[test]
fn what_is_deleted_is_no_error_where_its_place_is_kept_free() {
    use Outcome::{Refused, Unseen};
    let before = message("int32 a = 1; int32 b = 2;");
    let rule = "FIELD_NO_DELETE";
    let gone = [Refused, Unseen];
    let after = message("int32 a = 1; reserved 2;");
    check(&before, &after, rule, gone, [false, true]);
    check(&before, &message("int32 a = 1;"), rule, gone, [true, true]);
}

fn one(before: &str, after: &str, rule: &str) -> Explanation {
    let text = |text: &str| files(&[("a.proto", text)]);
    let found = explained(&text(before), &text(after), rules(&[rule]));
    found.into_iter().next().unwrap().1
}

#[test]
fn a_renamed_value_is_read_under_its_new_name() {
    let before = enumeration("E_1 = 1;");
    let explained = one(&before, &enumeration("E_C = 1;"), "ENUM_VALUE_SAME_NAME");
    let wire = explained.wire.unwrap();
    assert_eq!(wire.outcome, Outcome::Same);
    let reader = wire.reader.as_deref();
    assert_eq!(reader, Some("the new schema, where 1 is `E_C`,"));
    // No generator writes a name that begins with a digit.
    let source = explained.source.unwrap();
    let expect =
        "Go `E_E_1` is `E_E_C` now, TypeScript `E.E_1` is `E.C` now, Rust `E::E1` is `E::C` now";
    assert_eq!(source, expect);
}

#[test]
fn numbers_without_a_name_are_written_by_the_open_side() {
    let text = |kind: &str| {
        format!(
            "edition = \"2023\";\nenum E {{ option features.enum_type = {kind}; E_NONE = 0; }}\n\
             message M {{ E e = 1; }}\n"
        )
    };
    let (open, closed) = (text("OPEN"), text("CLOSED"));
    for (before, after, by) in [
        (&open, &closed, Writer::Before),
        (&closed, &open, Writer::After),
    ] {
        let edge = one(before, after, "ENUM_SAME_TYPE").edge.unwrap();
        assert_eq!((edge.by, edge.outcome), (by, Outcome::Unseen), "{edge:#?}");
    }
}

#[test]
fn a_message_that_lost_a_range_is_still_there() {
    let text = |range: &str| format!("syntax = \"proto2\";\nmessage M {{ extensions {range}; }}\n");
    let rule = "EXTENSION_MESSAGE_NO_DELETE";
    let explained = one(&text("100 to 200"), &text("100 to 150"), rule);
    let expect = "extensions with those numbers no longer compile";
    assert_eq!(explained.source.as_deref(), Some(expect));
}

#[test]
fn a_list_of_messages_is_no_map() {
    let before = message("message N { string z = 1; } repeated N f = 1;");
    let after = message("map<string, string> f = 1;");
    for rule in ["FIELD_SAME_CARDINALITY", "FIELD_SAME_TYPE"] {
        let explained = one(&before, &after, rule);
        let wire = explained.wire.unwrap();
        assert_eq!(wire.outcome, Outcome::Changed, "{rule} {wire:#?}");
        assert!(explained.breaks.json && explained.breaks.wire, "{rule}");
    }
}
