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
//                   ^^^^^ error: type 'strin' is not defined | did you mean 'string'?
//                                ^^^^^^^ error: type 'Missing' is not defined
--- b.proto
syntax = "proto3";
import "a.proto";
message B { A a = 1; Missing c = 3; }
//                   ^^^^^^^ error: type 'Missing' is not defined
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
//^^^ error: type 'int' is not defined | did you mean 'int32'?
  integer b = 2;
//^^^^^^^ error: type 'integer' is not defined | did you mean 'int32'?
  long c = 3;
//^^^^ error: type 'long' is not defined | did you mean 'int64'?
  short d = 4;
//^^^^^ error: type 'short' is not defined | did you mean 'int32'?
  str e = 5;
//^^^ error: type 'str' is not defined | did you mean 'string'?
  boolean f = 6;
//^^^^^^^ error: type 'boolean' is not defined | did you mean 'bool'?
  byte g = 7;
//^^^^ error: type 'byte' is not defined | did you mean 'bytes'?
  float32 h = 8;
//^^^^^^^ error: type 'float32' is not defined | did you mean 'float'?
  float64 i = 9;
//^^^^^^^ error: type 'float64' is not defined | did you mean 'double'?
  number j = 10;
//^^^^^^ error: type 'number' is not defined | did you mean 'double'?
  char k = 11;
//^^^^ error: type 'char' is not defined | did you mean 'string'?
  datetime l = 12;
//^^^^^^^^ error: type 'datetime' is not defined | did you mean 'google.protobuf.Timestamp'? (add: import "google/protobuf/timestamp.proto";)
  map<string, int> m = 13;
//            ^^^ error: type 'int' is not defined | did you mean 'int32'?
  map<str, string> n = 14;
//    ^^^ error: a map field key type must be an integer, boolean or string | did you mean 'string'?
  Text o = 15;
  Integer p = 16;
//^^^^^^^ error: type 'Integer' is not defined | did you mean 'int32'?
  map<datetime, string> q = 17;
//    ^^^^^^^^ error: a map field key type must be an integer, boolean or string
}
message Text {}
service S { rpc A(int) returns (void); }
//                ^^^ error: 'int' is not a message | a method takes and returns messages: put the value in one
//                              ^^^^ error: type 'void' is not defined | did you mean 'google.protobuf.Empty'? (add: import "google/protobuf/empty.proto";)
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
//          ^^^ error: type 'int' is not defined | did you mean 'int32'?
//                                  ^^^^^^^^ error: type 'datetime' is not defined | did you mean 'google.protobuf.Timestamp'?
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
//^ error: a field needs a type, a name and a number | such as: string a = 3;
  int32 = 4;
//^^^^^ error: a field needs a type, a name and a number | such as: int32 name = 4;
  int = 5;
//^^^ error: a field needs a type, a name and a number | such as: int32 name = 5;
  optional = 6;
//^^^^^^^^ error: a field needs a type, a name and a number | such as: optional string name = 6;
  repeated f = 7;
//^^^^^^^^^^ error: a field needs a type, a name and a number | such as: repeated string f = 7;
  oneof o { g = 8; string h = 9; }
//          ^ error: a field needs a type, a name and a number | such as: string g = 8;
  strin i = 10;
//^^^^^ error: type 'strin' is not defined | did you mean 'string'?
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
//           ^^ error: '09' is not a number: one that starts with 0 is octal, which has no digits 8 and 9 | write 9
  string b = 010;
  string c = 0x;
//           ^^ error: '0x' is not a number: digits are missing after 0x | write hexadecimal digits after it, such as 0x1F
  string d = 1_000;
//           ^^^^^ error: '1_000' is not a number: a number has no '_' in it | write 1000
  string e = 08 [deprecated = true];
//           ^^ error: '08' is not a number: one that starts with 0 is octal, which has no digits 8 and 9 | write 8
  reserved 20 to 029;
