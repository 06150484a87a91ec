//! Runs after one another, and texts that are broken.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::{Unit, link};
use super::harness::{Files, Run, builtin, run};

fn three(middle: &str) -> Files {
    let texts = [
        ("a.proto", "syntax = \"proto3\";\nmessage A {}\n"),
        ("b.proto", middle),
        (
            "c.proto",
            "syntax = \"proto3\";\nimport \"b.proto\";\nmessage C { B b = 1; }\n",
        ),
    ];
    let files = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
    files.into_iter().collect()
}

/// The files of the second run, linked with what came of the first.
fn again(first: &Run, second: &Run, same: &[usize]) -> Vec<bool> {
    let units: Vec<Unit> = (0..3)
        .map(|unit| {
            let (before, after) = (
                first.pool.linked(unit).unwrap(),
                second.pool.linked(unit).unwrap(),
            );
            let kept = same.contains(&unit);
            let lowered = if kept {
                &before.lowered
            } else {
                &after.lowered
            };
            let names = &after.descriptor.dependency;
            let index = |name: &String| second.paths.iter().position(|path| path == name);
            Unit {
                path: Arc::clone(&before.path),
                lowered: Arc::clone(lowered),
                imports: names.iter().map(index).collect(),
                option_imports: Vec::new(),
                comes_along: false,
                previous: Some(Arc::clone(before)),
            }
        })
        .collect();
    let pool = link(&units, builtin(), &|_| None);
    let kept = (0..3)
        .map(|unit| Arc::ptr_eq(pool.linked(unit).unwrap(), first.pool.linked(unit).unwrap()));
    kept.collect()
}

#[test]
fn only_what_changed_and_what_imports_it_is_linked_again() {
    let first = run(&three("syntax = \"proto3\";\nmessage B {}\n"));
    let second = run(&three("syntax = \"proto3\";\nmessage B { int32 x = 1; }\n"));
    assert_eq!(again(&first, &first, &[0, 1, 2]), [true, true, true]);
    assert_eq!(again(&first, &second, &[0, 2]), [true, false, false]);
}

#[test]
fn circles_of_imports_end() {
    let files = [
        (
            "a.proto",
            "syntax = \"proto3\";\nimport \"b.proto\";\nmessage A { B b = 1; }\n",
        ),
        (
            "b.proto",
            "syntax = \"proto3\";\nimport public \"a.proto\";\nmessage B { A a = 1; }\n",
        ),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let run = run(&files.into_iter().collect());
    assert!(run.told.is_empty(), "{:?}", run.told);
}

const GOOD: &str = r#"edition = "2023";
package p.q;
import "google/protobuf/descriptor.proto";
import "google/protobuf/any.proto";
option features.field_presence = IMPLICIT;
message R {
  R r = 1 [features.message_encoding = DELIMITED];
  map<string, E> m = 2;
  repeated int32 n = 3;
  oneof o { string s = 4; google.protobuf.Any any = 5; }
  extensions 100 to 200 [(p.q.range) = 1];
}
extend R { int32 x = 100; }
enum E { E0 = 0; E1 = 1 [(value) = { [p.q.x]: 1 r { n: [1, 2] m { key: "a" value: E1 } } }]; }
extend google.protobuf.EnumValueOptions { R value = 50000; }
extend google.protobuf.ExtensionRangeOptions { int32 range = 50000; }
message Q { option (msg).any = { [type.googleapis.com/p.q.R] { s: "x" } }; }
extend google.protobuf.MessageOptions { R msg = 50000; }
service S { rpc A(R) returns (stream Q) { option idempotency_level = IDEMPOTENT; } }
"#;

#[test]
fn the_good_text_is_good() {
    let run = run(&Files::from([("a.proto".to_owned(), GOOD.to_owned())]));
    assert!(run.told.is_empty(), "{:?}", run.told);
}

proptest! {
    /// Pieces of the good text cut out, doubled or swapped never make linking panic, and places lie in the text.
    #[test]
    fn broken_texts_are_linked(cuts in prop::collection::vec((0usize..1200, 0usize..60, 0usize..1200), 1..6)) {
        let mut text = GOOD.to_owned();
        for (from, length, to) in cuts {
            let from = from.min(text.len());
            let end = (from + length).min(text.len());
            let piece = text[from..end].to_owned();
            if to % 2 == 0 {
                text.replace_range(from..end, "");
            }
            let to = to.min(text.len());
            text.insert_str(to, &piece);
        }
        let run = run(&Files::from([("a.proto".to_owned(), text.clone())]));
        for finding in run.pool.findings(0) {
            prop_assert!(finding.span.end as usize <= text.len());
            prop_assert!(finding.span.start <= finding.span.end);
        }
    }
}
