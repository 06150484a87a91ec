//! Names changed everywhere they are used, however they are written.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

use playground_check::fix::{apply, rename};
use playground_check::{Files, Fix};
use playground_schema::{Compiler, Severity, SourceFile};

fn sources(text: &str) -> Vec<SourceFile> {
    let parts = text.split("==== ").skip(1);
    let files = parts.map(|part| {
        let (path, text) = part.split_once('\n').unwrap();
        SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    });
    files.collect()
}

fn compiled(files: &[SourceFile]) -> Files {
    let mut compiler = Compiler::default();
    compiler.set_library(
        playground_protos::library::unpack(playground_protos::library::PACKED).unwrap(),
    );
    let compilation = compiler.compile(files);
    let mut errors = compilation.diagnostics.iter();
    let error = errors.find(|found| found.severity == Severity::Error);
    assert!(error.is_none(), "{error:#?}\n{files:#?}");
    Files::new(&compilation.schema.unwrap(), files)
}

/// Renames the element with a path in the first file.
fn renamed(files: &[SourceFile], element: &[i32], name: &str) -> Result<Fix, String> {
    rename(&compiled(files), &files[0].path, element, name)
}

/// In the text, `<old|new>` is where a name is and becomes; everything else stays.
fn check(element: &[i32], name: &str, text: &str) -> Vec<String> {
    let pick = |which: usize| {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('«') {
            let (both, after) = after.split_once('»').unwrap();
            out.push_str(before);
            out.push_str(both.split('|').nth(which).unwrap());
            rest = after;
        }
        sources(&(out + rest))
    };
    let (before, after) = (pick(0), pick(1));
    let fix = renamed(&before, element, name).unwrap();
    let changed = apply(&before, &fix).unwrap();
    assert_eq!(changed, after);
    compiled(&changed);
    fix.warnings
}

fn refused(element: &[i32], name: &str, text: &str) -> String {
    renamed(&sources(text), element, name).unwrap_err()
}

#[test]
fn messages_however_they_are_written() {
    let warnings = check(
        &[4, 0],
        "User",
        r#"==== a/a.proto
syntax = "proto2";
package a.b;
message «user|User» { // user
  message Part {}
  optional «user|User» relative = 1;
  optional «user|User».Part part = 2;
  optional b.«user|User» partly = 3;
  optional a . b /* user */ . «user|User» spaced = 4;
  optional .a.b.«user|User».Part absolute = 5;
  map<string, «user|User»> user = 6;
  extensions 100 to 200;
}
extend «user|User» { optional string note = 100; }
extend .a.b.«user|User» { optional string other = 101; }
service S { rpc get(stream «user|User») returns (.a.b.«user|User»); }
==== b/b.proto
syntax = "proto3";
package a.c;
import "a/a.proto";
message user { b.«user|User» it = 1; user own = 2; }
==== c/c.proto
syntax = "proto3";
package d;
message user { user own = 1; }
"#,
    );
    assert!(
        warnings.iter().any(|warning| warning.contains("`Any`")),
        "{warnings:?}"
    );
}

#[test]
fn fields_in_options_literals_and_paths() {
    let warnings = check(
        &[4, 0, 2, 0],
        "full_name",
        r#"==== a.proto
syntax = "proto3";
package a;
import "google/protobuf/descriptor.proto";
import "google/api/annotations.proto";
import "google/api/client.proto";
message Opt { string «fullName|full_name» = 1; Opt inner = 2; repeated Opt many = 3; }
extend google.protobuf.MessageOptions { Opt opt = 50000; }
message Uses {
  option (opt).«fullName|full_name» = "fullName";
  option (opt).inner.«fullName|full_name» = "x";
  option (opt).many = { «fullName|full_name»: "x" inner { «fullName|full_name»: "y" } many: [{«fullName|full_name»: "z"}] };
}
message GetRequest { Opt opt = 1; string fullName = 2; }
service S {
  rpc Get(GetRequest) returns (Opt) {
    option (google.api.http) = {
      get: "/v1/{opt.«fullName|full_name»=things/*}/{fullName}"
      response_body: "«fullName|full_name»"
      additional_bindings { post: "/v1/{opt.«fullName|full_name»}" body: "opt" }
    };
    option (google.api.method_signature) = "opt.«fullName|full_name», fullName";
  }
}
"#,
    );
    assert!(
        !warnings
            .iter()
            .any(|warning| warning.starts_with("in JSON")),
        "{warnings:?}"
    );
    let mention = "\"fullName\" (a.proto:9) mentions `fullName` and is left as it is";
    assert!(
        warnings.iter().any(|warning| warning == mention),
        "{warnings:?}"
    );
}

#[test]
fn extensions_in_names_and_brackets() {
    check(
        &[7, 0],
        "on_message",
        r#"==== a.proto
syntax = "proto2";
package a.b;
import "google/protobuf/descriptor.proto";
extend google.protobuf.MessageOptions { optional Opt «onMessage|on_message» = 50000; }
message Opt { optional int32 n = 1; extensions 2 to 9; extend Opt { optional Opt onMessage = 2; } }
message M {
  option («onMessage|on_message») = { n: 1 [a.b.Opt.onMessage] { n: 2 } };
  option (.a.b.«onMessage|on_message»).(Opt.onMessage).(b.Opt.onMessage).n = 2;
}
==== b.proto
syntax = "proto3";
package a;
import "a.proto";
message M { option (b.«onMessage|on_message»).n = 1; }
"#,
    );
}

