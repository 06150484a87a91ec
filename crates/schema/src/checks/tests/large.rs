//! Limits that take long texts, each checked on both sides of it, and the time large files take.

use super::pipeline::compile;
use super::table::protoc;

/// The text is accepted by both or refused by both.
fn check(text: &str, refused: bool) {
    let files = [("t.proto".to_owned(), text.to_owned())];
    let compiled = compile(&files);
    let head: String = text.chars().take(120).collect();
    assert_eq!(protoc(&files).0, refused, "protoc: {head}");
    assert_eq!(
        compiled.is_refused(),
        refused,
        "{head}: {:?} {:?}",
        compiled.findings,
        compiled.elsewhere
    );
}

/// `count` times what is made of a number, between the other two.
fn many(before: &str, count: usize, make: impl Fn(usize) -> String) -> String {
    let all: Vec<_> = (0..count).map(make).collect();
    format!("{before}{}}}", all.join("\n"))
}

#[test]
fn names() {
    for (length, refused) in [(65_535, false), (65_536, true)] {
        let name = |less: usize| "a".repeat(length - less);
        check(
            &format!("syntax = \"proto3\"; message {} {{}}", name(0)),
            refused,
        );
        check(
            &format!("syntax = \"proto3\"; package p; message {} {{}}", name(2)),
            refused,
        );
        check(
            &format!(
                "syntax = \"proto3\"; message M {{ oneof {} {{ int32 a = 1; }} }}",
                name(2)
            ),
            refused,
        );
        check(
            &format!(
                "syntax = \"proto3\"; message M {{ enum E {{ {} = 0; }} }}",
                name(2)
            ),
            refused,
        );
        check(
            &format!(
                "syntax = \"proto3\"; message M {{ reserved \"{}\"; }}",
                name(0)
            ),
            refused,
        );
        check(
            &format!(
                "syntax = \"proto3\"; message M {{}} service S {{ rpc {}(M) returns (M); }}",
                name(2)
            ),
            refused,
        );
    }
}

#[test]
fn packages() {
    for (length, refused) in [(511, false), (512, true)] {
        check(
            &format!("syntax = \"proto3\"; package {};", "a".repeat(length)),
            refused,
        );
    }
    for (parts, refused) in [(101, false), (102, true)] {
        check(
            &format!(
                "syntax = \"proto3\"; package {};",
                vec!["a"; parts].join(".")
            ),
            refused,
        );
    }
}

#[test]
fn fields_of_any_message() {
    let field = |at: usize| {
        format!(
            "int32 f{at} = {};",
            if at < 18_000 { at } else { at + 2_000 }
        )
    };
    for (count, refused) in [(65_535, false), (65_536, true)] {
        let fields: String = (1..=count).map(field).collect();
        check(
            &format!("syntax = \"proto3\"; message M {{ {fields} }}"),
            refused,
        );
    }
}

#[test]
fn depth() {
    for (depth, refused) in [(31, false), (32, true)] {
        let around = |inner: &str, depth: usize| {
            format!(
                "syntax = \"proto2\"; {}{inner}{}",
                "message A { ".repeat(depth),
                "}".repeat(depth)
            )
        };
        check(&around("", depth), refused);
        check(&around("optional group G = 1 {}", depth - 1), refused);
        check(&around("map<int32, int32> a = 1;", depth - 1), refused);
    }
}

#[test]
fn counts_of_2026() {
    let edition = "edition = \"2026\";";
    for (more, refused) in [(0, false), (1, true)] {
        let fields = |at: usize| format!("int32 f{at} = {};", at + 1);
        check(
            &many(&format!("{edition} message M {{"), 1500 + more, fields),
            refused,
        );
        let oneofs = |at: usize| format!("oneof o{at} {{ int32 f{at} = {}; }}", at + 1);
        check(
            &many(&format!("{edition} message M {{"), 1000 + more, oneofs),
            refused,
        );
        let values = |at: usize| format!("V{at} = {at};");
        check(
            &many(&format!("{edition} enum E {{"), 1700 + more, values),
            refused,
        );
        let legacy = "option features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS;";
        check(
            &many(
                &format!("{edition} enum E {{ {legacy}"),
                1700 + more,
                values,
            ),
            false,
        );
    }
}

/// Twenty thousand mistakes in one message take no longer than so many elements do.
#[test]
fn takes_linear_time() {
    let start = std::time::Instant::now();
    let wrong = |at: usize| {
        format!(
            "int32 f{at} = 1; reserved {}; extensions {};",
            5 + at % 90,
            6 + at % 90
        )
    };
    let text = many("edition = \"2023\"; message M {", 10_000, wrong);
    let compiled = compile(&[("t.proto".to_owned(), text)]);
    assert!(compiled.findings.len() > 20_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
