//! Mistakes that a stranger made on the first day, drawn under the code.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod caret;

use caret::check;
use playground_schema::{Compiler, SourceFile};

#[test]
fn a_file_that_imports_itself() {
    check(
        r##"
--- a.proto
syntax = "proto3";
import "a.proto";
//     ^^^^^^^^^ error: this file imports itself | remove the import
message A { A a = 1; strin b = 2; Missing c = 3; }
//                   ^^^^^ error: `strin` is not defined | did you mean `string`?
//                                ^^^^^^^ error: `Missing` is not defined
--- b.proto
syntax = "proto3";
import "a.proto";
message B { A a = 1; Missing c = 3; }
//                   ^^^^^^^ error: `Missing` is not defined
"##,
    );
}

#[test]
fn an_import_cycle_is_told_once() {
    check(
        r##"
--- z.proto
syntax = "proto3";
import "c.proto";
//     ^^^^^^^^^ warning: nothing of "c.proto" is used
--- c.proto
syntax = "proto3";
import "a.proto";
import "d.proto";
//     ^^^^^^^^^ error: import cycle: c.proto -> d.proto -> c.proto | move what both need into a third file
--- b.proto
syntax = "proto3";
import "c.proto";
--- a.proto
syntax = "proto3";
import "b.proto";
//     ^^^^^^^^^ error: import cycle: a.proto -> b.proto -> c.proto -> a.proto | move what both need into a third file
--- d.proto
syntax = "proto3";
import "c.proto";
"##,
    );
}

#[test]
fn types_of_other_languages() {
    check(
        r##"
syntax = "proto3";
message A {
  int a = 1;
//^^^ error: `int` is not defined | did you mean `int32`?
  integer b = 2;
//^^^^^^^ error: `integer` is not defined | did you mean `int32`?
  long c = 3;
//^^^^ error: `long` is not defined | did you mean `int64`?
  short d = 4;
//^^^^^ error: `short` is not defined | did you mean `int32`?
  str e = 5;
//^^^ error: `str` is not defined | did you mean `string`?
  boolean f = 6;
//^^^^^^^ error: `boolean` is not defined | did you mean `bool`?
  byte g = 7;
//^^^^ error: `byte` is not defined | did you mean `bytes`?
  float32 h = 8;
//^^^^^^^ error: `float32` is not defined | did you mean `float`?
  float64 i = 9;
//^^^^^^^ error: `float64` is not defined | did you mean `double`?
  number j = 10;
//^^^^^^ error: `number` is not defined | did you mean `double`?
  char k = 11;
//^^^^ error: `char` is not defined | did you mean `string`?
  datetime l = 12;
//^^^^^^^^ error: `datetime` is not defined | did you mean `google.protobuf.Timestamp` from google/protobuf/timestamp.proto?
  map<string, int> m = 13;
//            ^^^ error: `int` is not defined | did you mean `int32`?
  map<str, string> n = 14;
//    ^^^ error: `str` is not defined | did you mean `string`?
  Text o = 15;
  Integer p = 16;
//^^^^^^^ error: `Integer` is not defined | did you mean `int32`?
  map<datetime, string> q = 17;
//    ^^^^^^^^ error: `datetime` is not defined
}
message Text {}
service S { rpc A(int) returns (void); }
//                ^^^ error: `int` is not a message | a method takes and returns messages: put the value in one
//                              ^^^^ error: `void` is not defined | did you mean `google.protobuf.Empty` from google/protobuf/empty.proto?
"##,
    );
}

#[test]
fn a_missing_import_does_not_hide_types_of_other_languages() {
    check(
        r##"
syntax = "proto3";
import "google/protobuf/timestamp.proto";
import "missing.proto";
//     ^^^^^^^^^^^^^^^ error: imported file "missing.proto" is not in the workspace | add a file of this path to the workspace, or correct the path
message A { int a = 1; Other b = 2; datetime c = 3; }
//          ^^^ error: `int` is not defined | did you mean `int32`?
//                                  ^^^^^^^^ error: `datetime` is not defined | did you mean `google.protobuf.Timestamp`?
"##,
    );
}