//               ^^^ error: '029' is not a number: one that starts with 0 is octal, which has no digits 8 and 9 | write 29
}
enum E { Z = 00; B = 09; }
//                   ^^ error: '09' is not a number: one that starts with 0 is octal, which has no digits 8 and 9 | write 9
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
^^ error: unexpected character U+00A0 NO-BREAK SPACE | replace it with a space
  string\u{a0}b = 2;
//      ^ error: unexpected character U+00A0 NO-BREAK SPACE | replace it with a space
  string c\u{200b} = 3;
//        ^ error: unexpected character U+200B ZERO WIDTH SPACE | remove it, or replace it with a space
  \u{feff}strin d = 4;\u{2028}  string e = 5;
//^ error: unexpected character U+FEFF ZERO WIDTH NO-BREAK SPACE (byte order mark) | remove it, or replace it with a space
// ^^^^^ error: type 'strin' is not defined | did you mean 'string'?
//             ^ error: unexpected character U+2028 LINE SEPARATOR | replace it with a space
  string f = 6；
//            ^ error: unexpected character '；' | replace it with ';'
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
//           ~ first defined here
//                  ^ error: enum number 0 is already used | write 'option allow_alias = true;' in the enum to give several values one number
enum B { option allow_alias = true; B0 = 0; B1 = 1; }
//              ^^^^^^^^^^^^^^^^^^ error: enum 'B' allows aliases but has none | remove this line, or give two values the same number
enum C { option allow_alias = true; C0 = 0; C1 = 0; }
enum D { option allow_alias = false; D0 = 0; }
//              ^^^^^^^^^^^^^^^^^^^ error: 'allow_alias = false' is the default and cannot be written | remove this line
enum E { option allow_alias = true; E0 = 0; E1 = ; }
//                                               ^ error: expected a number, but found ';'
enum Foo { FOO_BAR = 0; BAR = 1; FOO_BAZ = 2; FooBaz = 2; }
//         ~~~~~~~ the other is here
//                      ^^^ error: 'BAR' and 'FOO_BAR' are the same name without case and the enum's name in front | rename one of them
//                                         ~ first defined here
//                                                     ^ error: enum number 2 is already used | write 'option allow_alias = true;' in the enum to give several values one number
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
//         ~~~~~~ first listed here
//                 ^ error: reserved 3 overlaps reserved 1 to 5 | put each number in one range only
  reserved 8, 20 to 10, 30 to max;
//            ^^^^^^^^ error: reserved 20 to 10 ends before it starts | write 10 to 20
  reserved "a", "b", "a";
//         ~~~ first reserved here
//         ~~~ reserved here
//              ~~~ reserved here
//                   ^^^ error: 'a' is reserved twice | remove it
  string a = 7;
//       ^ error: field name 'a' is reserved | choose another name: a reserved one was used before, by something else
  oneof o { string b = 9; }
//                 ^ error: field name 'b' is reserved | choose another name: a reserved one was used before, by something else
  string c = 4;
//           ^ error: field number 4 is reserved (1 to 5)
  message B { reserved "x"; string x = 1; }
