//! Small files of proto2 and proto3: descriptor, option statements and source information.

use super::lowered;
use super::oracle::differences;

/// Lowers without findings and as the other parser does.
#[track_caller]
fn same(text: &str) {
    let tree = playground_syntax::parse(text);
    assert_eq!(tree.errors(), &[], "{text}");
    let (ours, findings) = lowered(text);
    assert_eq!(findings, &[], "{text}");
    let differences = differences("f.proto", text, &ours);
    assert!(differences.is_empty(), "{text}\n{}", differences.join("\n"));
}

#[test]
fn headers() {
    same("");
    same("\n// nothing\n");
    same("syntax = \"proto2\";");
    same("syntax = \"pro\" 'to3';\npackage a . b /* c */ .c;\n");
    same(
        "syntax = \"proto3\";\nimport \"a.proto\";\nimport public \"b.proto\";\nimport weak \"c\" \"d\";\n;",
    );
    same(
        "syntax = 'proto3';\noption java_package = 'a\\n\\x41\\u00e9'; option (a.b).c.(.d) = 1;\n",
    );
}

/// What protoc 36.2 answers; the other parser takes tabs for one column.
#[test]
fn columns_count_bytes_and_tabs() {
    let text = "syntax\t= \"proto3\"; /* ä */\tmessage /* 日本 */ A\t{\tint32\ta\t=\t1;\t}\n";
    let info = lowered(text).0.source_code_info();
    let spans: Vec<_> = info
        .location
        .iter()
        .map(|place| (place.span[1], place.span[2]))
        .collect();
    assert_eq!(
        spans,
        [
            (0, 97),
            (0, 19),
            (32, 97),
            (53, 54),
            (64, 90),
            (64, 69),
            (72, 73),
            (88, 89)
        ]
    );
    let marked = lowered("\u{feff}syntax = 'proto3';").0;
    let marked = marked.source_code_info();
    assert_eq!(marked.location[0].span, [0, 3, 21]);
    same("syntax = \"proto3\";\r\nmessage A {\r\n  int32 a = 1;\r\n}\r\n");
}

#[test]
fn fields() {
    same(
        "syntax = 'proto2';\nmessage A {\n optional int32 a = 1 [default = -0x10, json_name = 'x', deprecated = true];\n
         required .p.A Foo_bar = 2; repeated p . B baz_1_q = 0x3; optional string optional = 04 [json_name = 'a' 'b'];\n
         optional group Old = 5 [(x) = {}] { repeated group Deep = 1 { } }\n oneof one { int64 b = 6; group Two = 7 { }
         option (y) = true; }\n map<string, A> map_of = 8; }",
    );
    same("syntax = 'proto3'; message A { map<int32, .a.B> x = 1 [deprecated = true]; }");
}

/// What protoc 36.2 answers; the other parser does not see names that are taken.
#[test]
fn presence_in_proto3() {
    let text = "syntax = 'proto3'; message A { optional int32 _a = 2; optional int32 a = 3; oneof X_a { int32 c = 4; }
        optional int32 __b = 5; } extend A { optional int32 e = 5; }";
    let descriptor = lowered(text).0.descriptor;
    let message = &descriptor.message_type[0];
    let oneofs: Vec<_> = message
        .oneof_decl
        .iter()
        .map(|oneof| oneof.name())
        .collect();
    assert_eq!(oneofs, ["X_a", "XX_a", "XXX_a", "X__b"]);
    let indexes: Vec<_> = message
        .field
        .iter()
        .map(|field| field.oneof_index())
        .collect();
    assert_eq!(indexes, [1, 2, 0, 3]);
    assert!(
        descriptor.extension[0].proto3_optional() && descriptor.extension[0].oneof_index.is_none()
    );
    same(
        "syntax = 'proto3'; message A { optional int32 a = 1; message B { optional A b = 1; } optional A c = 2; }",
    );
}