#[test]
fn a_field_without_its_type_or_name() {
    check(
        r##"
syntax = "proto3";
message A {
  a = 3;
//^ error: field `a` has no type
  int32 = 4;
//      ^ error: expected a field name, found `=`
  int = 5;
//^^^ error: field `int` has no type
  optional = 6;
//         ^ error: expected a type and a name, found `=`
  repeated f = 7;
//         ^ error: field `f` has no type
  oneof o { g = 8; string h = 9; }
//          ^ error: field `g` has no type
  strin i = 10;
//^^^^^ error: `strin` is not defined | did you mean `string`?
}
"##,
    );
}

#[test]
fn numbers_that_are_none() {
    check(
        r##"
syntax = "proto3";
message A {
  string a = 09;
//           ^^ error: a number that begins with 0 is octal and has only digits from 0 to 7
  string b = 010;
  string c = 0x;
//           ^^ error: `0x` must be followed by hexadecimal digits
  string d = 1_000;
//            ^^^^ error: numbers are written without `_`
  string e = 08 [deprecated = true];
//           ^^ error: a number that begins with 0 is octal and has only digits from 0 to 7
  reserved 20 to 029;
//               ^^^ error: a number that begins with 0 is octal and has only digits from 0 to 7
}
enum E { Z = 00; B = 09; }
//                   ^^ error: a number that begins with 0 is octal and has only digits from 0 to 7
"##,
    );
}

