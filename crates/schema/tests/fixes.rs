//! Fixes that findings carry: each ends exactly its finding, and leaves what it says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use playground_schema::{Compiler, Diagnostic, Fix, SourceFile};

/// A message that is told, a text it is told of, and that text with the fix applied.
type Row = (&'static str, &'static str, &'static str);

const PARSER: &[Row] = &[
    (
        "`}` closes nothing",
        "syntax = 'proto3'; message M {} }}\n}",
        "syntax = 'proto3'; message M {} ",
    ),
    (
        "a number that begins with 0 is octal and has only digits from 0 to 7",
        "syntax = 'proto3'; message M { string a = 09; }",
        "syntax = 'proto3'; message M { string a = 9; }",
    ),
    (
        "missing `;`",
        "syntax = 'proto3'; message M { string a = 1 }",
        "syntax = 'proto3'; message M { string a = 1; }",
    ),
    (
        "missing `}`",
        "syntax = 'proto3'; message M { string a = 1;",
        "syntax = 'proto3'; message M { string a = 1;\n}",
    ),
    (
        "`mesage` is no keyword here",
        "syntax = 'proto3'; mesage M {}",
        "syntax = 'proto3'; message M {}",
    ),
    (
        "one `=` is enough",
        "syntax = 'proto3'; message M { string a == 1; }",
        "syntax = 'proto3'; message M { string a = 1; }",
    ),
    (
        "a list is a field with `repeated`",
        "syntax = 'proto3'; message M { string[] a = 1; }",
        "syntax = 'proto3'; message M { repeated string a = 1; }",
    ),
    (
        "this string is not closed on its line",
        "syntax = 'proto3;\nmessage M {}",
        "syntax = 'proto3';\nmessage M {}",
    ),
    (
        "missing `=` and a value",
        "syntax = 'proto3'; message M { string a = 1 [deprecated]; }",
        "syntax = 'proto3'; message M { string a = 1 [deprecated = true]; }",
    ),
    (
        "numbers are written without `_`",
        "syntax = 'proto3'; message M { string a = 1_000; }",
        "syntax = 'proto3'; message M { string a = 1000; }",
    ),
    (
        "an enum value has no type and no label",
        "syntax = 'proto3'; enum E { int32 A = 0; }",
        "syntax = 'proto3'; enum E { A = 0; }",
    ),
    (
        "missing `rpc`",
        "syntax = 'proto3'; message M {} service S { A(M) returns (M); }",
        "syntax = 'proto3'; message M {} service S { rpc A(M) returns (M); }",
    ),
];

const LOWERING: &[Row] = &[
    (
        "fields lack labels: a file that names no syntax is proto2",
        "message M { string a = 1; string b = 2; }",
        "syntax = \"proto3\";\n\nmessage M { string a = 1; string b = 2; }",
    ),
    (
        "field `a` lacks a label",
        "syntax = 'proto2'; message M { string a = 1; }",
        "syntax = 'proto2'; message M { optional string a = 1; }",
    ),
    (
        "proto3 has no required fields",
        "syntax = 'proto3'; message M { required string a = 1; }",
        "syntax = 'proto3'; message M { optional string a = 1; }",
    ),
    (
        "unknown syntax `proto4`",
        "syntax = 'proto4'; message M {}",
        "syntax = \"proto3\"; message M {}",
    ),
    (
        "unknown syntax `2023`",
        "syntax = '2023'; message M {}",
        "edition = '2023'; message M {}",
    ),
    (
        "the group name `g` does not begin with a capital letter",
        "syntax = 'proto2'; message M { optional group g = 1 {} }",
        "syntax = 'proto2'; message M { optional group G = 1 {} }",
    ),
    (
        "the reserved name `a` has no quotes, which proto3 wants",
        "syntax = 'proto3'; message M { reserved a; }",
        "syntax = 'proto3'; message M { reserved \"a\"; }",
    ),
    (
        "the reserved name `a` has quotes, which editions do not want",
        "edition = '2023'; message M { reserved 'a'; }",
        "edition = '2023'; message M { reserved a; }",
    ),
    (
        "a map field takes no label",
        "syntax = 'proto3'; message M { repeated map<string, string> a = 1; }",
        "syntax = 'proto3'; message M { map<string, string> a = 1; }",
    ),
];

const LINKER: &[Row] = &[
    (
        "`strin` is not defined",
        "syntax = 'proto3'; message M { strin a = 1; }",
        "syntax = 'proto3'; message M { string a = 1; }",
    ),
    (
        "`Usr` is not defined",
        "syntax = 'proto3'; message User {} message M { Usr a = 1; Missing b = 2; }",
        "syntax = 'proto3'; message User {} message M { User a = 1; Missing b = 2; }",
    ),
    (
        "`datetime` is not defined",
        "syntax = 'proto3';\nmessage M { datetime a = 1; }",
        "syntax = 'proto3';\n\nimport \"google/protobuf/timestamp.proto\";\nmessage M { google.protobuf.Timestamp a = 1; }",
    ),
    (
        "`google.protobuf.Empty` is defined in google/protobuf/empty.proto, which is not imported",
        "syntax = 'proto3';\nmessage M { google.protobuf.Empty a = 1; }",
        "syntax = 'proto3';\n\nimport \"google/protobuf/empty.proto\";\nmessage M { google.protobuf.Empty a = 1; }",
    ),
    (
        "there is no file option `java_packge`",
        "syntax = 'proto3'; option java_packge = 'a';",
        "syntax = 'proto3'; option java_package = 'a';",
    ),
    (
        "enum `google.protobuf.FileOptions.OptimizeMode` has no value `SPED`",
        "syntax = 'proto3'; option optimize_for = SPED;",
        "syntax = 'proto3'; option optimize_for = SPEED;",
    ),
];

const CHECKS: &[Row] = &[
    (
        "field number 1 is already used by `a`",
        "syntax = 'proto3'; message M { string a = 1; string b = 1; string c = 2; }",
        "syntax = 'proto3'; message M { string a = 1; string b = 3; string c = 2; }",
    ),
    (
        "the first value of open enum `Kind` is not 0",
        "syntax = 'proto3'; enum Kind { KIND_A = 1; }",
        "syntax = 'proto3'; enum Kind { KIND_UNSPECIFIED = 0;\n  KIND_A = 1; }",
    ),
    (
        "value `B` has the same number as `A`",
        "syntax = 'proto3'; enum E { A = 0; B = 0; }",
        "syntax = 'proto3'; enum E { A = 0; B = 1; }",
    ),
    (
        "range ends with 10 before it begins",
        "syntax = 'proto3'; message M { reserved 20 to 10; }",
        "syntax = 'proto3'; message M { reserved 10 to 20; }",
    ),
    (
        "name `a` is reserved twice",
        "syntax = 'proto3'; message M { reserved 'a', 'b', 'a'; }",
        "syntax = 'proto3'; message M { reserved 'a', 'b'; }",
    ),
    (
        "`packed` is only for repeated numbers, bools and enums",
        "syntax = 'proto3'; message M { repeated string a = 1 [packed = true]; }",
        "syntax = 'proto3'; message M { repeated string a = 1; }",
    ),
    (
        "oneof `o` has no field",
        "syntax = 'proto3'; message M { oneof o {} string a = 1; }",
        "syntax = 'proto3'; message M {  string a = 1; }",
    ),
    (
        "proto3 fields have no default of their own",
        "syntax = 'proto3'; message M { string a = 1 [default = 'x']; }",
        "syntax = 'proto3'; message M { string a = 1; }",
    ),
];

const IMPORTS: &[Row] = &[
    (
        "imported file \"google/protobuf/timestmp.proto\" is not in the workspace",
        "syntax = 'proto3'; import 'google/protobuf/timestmp.proto'; message M { google.protobuf.Timestamp a = 1; }",
        "syntax = 'proto3'; import \"google/protobuf/timestamp.proto\"; message M { google.protobuf.Timestamp a = 1; }",
    ),
    (
        "this file imports itself",
        "syntax = 'proto3';\nimport 'a.proto';\nmessage M {}",
        "syntax = 'proto3';\nmessage M {}",
    ),
    (
        "`google/protobuf/empty.proto` is imported twice",
        "syntax = 'proto3';\nimport 'google/protobuf/empty.proto'; import 'google/protobuf/empty.proto';\nmessage M { google.protobuf.Empty a = 1; }",
        "syntax = 'proto3';\nimport 'google/protobuf/empty.proto'; \nmessage M { google.protobuf.Empty a = 1; }",
    ),
    (
        "nothing of \"google/protobuf/empty.proto\" is used",
        "syntax = 'proto3';\nimport 'google/protobuf/empty.proto'; // text\nmessage M {}",
        "syntax = 'proto3';\n // text\nmessage M {}",
    ),
];

#[test]
fn of_the_parser() {
    check(PARSER);
}

#[test]
fn of_lowering() {
    check(LOWERING);
}

#[test]
fn of_the_linker() {
    check(LINKER);
}

#[test]
fn of_the_checks() {
    check(CHECKS);
}

#[test]
fn of_imports() {
    check(IMPORTS);
}

/// Expects of each row that its finding carries the fix, and that nothing but the finding goes with it.
fn check(rows: &[Row]) {
    let mut wrong = String::new();
    for (message, text, fixed) in rows {
        let found = compile(text);
        let mut left: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        let at = left.iter().position(|told| told == message);
        let Some(fix) = at.and_then(|at| found[at].fix.as_ref()) else {
            wrong.push_str(&format!("{message}: no such fix, only {found:#?}\n"));
            continue;
        };
        left.remove(at.unwrap());
        let mended = apply(text, fix);
        let after = compile(&mended);
        let told: Vec<&str> = after.iter().map(|one| one.message.as_str()).collect();
        if mended != *fixed || told != left {
            wrong.push_str(&format!("{message}: {mended:?} tells {told:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn compile(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile {
        path: "a.proto".to_owned(),
        text: text.to_owned(),
    };
    Compiler::default().compile(&[file]).diagnostics
}

/// The edits of a fix do not overlap and are in the order of the text.
fn apply(text: &str, fix: &Fix) -> String {
    let mut out = String::new();
    let mut done = 0;
    for edit in &fix.edits {
        out.push_str(&text[done..edit.span.start as usize]);
        out.push_str(&edit.text);
        done = edit.span.end as usize;
    }
    out + &text[done..]
}