#[test]
fn extensions_and_ranges() {
    same(
        "syntax = 'proto2';\nmessage A { extensions 5, 7 to 9, 100 to max [(a) = 1, (b) = {c: 1}];\n
         reserved 1, 2 to 3; reserved 'x', 'y' 'z'; reserved 200 to max; }
         message S { option message_set_wire_format = true; extensions 4 to max; }
         message N { option message_set_wire_format = false; extensions 4 to max; }
         extend A { optional int32 a = 5; repeated group G = 7 { } }\nextend .A { optional A b = 8; }
         message B { extend A { optional group H = 9 { extend A { optional bool i = 100; } } } }",
    );
}

#[test]
fn enums() {
    same(
        "syntax = 'proto3';\nenum E { option allow_alias = true; A = 0; B = -0x7f [deprecated = true, (a).b = 'c'];\n
         reserved -6 to -5, -3 to 4, 10 to max; reserved 'x'; ; }\nmessage M { enum F { C = 0; } }",
    );
}

#[test]
fn services() {
    same(
        "syntax = 'proto3';\nservice S { option deprecated = true; rpc A(stream .a.B) returns (stream C);\n
         rpc D(E) returns (F) { option deprecated = true; ; option (a) = { b: 1 }; } rpc G(H) returns (I) {} ; }",
    );
}

#[test]
fn option_values() {
    same(
        "syntax = 'proto3';\noption a = 18446744073709551615; option b = -9223372036854775808; option c = 1.5e3;
         option e = FOO; option f = 'a' \"b\\0\"; option g = { a: -1, b [1, 2]; [c.d] < e: 'f' >
         [h.i/j.k] { } }; option i = 0x1F; option j = 017; option k = .5;",
    );
}

/// What protoc 36.2 answers for comments between two fields: trailing of the first, detached and leading of the second.
#[test]
fn comments() {
    let cases: [(&str, &str, &[&str], &str); 16] = [
        ("/* a */ ", "", &[" a "], ""),
        ("/* a */\n", " a ", &[], ""),
        ("/* a */ // b\n", " a ", &[], " b\n"),
        ("/* a */ // b\n\n", " a ", &[" b\n"], ""),
        ("/* a */ /* b */", " a ", &[], " b "),
        ("/* a */ /* b */ // c\n // d\n", " a ", &[" b "], " c\n d\n"),
        ("// a\n", " a\n", &[], ""),
        ("// a\n// b\n", " a\n", &[], " b\n"),
        ("\n// a\n", "", &[], " a\n"),
        ("\n// a\n\n", " a\n", &[], ""),
        ("\n/* a */ ", "", &[], " a "),
        ("\n/* a */ /* b */", " a ", &[], " b "),
        ("/* a\n*/ ", "", &[" a\n"], ""),
        ("/* a\n  * b\n */\n", " a\n b\n", &[], ""),
        ("\n\n/*a*/ /*b*/", "", &["a"], "b"),
        ("/* a */\n\n/* b */\n /* c */ ", " a ", &[" b "], " c "),
    ];
    for (between, trailing, detached, leading) in cases {
        let text = format!("syntax='proto3'; message A {{ int32 a=1;{between}int32 b=2; }}");
        let (lowered, _) = lowered(&text);
        let info = lowered.source_code_info();
        let place = |path: &[i32]| {
            info.location
                .iter()
                .find(|place| place.path == path)
                .unwrap()
        };
        let (first, second) = (place(&[4, 0, 2, 0]), place(&[4, 0, 2, 1]));
        assert_eq!(first.trailing_comments(), trailing, "{between:?}");
        assert_eq!(second.leading_comments(), leading, "{between:?}");
        assert_eq!(second.leading_detached_comments, detached, "{between:?}");
    }
    same("// license\n\n// detached\n\n// of syntax\nsyntax = 'proto3'; // trailing\n\n// package\npackage a;\n// x
message A { // brace\n  // a\n  int32 a = 1;\n  // after a\n\n  // lost\n}\n// y\n; // z\nservice S {\n// end\n}\n// eof");
}
