//! What lowering says, of texts that protoc refuses in its parser.

use super::lowered;

const P2: &str = "syntax = 'proto2';";
const P3: &str = "syntax = 'proto3';";
const E23: &str = "edition = '2023';";
const E24: &str = "edition = '2024';";

/// The parser has no fault to find; `expect` has a line for each finding: the text it marks, ` | `, what it says.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let tree = playground_syntax::parse(text);
    assert_eq!(tree.errors(), &[], "{text}");
    let (_, findings) = lowered(text);
    let told = findings.iter().map(|finding| {
        let span = finding.span.start as usize..finding.span.end as usize;
        format!("{} | {}", &text[span], finding.message)
    });
    assert_eq!(told.collect::<Vec<_>>(), expect, "{text}");
}

/// The fixes of all findings leave none.
#[track_caller]
fn mends(text: &str, expect: &str) {
    let (_, findings) = lowered(text);
    assert!(!findings.is_empty(), "{text}");
    let fixes = findings.iter().flat_map(|finding| &finding.fix);
    let mut edits: Vec<_> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut mended = text.to_owned();
    for edit in edits {
        mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    assert_eq!(mended, expect);
    assert_eq!(lowered(&mended).1, &[], "{mended}");
}

#[test]
fn labels() {
    check(
        &format!("{P2} message A {{ int32 a = 1; }}"),
        &["int32 | field `a` lacks a label"],
    );
    mends(
        &format!("{P2} message A {{ a.B a = 1; }}"),
        &format!("{P2} message A {{ optional a.B a = 1; }}"),
    );
    check(
        "message A { int32 a = 1; optional int32 b = 2; B c = 3; }",
        &[
            "int32 | field `a` lacks a label",
            "B | field `c` lacks a label",
        ],
    );
    check(
        "message A { int32 a = 1; int32 b = 2; }",
        &["int32 | fields lack labels: a file that names no syntax is proto2"],
    );
    mends(
        "\u{feff}message A { int32 a = 1; A b = 2; }",
        "\u{feff}syntax = \"proto3\";\n\nmessage A { int32 a = 1; A b = 2; }",
    );
    check(
        &format!("{E23} message A {{ optional int32 a = 1; }}"),
        &["optional | `optional` is gone in editions"],
    );
    mends(
        &format!("{E23} message A {{ optional int32 a = 1; }}"),
        &format!("{E23} message A {{ int32 a = 1; }}"),
    );
    mends(
        &format!("{E23} message A {{ required B b = 1; required B c = 2 [d = 1]; }}"),
        &format!(
            "{E23} message A {{ B b = 1 [features.field_presence = LEGACY_REQUIRED]; \
             B c = 2 [features.field_presence = LEGACY_REQUIRED, d = 1]; }}"
        ),
    );
}

#[test]
fn groups() {
    let text = format!("{E23} message A {{ repeated group Foo = 1 {{ int32 a = 1; }} }}");
    check(&text, &["group | groups are gone in editions"]);
    mends(
        &text,
        &format!(
            "{E23} message A {{ message Foo {{ int32 a = 1; }} repeated Foo foo = 1 [features.message_encoding = DELIMITED]; }}"
        ),
    );
    let text = format!("{P2} message A {{ optional group foo = 1 {{ }} }}");
    check(
        &text,
        &["foo | the group name `foo` does not begin with a capital letter"],
    );
    mends(
        &text,
        &format!("{P2} message A {{ optional group Foo = 1 {{ }} }}"),
    );
}

#[test]
fn defaults() {
    let cases = [
        (
            "int32 a = 1 [default = 'x']",
            "'x' | the default of `a` is not an integer",
        ),
        (
            "int32 a = 1 [default = 1.5]",
            "1.5 | the default of `a` is not an integer",
        ),
        (
            "int32 a = 1 [default = 2147483648]",
            "2147483648 | the default of `a` does not fit `int32`",
        ),
        (
            "sint32 a = 1 [default = -2147483649]",
            "-2147483649 | the default of `a` does not fit `sint32`",
        ),
        (
            "uint32 a = 1 [default = -0]",
            "-0 | the default of `a` is negative, and `uint32` is not",
        ),
        (
            "bool a = 1 [default = 1]",
            "1 | the default of `a` is neither `true` nor `false`",
        ),
        (
            "string a = 1 [default = 1]",
            "1 | the default of `a` is not a string in quotes",
        ),
        (
            r"string a = 1 [default = '\xff']",
            r"'\xff' | this string is no UTF-8: what is no text is taken for U+FFFD",
        ),
        (
            "bytes a = 1 [default = x]",
            "x | the default of `a` is not a string in quotes",
        ),
        (
            "float a = 1 [default = x]",
            "x | the default of `a` is not a number",
        ),
        (
            "double a = 1 [default = 0xFFFFFFFFFFFFFFFFF]",
            "0xFFFFFFFFFFFFFFFFF | 0xFFFFFFFFFFFFFFFFF does not fit 64 bits",
        ),
        (
            "E a = 1 [default = -1]",
            "-1 | the default of `a` is no name of an enum value",
        ),
        (
            "group A = 1 [default = 1] {}",
            "1 | `a` is a message and has no default",
        ),
        (
            "int32 a = 1 [default = 1, default = 2]",
            "default = 2 | `default` is set twice",
        ),
        (
            "int32 a = 1 [json_name = 'a', json_name = 'b']",
            "json_name = 'b' | `json_name` is set twice",
        ),
    ];
    for (field, told) in cases {
        check(&format!("{P2} message M {{ optional {field}; }}"), &[told]);
    }
    mends(
        &format!(
            "{P2} message M {{ optional bool a = 1 [default = TRUE]; optional string b = 2 [default = x]; }}"
        ),
        &format!(
            "{P2} message M {{ optional bool a = 1 [default = true]; optional string b = 2 [default = \"x\"]; }}"
        ),
    );
}

#[test]
fn numbers() {
    check(
        &format!("{P3} message A {{ int32 a = 2147483648; int32 b = 2147483647; }}"),
        &["2147483648 | field number 2147483648 is too large"],
    );
    check(
        &format!("{P3} enum A {{ B = 2147483648; C = -2147483648; D = -2147483649; }}"),
        &[
            "2147483648 | enum value 2147483648 is too large",
            "-2147483649 | enum value -2147483649 is too small",
        ],
    );
    check(
        &format!(
            "{P2} message A {{ extensions 4 to 2147483646; extensions 2147483647; reserved 1 to 99999999999; }}"
        ),
        &[
            "2147483647 | field number 2147483647 is too large",
            "99999999999 | field number 99999999999 is too large",
        ],
    );
    check(
        &format!("{P2} option a = 0xFFFFFFFFFFFFFFFFF; option b = 99999999999999999999;"),
        &["0xFFFFFFFFFFFFFFFFF | 0xFFFFFFFFFFFFFFFFF does not fit 64 bits"],
    );
}

#[test]
fn syntax_and_editions() {
    for (text, told, mended) in [
        (
            "syntax = 'proto4';",
            "'proto4' | unknown syntax `proto4`",
            "syntax = \"proto3\";",
        ),
        (
            "syntax = 'Proto2';",
            "'Proto2' | unknown syntax `Proto2`",
            "syntax = \"proto2\";",
        ),
        (
            "syntax = '2023';",
            "'2023' | unknown syntax `2023`",
            "edition = '2023';",
        ),
        (
            "edition = '2022';",
            "'2022' | unknown edition `2022`",
            "edition = \"2023\";",
        ),
        (
            "edition = '2025';",
            "'2025' | unknown edition `2025`",
            "edition = \"2024\";",
        ),
        (
            "edition = 'proto3';",
            "'proto3' | unknown edition `proto3`",
            "syntax = 'proto3';",
        ),
    ] {
        check(text, &[told]);
        mends(text, mended);
    }
    // What the syntax decides is not judged without one.
    check(
        "syntax = 'proto4'; message A { int32 a = 1; reserved b; }",
        &["'proto4' | unknown syntax `proto4`"],
    );
}

#[test]
fn headers() {
    check(
        &format!("{P3} package a; package b;"),
        &["package b; | a second package: a file has one"],
    );
    check(
        &format!("{P3} import option 'a';"),
        &["option | `import option` needs edition 2024; this file is proto3"],
    );
    mends(
        &format!("{E23} import option 'a';"),
        &format!("{E23} import 'a';"),
    );
    check(
        &format!("{E24} import weak 'a';"),
        &["weak | `import weak` is gone since edition 2024; this file is edition 2024"],
    );
    check(
        &format!("{E24} import option 'a'; import public 'b';"),
        &[
            "import public 'b'; | this import stands after an `import option`; plain imports come first",
        ],
    );
    check(
        &format!("{E23} local message A {{ }}"),
        &["local | `local` needs edition 2024; this file is edition 2023"],
    );
    mends(
        &format!("{P3} export enum A {{ B = 0; }}"),
        &format!("{P3} enum A {{ B = 0; }}"),
    );
    check(
        &format!(
            "{E24} message A {{ local a = 1; repeated local b = 2; export.c d = 3; oneof x {{ export e = 4; }} }}"
        ),
        &[
            "local | `local` goes only before `message` and `enum`",
            "export | `export` goes only before `message` and `enum`",
        ],
    );
}

#[test]
fn reserved_names() {
    check(
        &format!("{P3} message A {{ reserved a; }}"),
        &["a | the reserved name `a` has no quotes, which proto3 wants"],
    );
    mends(
        &format!("{P2} enum A {{ X = 0; reserved a; }}"),
        &format!("{P2} enum A {{ X = 0; reserved \"a\"; }}"),
    );
    check(
        &format!("{E23} message A {{ reserved 'a'; }}"),
        &["'a' | the reserved name `a` has quotes, which editions do not want"],
    );
    mends(
        &format!("{E23} message A {{ reserved 'a'; }}"),
        &format!("{E23} message A {{ reserved a; }}"),
    );
    check(
        &format!("{P3} message A {{ reserved 'a b'; }}"),
        &["'a b' | the reserved name `a b` can be no name of a field or value"],
    );
}