#[test]
fn enum_values_in_defaults_and_options() {
    let warnings = check(
        &[5, 0, 2, 0],
        "COLOR_RED",
        r#"==== a.proto
syntax = "proto2";
package a;
import "google/protobuf/descriptor.proto";
enum Color { «RED|COLOR_RED» = 0; COLOR_BLUE = 1; }
extend google.protobuf.FieldOptions { optional Color color = 50000; repeated Color colors = 50001; }
message M {
  enum Own { RED = 0; }
  optional Color c = 1 [default = «RED|COLOR_RED», (color) = «RED|COLOR_RED», json_name = "RED"];
  optional Own o = 2 [default = RED, (colors) = «RED|COLOR_RED», (colors) = COLOR_BLUE];
}
"#,
    );
    assert!(
        warnings
            .iter()
            .any(|warning| warning.starts_with("in JSON")),
        "{warnings:?}"
    );
}

#[test]
fn types_in_any_and_declarations() {
    check(
        &[4, 0],
        "Thing",
        r#"==== a.proto
syntax = "proto2";
package a;
import "google/protobuf/descriptor.proto";
import "google/protobuf/any.proto";
message «thing|Thing» { optional int32 n = 1; }
extend google.protobuf.MessageOptions { optional google.protobuf.Any any = 50000; }
message Open {
  option (any) = { [type.googleapis.com/a.«thing|Thing»] { n: 1 } };
  extensions 4 [declaration = { number: 4 full_name: ".a.ext" type: ".a.«thing|Thing»" }];
}
extend Open { optional «thing|Thing» ext = 4; }
"#,
    );
}

#[test]
fn services_methods_oneofs_and_groups() {
    let text = "==== a.proto\nsyntax = \"proto2\";\npackage a;\nmessage M {\n  oneof «theChoice|the_choice» { int32 a = 1; }\n}\n";
    check(&[4, 0, 8, 0], "the_choice", text);
    let text = "==== a.proto\nsyntax = \"proto3\";\npackage a;\nmessage M {}\nservice S {\n  rpc «get_it|GetIt»(M) returns (M);\n}\n";
    let warnings = check(&[6, 0, 2, 0], "GetIt", text);
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("/a.S/GetIt")),
        "{warnings:?}"
    );
    let text = r#"==== a.proto
syntax = "proto2";
package a;
import "google/protobuf/descriptor.proto";
message M {
  optional group «My_Part|MyPart» = 1 { optional int32 n = 1; }
  optional M.«My_Part|MyPart» other = 2;
}
extend google.protobuf.MessageOptions { optional M m = 50000; }
message N { option (m) = { «My_Part|MyPart» { n: 1 } }; option (m).«my_part|mypart».n = 2; }
"#;
    check(
        &[4, 0, 3, 0],
        "MyPart",
        &text.replace(" option (m).«my_part|mypart».n = 2;", ""),
    );
}

#[test]
fn line_ends_marks_tabs_and_other_letters_stay() {
    let text = "==== a.proto\n\u{feff}syntax = \"proto3\";\r\n/* é漢 */ package a;\r\nmessage M {\r\n\t/* 漢 */\tstring\t«naMe|na_me» = 1;\t// 😀\r\n}\r\n";
    check(&[4, 0, 2, 0], "na_me", text);
}

#[test]
fn what_would_mean_something_else_is_refused() {
    let head = "==== a.proto\nsyntax = \"proto3\";\npackage a;\n";
    let taken = refused(
        &[4, 0],
        "B",
        &format!("{head}message A {{}}\nmessage B {{}}\n"),
    );
    assert_eq!(taken, "`a.B` is there already");
    let captured = format!("{head}message A {{ message X {{}} B b = 1; }}\nmessage B {{}}\n");
    assert_eq!(
        refused(&[4, 0, 3, 0], "B", &captured),
        "`B` in `a.proto` would no longer mean `a.B`"
    );
    let hidden = format!("{head}message x {{}}\nmessage M {{ message X {{}} x it = 1; }}\n");
    assert_eq!(
        refused(&[4, 0], "X", &hidden),
        "`X` in `a.proto` would no longer mean `a.x`"
    );
    let json = format!("{head}message M {{ string foo_bar = 1; string x = 2; }}\n");
    assert_eq!(
        refused(&[4, 0, 2, 1], "fooBar", &json),
        "JSON would not tell `fooBar` from `foo_bar`"
    );
    let reserved = format!("{head}message M {{ reserved \"y\"; string x = 2; }}\n");
    assert_eq!(
        refused(&[4, 0, 2, 0], "y", &reserved),
        "the name `y` is reserved"
    );
    let values = format!("{head}enum E {{ E_A = 0; B = 1; }}\n");
    assert_eq!(
        refused(&[5, 0, 2, 1], "A", &values),
        "generated code would not tell `E_A` from `A`"
    );
    let shadow =
        format!("{head}message GetIt {{}}\nservice S {{ rpc get_it(GetIt) returns (GetIt); }}\n");
    assert_eq!(
        refused(&[6, 0, 2, 0], "GetIt", &shadow),
        "`GetIt` in `a.proto` would no longer mean `a.GetIt`"
    );
    assert_eq!(refused(&[4, 0], "1a", &json), "`a.1a` is no name");
    assert_eq!(refused(&[4, 0], "M", &json), "`M` is its name already");
    assert_eq!(refused(&[4, 7], "N", &json), "there is nothing with a name");
}
