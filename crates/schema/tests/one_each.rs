//! Texts with one mistake each: one finding, and what its fix makes of the text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use playground_schema::{Compiler, Diagnostic, SourceFile};

/// A text, what is told of it with its help behind `|`, and the text with the fix applied; empty if there is none.
type Row = (&'static str, &'static str, &'static str);

const LABELS: &[Row] = &[
    (
        "syntax = 'proto3'; message M { singular string k = 1; }",
        "`singular` is no label",
        "syntax = 'proto3'; message M { string k = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { const string k = 1; }",
        "`const` is no label",
        "syntax = 'proto3'; message M { string k = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { public string k = 1; }",
        "`public` is no label",
        "syntax = 'proto3'; message M { string k = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { export string k = 1; }",
        "`export` can stand only before `message` or `enum`",
        "syntax = 'proto3'; message M { string k = 1; }",
    ),
    (
        "edition = '2024'; message M { local map<string, string> k = 1; }",
        "`local` can stand only before `message` or `enum`",
        "edition = '2024'; message M { map<string, string> k = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { string first name = 1; }",
        "a field name is one word",
        "syntax = 'proto3'; message M { string first_name = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { @deprecated string a = 1; }",
        "`@` means nothing here",
        "",
    ),
    (
        "syntax = 'proto3'; public message M {}",
        "`public` means nothing here",
        "syntax = 'proto3'; message M {}",
    ),
    (
        "garbage syntax = 'proto3'; message M { string a = 1; string b = 2; }",
        "`garbage` means nothing here",
        "syntax = 'proto3'; message M { string a = 1; string b = 2; }",
    ),
];

const FIELDS: &[Row] = &[
    (
        "syntax = 'proto3'; message M { map[string]string g = 2; }",
        "maps are written `map<string, string>`",
        "syntax = 'proto3'; message M { map<string, string> g = 2; }",
    ),
    (
        "syntax = 'proto3'; message M { a: string = 1; }",
        "the type of a field stands before its name",
        "syntax = 'proto3'; message M { string a = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { a: repeated string = 1; }",
        "the type of a field stands before its name",
        "syntax = 'proto3'; message M { repeated string a = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { string a = 1 {deprecated = true}; string b = 2; }",
        "the options of a field stand in `[` and `]`",
        "syntax = 'proto3'; message M { string a = 1 [deprecated = true]; string b = 2; }",
    ),
    (
        "syntax = 'proto3'; message M {\n  ...\n  string b = 2;\n}",
        "expected a field or another declaration, found `...`",
        "syntax = 'proto3'; message M {\n  \n  string b = 2;\n}",
    ),
    (
        "syntax = 'proto3'; message M { map<string, repeated int32> f = 1; }",
        "the types of a map have no label | put the list into a message of its own",
        "",
    ),
    (
        "syntax = 'proto3'; message M { map<string, map<string, M>> f = 1; }",
        "a map cannot contain a map | put the inner map into a message of its own",
        "",
    ),
    (
        "syntax = 'proto3'; message M { map<string, M.> f = 1; }",
        "expected a name after `.`, found `>`",
        "",
    ),
    (
        "syntax = 'proto3'; message M { string 1a = 1; }",
        "a name cannot begin with a digit",
        "",
    ),
    (
        "syntax = 'proto3'; package 1a;",
        "a name cannot begin with a digit",
        "",
    ),
    (
        "syntax = 'proto3'; message M { Strin a = 1; }",
        "`Strin` is not defined | did you mean `string`?",
        "syntax = 'proto3'; message M { string a = 1; }",
    ),
    (
        "syntax = 'proto3'; message M { map<string, string> foo_bar = 1; message FooBarEntry {} }",
        "`FooBarEntry` is already declared as a message | a map field declares a message for its entries; rename this or the map",
        "",
    ),
];

const OPTIONS: &[Row] = &[
    (
        "syntax = 'proto3'; option java_package = com.x;",
        "expected a string, found `com`",
        "syntax = 'proto3'; option java_package = \"com.x\";",
    ),
    (
        "syntax = 'proto3'; option go_package = github.com/a/b;",
        "expected a string, found `github`",
        "syntax = 'proto3'; option go_package = \"github.com/a/b\";",
    ),
    (
        "syntax = 'proto3'; option optimize_for = OptimizeMode.SPEED;",
        "a value is one word, without its enum",
        "syntax = 'proto3'; option optimize_for = SPEED;",
    ),
    (
        "syntax = 'proto3'; message M { string a = 1 [()=1]; }",
        "expected the name of an extension, found `)`",
        "",
    ),
    (
        "syntax = 'proto3'; message M { string a = 1 [,]; }",
        "no options between the brackets",
        "syntax = 'proto3'; message M { string a = 1 ; }",
    ),
    (
        "syntax = 'proto3'; message M {} extend M { string a = 1; }",
        "proto3 cannot extend `M` | only the options of google/protobuf/descriptor.proto can be extended here",
        "",
    ),
    (
        "syntax = 'proto2'; message M { extensions 9; } extend M { map<string, string> m = 9; }",
        "a map field cannot be an extension",
        "",
    ),
    (
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; message O {} extend google.protobuf.FileOptions { optional O o = 50000; } option (o) = {a.b.x: 1};",
        "within a message the name of an extension stands in brackets",
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; message O {} extend google.protobuf.FileOptions { optional O o = 50000; } option (o) = {[a.b.x]: 1};",
    ),
    (
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; message O { optional float f = 1; } extend google.protobuf.FileOptions { optional O o = 50000; } option (o) = {f: 0x10};",
        "`f` takes a decimal number within a message | write `16`",
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; message O { optional float f = 1; } extend google.protobuf.FileOptions { optional O o = 50000; } option (o) = {f: 16};",
    ),
    (
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; extend google.protobuf.FileOptions { optional uint32 n = 50000; } option (n) = 1e3;",
        "`n` takes an integer from 0 to 4294967295, written without a point or an exponent | write `1000`",
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; extend google.protobuf.FileOptions { optional uint32 n = 50000; } option (n) = 1000;",
    ),
    (
        "syntax = 'proto2'; import 'google/protobuf/descriptor.proto'; extend google.protobuf.FileOptions { optional uint32 n = 50000; } option (n) = 1e10;",
        "`n` takes an integer from 0 to 4294967295, not a number with a fraction",
        "",
    ),
];

const FILES: &[Row] = &[
    (
        "syntax = 'proto3'; import 'b.proto';",
        "imported file \"b.proto\" is not in the workspace | add a file of this path to the workspace, or correct the path",
        "",
    ),
    (
        "syntax = 'proto3'; import 'timestamp'; message M { google.protobuf.Timestamp a = 1; }",
        "imported file \"timestamp\" is not in the workspace | did you mean \"google/protobuf/timestamp.proto\"?",
        "syntax = 'proto3'; import \"google/protobuf/timestamp.proto\"; message M { google.protobuf.Timestamp a = 1; }",
    ),
    (
        "syntax = 'proto3'; import \"google/protobuf/timestamp.proto\"; import 'google/protobuf/timestmp.proto'; message M { google.protobuf.Timestamp a = 1; }",
        "imported file \"google/protobuf/timestmp.proto\" is not in the workspace | add a file of this path to the workspace, or correct the path",
        "",
    ),
    (
        "syntax = 'proto3'; import 'a\\b.proto';",
        "the import path 'a\\b.proto' has a backslash | write `/` between folders",
        "syntax = 'proto3'; import 'a/b.proto';",
    ),
    (
        "syntax = 'proto3'; include 'google/protobuf/empty.proto'; message M { google.protobuf.Empty a = 1; }",
        "`include` is no keyword here | did you mean `import`?",
        "syntax = 'proto3'; import 'google/protobuf/empty.proto'; message M { google.protobuf.Empty a = 1; }",
    ),
    (
        "syntax = 'proto3'; struct User { string a = 1; }",
        "`struct` is no keyword here | did you mean `message`?",
        "syntax = 'proto3'; message User { string a = 1; }",
    ),
    (
        "syntax = 'proto3'; interface Users { rpc A(M) returns (M); } message M {}",
        "`interface` is no keyword here | did you mean `service`?",
        "syntax = 'proto3'; service Users { rpc A(M) returns (M); } message M {}",
    ),
    (
        "syntax = 'proto3'; enum E { A = 0; B = 1; C = 1; reserved 2 to 4; }",
        "value `C` has the same number as `B` | the next free number is 5; `option allow_alias = true;` allows it",
        "syntax = 'proto3'; enum E { A = 0; B = 1; C = 5; reserved 2 to 4; }",
    ),
    (
        "edition = '2024'; message M { string fooBar = 1; }",
        "field name `fooBar` is not in lower_snake_case | write `foo_bar`, or set `features.enforce_naming_style = STYLE_LEGACY`",
        "edition = '2024'; message M { string foo_bar = 1; }",
    ),
    (
        "syntax = 'proto3';\nmessage M {\n<<<<<<< HEAD\n  string a = 1;\n=======\n  string b = 1;\n>>>>>>> branch\n}",
        "a merge conflict is left here",
        "",
    ),
];

#[test]
fn of_labels() {
    check(LABELS);
}

#[test]
fn of_fields() {
    check(FIELDS);
}

#[test]
fn of_options() {
    check(OPTIONS);
}

#[test]
fn of_files() {
    check(FILES);
}

fn check(rows: &[Row]) {
    let mut wrong = String::new();
    for (text, told, fixed) in rows {
        let found = compile(text);
        let all: Vec<String> = found.iter().map(words).collect();
        let after = found.first().and_then(|one| one.fix.as_ref()).map(|fix| {
            let mut out = (*text).to_owned();
            for edit in fix.edits.iter().rev() {
                let range = edit.span.start as usize..edit.span.end as usize;
                out.replace_range(range, &edit.text);
            }
            out
        });
        let after = after.unwrap_or_default();
        if all != [*told] || after != *fixed {
            wrong.push_str(&format!("{text}\n  {all:#?}\n  {after}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn words(one: &Diagnostic) -> String {
    let help = one.help.as_ref().map(|help| format!(" | {help}"));
    format!("{}{}", one.message, help.unwrap_or_default())
}

fn compile(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile {
        path: "a.proto".to_owned(),
        text: text.to_owned(),
    };
    Compiler::default().compile(&[file]).diagnostics
}

const ORDER: &str = r#"syntax = "proto3";

package shop;

import "google/protobuf/timestamp.proto";

message Order {
  string id = 1;
  google.protobuf.Timestamp at = 3;
  map<string, string> labels = 4;
  oneof pay { string card = 5; string iban = 6; }
  enum State {
    NEW = 0;
    OLD = 1;
  }
  State state = 7;
}

service Shop {
  rpc Get(Order) returns (Order);
  rpc List(Order) returns (stream Order);
}
"#;

/// What stands in the text above, what is left of it while it is typed, and all that is told then, with its line.
const TYPED: &[(&str, &str, &str)] = &[
    ("message Order {", "message", "7: expected a message name"),
    (
        "message Order {",
        "mess",
        "7: `mess` is no keyword here | did you mean `message`?",
    ),
    (
        "message Order {",
        "m",
        "7: `m` is no keyword here | did you mean `message`?",
    ),
    (
        "message Order {",
        "mess {",
        "7: `mess` is no keyword here | did you mean `message`?",
    ),
    (
        "message Order {",
        "mess Order {",
        "7: `mess` is no keyword here | did you mean `message`?",
    ),
    ("message Order {", "message Order", "7: missing `{`"),
    (
        "message Order {",
        "message {",
        "7: expected a message name, found `{`",
    ),
    (
        "service Shop {",
        "serv",
        "19: `serv` is no keyword here | did you mean `service`?",
    ),
    (
        "service Shop {",
        "serv {",
        "19: `serv` is no keyword here | did you mean `service`?",
    ),
    ("service Shop {", "service", "19: expected a service name"),
    ("enum State {", "enum", "12: expected an enum name"),
    (
        "enum State {",
        "enu",
        "12: `enu` is no keyword here | did you mean `enum`?",
    ),
    (
        "syntax = \"proto3\";",
        "syn",
        "1: `syn` is no keyword here | did you mean `syntax`?",
    ),
    (
        "package shop;",
        "pack",
        "3: `pack` is no keyword here | did you mean `package`?",
    ),
    ("package shop;", "package", "3: expected a package name"),
    (
        "package shop;",
        "package shop.",
        "3: expected a name after `.`",
    ),
    (
        "import \"google/protobuf/timestamp.proto\";",
        "import",
        "5: expected the path of a file in quotes",
    ),
    (
        "import \"google/protobuf/timestamp.proto\";",
        "impo",
        "5: `impo` is no keyword here | did you mean `import`?",
    ),
    (
        "import \"google/protobuf/timestamp.proto\";",
        "import \"",
        "5: this string is not closed on its line",
    ),
    (
        "import \"google/protobuf/timestamp.proto\";",
        "import \"goo",
        "5: this string is not closed on its line",
    ),
    (
        "map<string, string> labels = 4;",
        "map<",
        "10: expected the type of the keys",
    ),
    (
        "map<string, string> labels = 4;",
        "map<string",
        "10: expected `,` and the type of the values",
    ),
    (
        "map<string, string> labels = 4;",
        "map<string, ",
        "10: expected the type of the values",
    ),
    (
        "map<string, string> labels = 4;",
        "map<string, string",
        "10: missing `>`",
    ),
    ("(stream Order)", "(stream", "21: expected a message type"),
    (
        "returns (Order);",
        "returns (stream",
        "20: expected a message type and `)`",
    ),
    (
        "returns (Order);",
        "returns (",
        "20: expected a message type and `)`",
    ),
    (
        "returns (Order);",
        "ret",
        "20: `ret` is no keyword here | did you mean `returns`?",
    ),
    (
        "rpc Get(Order) returns (Order);",
        "r",
        "20: `r` is no keyword here | did you mean `rpc`?",
    ),
];

#[test]
fn while_it_is_typed() {
    assert!(compile(ORDER).is_empty());
    let mut wrong = String::new();
    for (whole, typed, told) in TYPED {
        assert_eq!(ORDER.matches(whole).count(), 1, "{whole}");
        let text = ORDER.replace(whole, typed);
        let found = compile(&text);
        let line = |one: &Diagnostic| text[..one.span.start as usize].matches('\n').count() + 1;
        let found = found
            .iter()
            .map(|one| format!("{}: {}", line(one), words(one)));
        let found: Vec<_> = found.collect();
        if found != [*told] {
            wrong.push_str(&format!("{typed}: {found:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nested_far_too_deep() {
    let pieces = [
        ("message A {", "messages are nested more than 31 deep"),
        ("map<", "a map cannot contain a map"),
        ("map<string, ", "a map cannot contain a map"),
        ("oneof o {", "a oneof cannot contain a `oneof`"),
    ];
    for (piece, told) in pieces {
        let text = format!(
            "syntax = 'proto3'; message M {{ {} }}",
            piece.repeat(20_000)
        );
        let found = compile(&text);
        let found: Vec<_> = found.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(found, [told], "{piece}");
    }
}

#[test]
fn long_names_and_numbers_are_cut() {
    let (name, number) = ("x".repeat(300), "9".repeat(300));
    let text = format!("syntax = 'proto3'; message M {{ {name} a = 1; string b = {number}; }}");
    let found = compile(&text);
    let lengths: Vec<_> = found.iter().map(|one| one.message.len()).collect();
    assert_eq!(lengths.len(), 2);
    assert!(lengths.iter().all(|length| *length < 140), "{found:#?}");
    assert!(
        found.iter().all(|one| one.message.contains('…')),
        "{found:#?}"
    );
}