#[test]
fn characters_that_look_like_nothing() {
    check(
        "
syntax = \"proto3\";
message A {
\u{a0}\u{a0}string a = 1;
^^ error: the character U+00A0 looks like a blank, but is none in protobuf
  string\u{a0}b = 2;
//      ^ error: the character U+00A0 looks like a blank, but is none in protobuf
  string c\u{200b} = 3;
//        ^ error: the character U+200B looks like a blank, but is none in protobuf
  \u{feff}strin d = 4;\u{2028}  string e = 5;
//^ error: the character U+FEFF looks like a blank, but is none in protobuf
// ^^^^^ error: `strin` is not defined | did you mean `string`?
//             ^ error: the character U+2028 looks like a blank, but is none in protobuf
  string f = 6；
//            ^ error: `；` is not `;`
  string g = 7; // \u{a0} is no mistake here
  string h = 8 [json_name = \"\u{a0}\"];
}
",
    );
}

#[test]
fn one_number_for_several_values() {
    check(
        r##"
syntax = "proto3";
enum A { X = 0; Y = 0; }
//           ~ first used here
//                  ^ error: value `Y` has the same number as `X` | the next free number is 1; `option allow_alias = true;` allows it
enum B { option allow_alias = true; B0 = 0; B1 = 1; }
//              ^^^^^^^^^^^^^^^^^^ error: enum `B` allows aliases but has none | remove the option, or give two values the same number
enum C { option allow_alias = true; C0 = 0; C1 = 0; }
enum D { option allow_alias = false; D0 = 0; }
//              ^^^^^^^^^^^^^^^^^^^ error: `allow_alias = false` is the default, which protoc wants unsaid
enum E { option allow_alias = true; E0 = 0; E1 = ; }
//                                              ! error: expected the number of the enum value
enum Foo { FOO_BAR = 0; BAR = 1; FOO_BAZ = 2; FooBaz = 2; }
//         ~~~~~~~ the other value
//                      ^^^ error: values `BAR` and `FOO_BAR` get the same name in generated code | case and the enum's name in front do not count; rename one of them
//                                         ~ first used here
//                                                     ^ error: value `FooBaz` has the same number as `FOO_BAZ` | the next free number is 3; `option allow_alias = true;` allows it
"##,
    );
}

#[test]
fn reserved_names_and_ranges() {
    check(
        r##"
syntax = "proto3";
message A {
  reserved 1 to 5, 3;
//         ~~~~~~ here
//         ~~~~~~ the other range
//                 ^ error: `reserved 3` overlaps `reserved 1 to 5`
  reserved 8, 20 to 10, 30 to max;
//            ^^^^^^^^ error: range ends with 10 before it begins
  reserved "a", "b", "a";
//         ~~~ first reserved here
//         ~~~ reserved here
//              ~~~ reserved here
//                   ^^^ error: name `a` is reserved twice
  string a = 7;
//       ^ error: field `a` uses a reserved name | use another name, or end the reservation
  oneof o { string b = 9; }
//                 ^ error: field `b` uses a reserved name | use another name, or end the reservation
  string c = 4;
//           ^ error: field `c` uses number 4, which is reserved | the next free number is 10
  message B { reserved "x"; string x = 1; }
//                     ~~~ reserved here
//                                 ^ error: field `x` uses a reserved name | use another name, or end the reservation
}
enum E {
  reserved 2 to 4, 4;
//         ~~~~~~ here
//         ~~~~~~ the other range
//                 ^ error: `reserved 4` overlaps `reserved 2 to 4`
  reserved "Z", "Y", "Y";
//         ~~~ reserved here
//              ~~~ first reserved here
//                   ^^^ error: name `Y` is reserved twice
  Z = 0;
//^ error: value `Z` uses a reserved name | use another name, or end the reservation
  X = 3;
//    ^ error: value `X` uses number 3, which is reserved | use another number
}
"##,
    );
}

#[test]
fn extensions_in_proto3() {
    check(
        r##"
--- a.proto
syntax = "proto3";
import "b.proto";
import "google/protobuf/descriptor.proto";
message A { extensions 100 to 200; }
//                     ^^^^^^^^^^ error: proto3 messages have no extension ranges | use proto2 or editions for it, or a field of type `google.protobuf.Any`
extend p.B { string a = 100; }
//     ^^^ error: proto3 cannot extend `p.B` | only the options of google/protobuf/descriptor.proto can be extended here
extend google.protobuf.FieldOptions { string b = 50001; string c = 50001; }
//                                               ~~~~~ first used here
//                                                                 ^^^^^ error: extension number 50001 of `google.protobuf.FieldOptions` is already used by `b`
--- b.proto
syntax = "proto2";
package p;
message B {
  extensions 100 to 200, 150;
//           ~~~~~~~~~~ the other range
//           ~~~~~~~~~~ the other range
//                       ^^^ error: `extensions 150` overlaps `extensions 100 to 200`
  reserved 120;
//         ^^^ error: `reserved 120` overlaps `extensions 100 to 200`
  extend B { optional string a = 101; }
//                               ~~~ first used here
}
extend B { optional string b = 101; }
//                             ^^^ error: extension number 101 of `p.B` is already used by `a`
"##,
    );
}

#[test]
fn options_on_fields_they_do_not_fit() {
    check(
        r##"
syntax = "proto3";
message A {
  option map_entry = true;
//       ^^^^^^^^^^^^^^^^ error: `map_entry` cannot be set | write a field of type `map<…, …>` instead
  repeated string a = 1 [packed = true];
//                       ^^^^^^^^^^^^^ error: `packed` is only for repeated numbers, bools and enums | strings, bytes, messages and singular fields cannot be packed
  int32 b = 2 [packed = true, jstype = JS_STRING];
//             ^^^^^^^^^^^^^ error: `packed` is only for repeated numbers, bools and enums | strings, bytes, messages and singular fields cannot be packed
//                            ^^^^^^^^^^^^^^^^^^ error: `jstype` is only for 64-bit integers | other types need no special type in JavaScript
  repeated A c = 3 [packed = true];
//                  ^^^^^^^^^^^^^ error: `packed` is only for repeated numbers, bools and enums | strings, bytes, messages and singular fields cannot be packed
  map<int32, int32> d = 4 [packed = true];
//                         ^^^^^^^^^^^^^ error: `packed` is only for repeated numbers, bools and enums | strings, bytes, messages and singular fields cannot be packed
  repeated E e = 5 [packed = true];
  repeated int32 f = 6 [packed = true];
  int64 g = 7 [jstype = JS_STRING];
  string h = 8 [lazy = true];
//              ^^^^^^^^^^^ error: `lazy` is only for fields whose type is a message | groups do not count as such
  A i = 9 [lazy = true];
}
enum E { Z = 0; }
"##,
    );
}

#[test]
fn without_a_syntax_statement_what_has_extensions_is_proto2() {
    check(
        r##"
message A {
  string a = 1;
//^^^^^^ error: field `a` lacks a label | in proto2 a field begins with `optional`, `required` or `repeated`; most are `optional`
  extensions 100 to 200;
}
"##,
    );
}

/// Compiles a message of so many fields written thus; gives how many findings there are and the help of the last.
fn flood(field: &str, count: usize) -> (usize, Option<String>) {
    let text = format!(
        "syntax = \"proto3\";\nmessage A {{\n{}}}\n",
        format!("  {field}\n").repeat(count)
    );
    let file = SourceFile {
        path: "a.proto".to_owned(),
        text,
    };
    let mut found = Compiler::default().compile(&[file]).diagnostics;
    (found.len(), found.pop().and_then(|last| last.help))
}

#[test]
fn the_last_finding_that_is_told_says_that_there_are_more() {
    let more = |more| format!("only 200 mistakes of this file are shown … and {more} more");
    assert_eq!(flood("string = 1;", 200), (200, None));
    assert_eq!(flood("string = 1;", 201), (200, Some(more("1"))));
    assert_eq!(flood("string = 1;", 50_000), (200, Some(more("49,800"))));
}

#[test]
fn options_on_groups_and_values_in_proto2() {
    check(
        r##"
syntax = "proto2";
message A {
  optional group G = 1 [lazy = true] {}
//                      ^^^^^^^^^^^ error: `lazy` is only for fields whose type is a message | groups do not count as such
  repeated group H = 2 [packed = true] {}
//                      ^^^^^^^^^^^^^ error: `packed` is only for repeated numbers, bools and enums | strings, bytes, messages and singular fields cannot be packed
}
enum Foo { FOO_X = 0; X = 1; }
//         ~~~~~ the other value
//                    ^ error: values `X` and `FOO_X` get the same name in generated code | case and the enum's name in front do not count; rename one of them
"##,
    );
}

#[test]
fn features_without_an_edition() {
    check(
        r##"
syntax = "proto3";
option features.field_presence = EXPLICIT;
//     ^^^^^^^^^^^^^^^^^^^^^^^ error: features are for files with an edition | begin the file with `edition = "2023";` instead of `syntax`
message features { string features = 1 [deprecated = true, features.field_presence = EXPLICIT]; }
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^ error: features are for files with an edition | begin the file with `edition = "2023";` instead of `syntax`
message A { features.features a = 1; map<string, features.features> b = 2; message features { message features {} } }
"##,
    );
}

/// Mistakes of which not all can be told: the last one says so.
fn check_more(text: String) {
    let path = "a.proto".to_owned();
    let found = Compiler::default().compile(&[SourceFile { path, text }]);
    let says = |help: &str| help.contains("mistakes of this file are shown … and ");
    let last = found.diagnostics.last().unwrap();
    assert!(
        last.help.as_deref().is_some_and(says),
        "{} findings, the last {last:?}",
        found.diagnostics.len()
    );
}

#[test]
fn more_mistakes_than_are_told() {
    let unknown = |index| format!("message M{index} {{ T{index} t = 1; }}\n");
    let many = |count| (0..count).map(unknown).collect::<String>();
    check_more(format!("syntax = \"proto3\";\n{}", many(300)));
    check_more(format!("syntax = \"proto3\";\n{}", many(3000)));
    check_more(format!(
        "syntax = \"proto3\";\n{}",
        "message { foo }\n".repeat(20_000)
    ));
}

#[test]
fn a_closed_enum_of_an_edition() {
    check(
        r##"
--- a.proto
syntax = "proto3";
import "b.proto";
message M { E e = 1; }
//          ^ error: enum `E` is closed, which proto3 cannot use | open it with `option features.enum_type = OPEN;` where it is declared
--- b.proto
edition = "2023";
enum E { option features.enum_type = CLOSED; A = 0; }
"##,
    );
}

#[test]
fn what_cannot_be_read_may_be_what_another_file_uses() {
    check(
        r##"
--- a.proto
syntax = "proto3";
import "b.proto";
import "c.proto";
message M { Order o = 1; shop.Item i = 2; strin s = 3; }
//                                        ^^^^^ error: `strin` is not defined | did you mean `string`?
--- b.proto
syntax = "proto3";
message
//     ! error: expected a message name
  string a = 1;
}
--- c.proto
syntax = "proto3";
package shop.
//           ! error: expected a name after `.`
message Item {}
"##,
    );
}