//                     ~~~ reserved here
//                                 ^ error: field name 'x' is reserved | choose another name: a reserved one was used before, by something else
}
enum E {
  reserved 2 to 4, 4;
//         ~~~~~~ first listed here
//                 ^ error: reserved 4 overlaps reserved 2 to 4 | put each number in one range only
  reserved "Z", "Y", "Y";
//         ~~~ reserved here
//              ~~~ first reserved here
//                   ^^^ error: 'Y' is reserved twice | remove it
  Z = 0;
//^ error: enum value name 'Z' is reserved | choose another name: a reserved one was used before, by something else
  X = 3;
//    ^ error: enum number 3 is reserved (2 to 4)
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
//                     ^^^^^^^^^^ error: proto3 messages have no extension ranges | use proto2 for it, or a field of type google.protobuf.Any
extend p.B { string a = 100; }
//     ^^^ error: proto3 cannot extend 'p.B' | only the options of google/protobuf/descriptor.proto can be extended here
extend google.protobuf.FieldOptions { string b = 50001; string c = 50001; }
//                                               ~~~~~ first used here
//                                                                 ^^^^^ error: extension number 50001 of 'google.protobuf.FieldOptions' is already used | use another number
--- b.proto
syntax = "proto2";
package p;
message B {
  extensions 100 to 200, 150;
//           ~~~~~~~~~~ first listed here
//           ~~~~~~~~~~ first listed here
//                       ^^^ error: extensions 150 overlaps extensions 100 to 200 | put each number in one range only
  reserved 120;
//         ^^^ error: reserved 120 overlaps extensions 100 to 200 | put each number in one range only
  extend B { optional string a = 101; }
//                               ~~~ first used here
}
extend B { optional string b = 101; }
//                             ^^^ error: extension number 101 of 'p.B' is already used | use another number
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
//       ^^^^^^^^^^^^^^^^ error: 'map_entry' is set by the compiler alone | remove this line, and write a field of type map<K, V>
  repeated string a = 1 [packed = true];
//                       ^^^^^^^^^^^^^ error: 'packed' is only for repeated numbers, bools and enums | remove it
  int32 b = 2 [packed = true, jstype = JS_STRING];
//             ^^^^^^^^^^^^^ error: 'packed' is only for repeated numbers, bools and enums | remove it
//                            ^^^^^^^^^^^^^^^^^^ error: 'jstype' is only for 64-bit integers | remove it
  repeated A c = 3 [packed = true];
//                  ^^^^^^^^^^^^^ error: 'packed' is only for repeated numbers, bools and enums | remove it
  map<int32, int32> d = 4 [packed = true];
//                         ^^^^^^^^^^^^^ error: 'packed' is only for repeated numbers, bools and enums | remove it
  repeated E e = 5 [packed = true];
  repeated int32 f = 6 [packed = true];
  int64 g = 7 [jstype = JS_STRING];
  string h = 8 [lazy = true];
//              ^^^^^^^^^^^ error: 'lazy' is only for fields whose type is a message | remove it
  A i = 9 [lazy = true];
}
enum E { Z = 0; }
"##,
    );
}

#[test]
fn without_a_syntax_statement_nothing_is_said_of_proto3() {
    check(
        r##"
message A {
^^^^^^^ error: no syntax statement: without it this is proto2, where every field needs a label | start the file with syntax = "proto3";
  string a = 1;
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
    let more =
        |count| format!("only {count} mistakes of this file are shown, mend some to see more");
    assert_eq!(flood("string a = ;", 100), (100, None));
    assert_eq!(flood("string a = ;", 101), (100, Some(more(100))));
    let help = format!("add one, such as '= 1' ({})", more(100));
    assert_eq!(flood("string a;", 300), (100, Some(help)));
}

#[test]
fn options_on_groups_and_values_in_proto2() {
    check(
        r##"
syntax = "proto2";
message A {
  optional group G = 1 [lazy = true] {}
//                      ^^^^^^^^^^^ error: 'lazy' is only for fields whose type is a message | remove it
  repeated group H = 2 [packed = true] {}
//                      ^^^^^^^^^^^^^ error: 'packed' is only for repeated numbers, bools and enums | remove it
}
enum Foo { FOO_X = 0; X = 1; }
//         ~~~~~ the other is here
//                    ^ error: 'X' and 'FOO_X' are the same name without case and the enum's name in front | rename one of them
"##,
    );
}

#[test]
fn features_without_an_edition() {
    check(
        r##"
syntax = "proto3";
option features.field_presence = EXPLICIT;
//     ^^^^^^^^^^^^^^^^^^^^^^^ error: only editions have features | remove it: proto2 and proto3 have fixed features
message features { string features = 1 [deprecated = true, features.field_presence = EXPLICIT]; }
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^ error: only editions have features | remove it: proto2 and proto3 have fixed features
message A { features.features a = 1; map<string, features.features> b = 2; message features { message features {} } }
"##,
    );
}

/// Mistakes of which not all can be told: the last one says so.
fn check_more(text: String) {
    let path = "a.proto".to_owned();
    let found = Compiler::default().compile(&[SourceFile { path, text }]);
    let says = |help: &str| help.contains("mistakes of this file are shown, mend some to see more");
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
