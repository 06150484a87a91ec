//! What is told of broken schemas, drawn under the code.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod caret;

use caret::check;

#[test]
fn six_mistakes_in_one_file() {
    check(
        r##"
syntax = "proto3";
package demo;

mesage Broken {
^^^^^^ error: `mesage` is no keyword here | did you mean `message`?
  string a = 1;
}

message User {
  strin email = 1;
//^^^^^ error: `strin` is not defined | did you mean `string`?
  string name = 2
//               ! error: missing `;`
  int32 age 3;
//         ! error: missing `=`
  repeted string tags = 4;
//^^^^^^^ error: `repeted` is no keyword here | did you mean `repeated`?
  string id = ;
//           ! error: missing the number of the field
  bool ok = 6;
}

service Users {
  rpc Get(User) retuns (User);
//              ^^^^^^ error: `retuns` is no keyword here | did you mean `returns`?
  rpc List(Broken) returns (stream User);
}
"##,
    );
}

#[test]
fn missing_semicolons_cost_nothing_else() {
    check(
        r##"
syntax = "proto3"
//               ! error: missing `;`
package demo
//          ! error: missing `;`
import "google/protobuf/empty.proto"
//                                  ! error: missing `;`

message A {
  string a = 1
//            ! error: missing `;`
  string b = 2 // text
//            ! error: missing `;`
}
message B { string a = 1 }
//                      ! error: missing `;`
enum E {
  X = 0
//     ! error: missing `;`
  Y = 1;
}
service S {
  rpc C(A) returns (B)
//                  ^ error: `demo.S.B` is an rpc, not a message | did you mean `.demo.B`?
//                    ! error: missing `;`
  rpc B(A) returns (B);
//                  ^ error: `demo.S.B` is an rpc, not a message | did you mean `.demo.B`?
}
"##,
    );
}

#[test]
fn a_forgotten_brace_is_told_where_it_opens() {
    check(
        r##"
syntax = "proto3";

message A {
  message B {
//          ~ this brace is not closed
    string a = 1;
//               ! error: missing `}`

  string b = 2;
}

message C {
//        ~ this brace is not closed
  string a = 1;
//             ! error: missing `}`
"##,
    );
}

#[test]
fn a_brace_too_many_is_told_where_the_layout_breaks() {
    check(
        r##"
syntax = "proto3";
message A {}
service S {
  rpc C(A) returns (A) {}
  }
//^ error: `}` closes nothing
  rpc B(A) returns (A) {
    option deprecated = true;
  }
}
"##,
    );
}

#[test]
fn text_that_is_no_schema() {
    check(
        r##"
Lorem ipsum dolor sit amet, consectetur
^^^^^ error: expected a declaration such as `message`, found `Lorem`
adipiscing elit. Sed do eiusmod; tempor
incididunt ut "labore et dolore
@@@ $$$ %%% é 漢
^^^ error: `@@@` means nothing here
//  ^^^ error: `$$$` means nothing here
//      ^^^ error: `%%%` means nothing here
}}}}
^ error: `}` closes nothing
"##,
    );
}

#[test]
fn places_after_text_that_is_not_ascii() {
    check(
        r##"
syntax = "proto3";
message Ü {}
//      ^ error: names have ASCII letters, digits and `_` only, not `Ü`
message A {
  /* größe 漢字 */ Usr user = 1; /* ü */ strin s = 2; string é = 3;
//               ^^^ error: `Usr` is not defined | did you mean `User`?
//                                     ^^^^^ error: `strin` is not defined | did you mean `string`?
//                                                         ^ error: names have ASCII letters, digits and `_` only, not `é`
  /* größe */ string a = 4; /* 漢 */ string b = 4;
//                       ~ first used here
//                                             ^ error: field number 4 is already used by `a` | the next free number is 5
}
message User {}
"##,
    );
}

#[test]
fn missing_imports_and_cycles() {
    check(
        r##"
--- a/user.proto
syntax = "proto3";
package a;
import "google/protobuf/timestmp.proto";
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: imported file "google/protobuf/timestmp.proto" is not in the workspace | did you mean "google/protobuf/timestamp.proto"?
import "user2.proto";
//     ^^^^^^^^^^^^^ error: imported file "user2.proto" is not in the workspace | did you mean "c/user2.proto"?
import "b/cycle1.proto";
message User {
  google.protobuf.Timestamp t = 1;
  strin x = 2;
//^^^^^ error: `strin` is not defined | did you mean `string`?
  other.Thing thing = 3;
}
--- b/cycle1.proto
syntax = "proto3";
import "b/cycle2.proto";
//     ^^^^^^^^^^^^^^^^ error: import cycle: b/cycle1.proto -> b/cycle2.proto -> b/cycle1.proto | move what both need into a third file
message C1 { C2 c = 1; }
--- b/cycle2.proto
syntax = "proto3";
import "b/cycle1.proto";
import "b/cycle2.proto";
//     ^^^^^^^^^^^^^^^^ error: this file imports itself | remove the import
message C2 { C1 c = 1; strin x = 2; }
//                     ^^^^^ error: `strin` is not defined | did you mean `string`?
--- b/uses.proto
syntax = "proto3";
import "a/user.proto";
~~~~~~~~~~~~~~~~~~~~~~ first imported here
import "a/user.proto";
^^^^^^^^^^^^^^^^^^^^^^ error: `a/user.proto` is imported twice
message U { a.User u = 1; a.Usr v = 2; google.protobuf.Empty e = 3; }
//                        ^^^^^ error: `a.Usr` is not defined | did you mean `a.User`?
//                                     ^^^^^^^^^^^^^^^^^^^^^ error: `google.protobuf.Empty` is defined in google/protobuf/empty.proto, which is not imported | add `import "google/protobuf/empty.proto";`
--- c/user2.proto
syntax = "proto3";
message X { Empty e = 1; U u = 2; }
//          ^^^^^ error: `Empty` is not defined | did you mean `google.protobuf.Empty` from google/protobuf/empty.proto?
//                       ^ error: `U` is defined in b/uses.proto, which is not imported | add `import "b/uses.proto";`
"##,
    );
}

#[test]
fn what_may_come_from_a_missing_import_is_not_told() {
    check(
        r##"
--- a.proto
syntax = "proto3";
package a;
import public "missing.proto";
//            ^^^^^^^^^^^^^^^ error: imported file "missing.proto" is not in the workspace | add a file of this path to the workspace, or correct the path
message A {}
--- b.proto
syntax = "proto3";
import "a.proto";
message B { a.A a = 1; missing.M m = 2; boool b = 3; }
//                                      ^^^^^ error: `boool` is not defined | did you mean `bool`?
--- c.proto
syntax = "proto3";
import "b.proto";
message C { B b = 1; missing.M m = 2; }
//                   ^^^^^^^^^ error: `missing.M` is not defined
"##,
    );
}

#[test]
fn names_and_numbers_used_twice() {
    check(
        r##"
syntax = "proto3";
package p;
message A {
//      ~ also declared here
  string a = 1;
//       ~ also declared here
//           ~ first used here
  string b = 1;
//           ^ error: field number 1 is already used by `a` | the next free number is 13
  int32 a = 3;
//      ^ error: `a` is already declared as a field
  string fooBar = 4;
//       ~~~~~~ the other field
  string foo_bar = 5;
//       ^^^^^^^ error: default JSON name `fooBar` is already that of field `fooBar` | rename one of them, or choose another `json_name`
  reserved 9, 10 to 12;
//         ~ here
  reserved "old";
  string r = 9;
//           ^ error: field `r` uses number 9, which is reserved | the next free number is 14
  string s = 19000;
//           ^^^^^ error: field `s` has number 19000, but 19000 to 19999 are kept for protobuf itself | the next free number is 15
  string z = 0;
//           ^ error: field `z` has number 0, but numbers begin at 1 | the next free number is 16
  string big = 536870912;
//             ^^^^^^^^^ error: field `big` has number 536870912, but numbers end at 536870911 | the next free number is 17
}
message A {
//      ^ error: `A` is already declared as a message
  string x = 1;
}
enum E { X = 1; Y = 1; }
//           ^ error: the first value of open enum `E` is not 0 | an unknown or unset value reads as the one with number 0
//           ~ first used here
//                  ^ error: value `Y` has the same number as `X` | the next free number is 2; `option allow_alias = true;` allows it
enum F { UNKNOWN = 0; }
//       ~~~~~~~ also declared here
enum G { UNKNOWN = 0; }
//       ^^^^^^^ error: `UNKNOWN` is already declared as an enum value | values lie beside their enum, so their names are unique among all of `p`
enum H {}
//   ^ error: enum `H` has no value | give it one, such as `H_UNSPECIFIED = 0;`
message O { oneof x {} optional string y = 1; required string z = 2; map<float, string> m = 3; }
//                ^ error: oneof `x` has no field | add a field to it, or remove it
//                                            ^^^^^^^^ error: proto3 has no required fields
//                                                                       ^^^^^ error: the key of a map cannot be a floating-point type | keys are integers, bools or strings
service S { rpc Go(A) returns (E); rpc Go(Missing) returns (F); }
//              ~~ also declared here
//                             ^ error: `p.E` is an enum, not a message
//                                     ^^ error: `Go` is already declared as an rpc
//                                        ^^^^^^^ error: `Missing` is not defined
//                                                          ^ error: `p.F` is an enum, not a message
"##,
    );
}

#[test]
fn options() {
    check(
        r##"
syntax = "proto3";
import "google/protobuf/descriptor.proto";
option java_packge = "x";
//     ^^^^^^^^^^^ error: there is no file option `java_packge` | did you mean `java_package`?
option java_package = 1;
//                    ^ error: `java_package` takes a string, not a number
option java_outer_classname = "a";
//     ~~~~~~~~~~~~~~~~~~~~ set here first
option java_outer_classname = "b";
//     ^^^^^^^^^^^^^^^^^^^^ error: option `java_outer_classname` is set twice
option (my.opt) = "x";
//      ^^^^^^ error: option `(my.opt)` is not defined
extend google.protobuf.FieldOptions {
  int32 weight = 50001;
}
message A {
  string a = 1 [deprected = true];
//              ^^^^^^^^^ error: there is no field option `deprected` | did you mean `deprecated`?
  string b = 2 [deprecated = "yes"];
//                           ^^^^^ error: `deprecated` takes `true` or `false`, not a string
  string c = 3 [(weight) = "heavy", (wight) = 3];
//                         ^^^^^^^ error: `weight` takes an integer from -2147483648 to 2147483647, not a string
//                                   ^^^^^ error: option `(wight)` is not defined | did you mean `weight`?
  Missing d = 4;
//^^^^^^^ error: `Missing` is not defined
  string e = 5 [(weight) = 3];
}
"##,
    );
}

#[test]
fn no_syntax_statement_is_one_mistake() {
    check(
        r##"
package p;
message A {
  string a = 1;
//^^^^^^ error: fields lack labels: a file that names no syntax is proto2 | in proto3 fields need no label; in proto2 they begin with `optional`, `required` or `repeated`
  strin b = 2;
//^^^^^ error: `strin` is not defined | did you mean `string`?
}
"##,
    );
}

#[test]
fn a_misspelt_syntax_statement_is_one_mistake() {
    check(
        r##"
syntx = "proto3";
^^^^^ error: `syntx` is no keyword here | did you mean `syntax`?
message A {
  string a = 1;
  strin b = 2;
//^^^^^ error: `strin` is not defined | did you mean `string`?
}
"##,
    );
}

#[test]
fn editions_compile() {
    for edition in ["2023", "2024", "2026"] {
        let text = format!(
            "edition = \"{edition}\";\npackage p;\nmessage Ab {{\n  string a = 1 [features.field_presence = EXPLICIT];\n  Ab child = 2 [features.message_encoding = DELIMITED];\n  reserved foo, bar;\n}}\nenum Kind {{ KIND_UNSPECIFIED = 0; }}\n"
        );
        let found = check(&text);
        assert_eq!(found.schema.unwrap().roots(), ["a.proto"], "{edition}");
    }
    check(
        r##"
--- a.proto
edition = "2024";
package p;
import option "b.proto";
option (p.note) = "x";
export message Seen { Hidden hidden = 1; }
local message Hidden {}
--- b.proto
edition = "2024";
package p;
import "google/protobuf/descriptor.proto";
extend google.protobuf.FileOptions { string note = 50001; }
"##,
    );
}

#[test]
fn mistakes_in_editions() {
    check(
        r##"
--- a.proto
edition = "2023";
message A {
  optional string a = 1;
//^^^^^^^^ error: `optional` is gone in editions | a field has presence without it, unless `features.field_presence` says otherwise
  required string b = 2;
//^^^^^^^^ error: `required` is gone in editions | in editions it is an option: `[features.field_presence = LEGACY_REQUIRED]`
  reserved "c";
//         ^^^ error: the reserved name `c` has quotes, which editions do not want
  optional group G = 4 {}
//^^^^^^^^ error: `optional` is gone in editions | a field has presence without it, unless `features.field_presence` says otherwise
//         ^^^^^ error: groups are gone in editions | declare a message, and a field of it with `[features.message_encoding = DELIMITED]`
  string d = 5 [features.field_presence = IMPLCIT];
//                                        ^^^^^^^ error: enum `google.protobuf.FeatureSet.FieldPresence` has no value `IMPLCIT` | did you mean `IMPLICIT`?
  A e = 6 [features.field_presence = IMPLICIT];
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: `field_presence` cannot be IMPLICIT for a message
  local message In {}
//^^^^^ error: `local` needs edition 2024; this file is edition 2023
}
--- b.proto
edition = "2025";
//        ^^^^^^ error: unknown edition `2025` | known editions are 2023, 2024 and 2026
message B {}
--- c.proto
edition = "2024";
package c;
local message Hidden {}
//            ~~~~~~ declared here
--- d.proto
edition = "2024";
import "c.proto";
message D { c.Hidden hidden = 1; }
//          ^^^^^^^^ error: `c.Hidden` is visible in c.proto only | it is marked `local`; mark it `export` to use it from other files
--- e.proto
edition = "proto3";
//        ^^^^^^^^ error: unknown edition `proto3` | known editions are 2023, 2024 and 2026
message E {}
"##,
    );
}

#[test]
fn many_kinds_of_slips() {
    check(
        r##"
syntax = "proto4";
//       ^^^^^^^^ error: unknown syntax `proto4` | it is `proto2` or `proto3`; newer files have `edition = "2024";` instead
import "../x.proto";
//     ^^^^^^^^^^^^ error: the import path "../x.proto" has an empty part, '.' or '..' | use a path relative to the import root, such as users/v1/user.proto
import "";
//     ^^ error: the import path "" is empty | use a path relative to the import root, such as users/v1/user.proto
import "foo.proto;
//     ^ error: this string is not closed on its line
package a.b;
~~~~~~~~~~~~ the first package
package c;
^^^^^^^^^^ error: a second package: a file has one
rpc Foo(A) returns (B);
^^^ error: an rpc can stand only in a service
string name = 1;
^^^^^^ error: a field can stand only in a message
# comment
^ error: comments begin with `//`, not with `#`
message 1Foo { string a = 1; }
//      ^^^^ error: a name cannot begin with a digit
message { string a = 1; }
//      ^ error: expected a message name, found `{`
message Foo {
  string name;
//           ! error: field `name` has no number
  optional = 3;
//         ^ error: expected a type and a name, found `=`
  string a = 1abc;
//            ^^^ error: a number cannot be followed by letters
  string b = 99999999999999999999999;
//           ^^^^^^^^^^^^^^^^^^^^^^^ error: field number 99999999999999999999999 is too large | it can be 1 to 536870911
  oneof x { string c = 1; }
//                     ^ error: field `c` uses number 1, which is reserved | the next free number is 12
  string d = 4 [deprecated = ];
//                           ^ error: expected a value, found `]`
  string e = 5 [deprecated = true;
//             ~ it is opened here
//                               ! error: missing `]`
  repeated map<string, string> f = 6;
//^^^^^^^^ error: a map field takes no label
  string g = 7 string h = 8;
//            ! error: missing `;`
  reservd 1;
//^^^^^^^ error: `reservd` is no keyword here | did you mean `reserved`?
//        ~ here
  optoin deprecated = true;
//^^^^^^ error: `optoin` is no keyword here | did you mean `option`?
  strin$g i = 9;
//     ^ error: names have ASCII letters, digits and `_` only, not `$`
  int32 j = -1;
//          ^ error: the number of a field is positive
  string k = "x";
//           ^^^ error: expected the number of the field, found a string
  map<string string> l = 10;
//          ! error: missing `,`
  mapp<string, string> m = 11;
//^^^^ error: `mapp` is no keyword here | did you mean `map`?
}
enum E { A = 0, B = 1; }
//            ^ error: a statement ends with `;`, not with `,`
enum F { A_A = ; OPTION_B; C C = 1; }
//            ! error: expected the number of the enum value
//                       ! error: enum value `OPTION_B` has no number
//                         ^ error: an enum value has no type and no label
service S {
  rpc A(Foo returns (Foo);
//     ~ it is opened here
//         ! error: missing `)`
  rpc B(Foo) return (Foo) {}
//           ^^^^^^ error: `return` is no keyword here | did you mean `returns`?
  rpc C(stream Foo) returns (streem Foo);
//                           ^^^^^^ error: `streem` is no keyword here | did you mean `stream`?
  rcp D(Foo) returns (Foo);
//^^^ error: `rcp` is no keyword here | did you mean `rpc`?
  rpc (Foo) returns (Foo);
//    ^ error: expected an rpc name, found `(`
  option foo;
//          ! error: missing `=` and a value
}
message Bar { /* open
//            ^^ error: this comment is not closed
}
"##,
    );
}

#[test]
fn each_file_tells_its_own_mistakes() {
    check(
        r##"
--- a.proto
syntax = "proto3";
package p;
import "b.proto";
message A { B b = 1; C c = 2; D d = 3 }
//                            ^ error: `D` is not defined
//                                   ! error: missing `;`
--- b.proto
syntax = "proto3";
package p;
message B { string x = ; }
//                    ! error: missing the number of the field
mesage C { }
^^^^^^ error: `mesage` is no keyword here | did you mean `message`?
message E extends { D d = 1; }
//        ^^^^^^^ error: expected `{`, found `extends`
//                  ^ error: `D` is not defined
--- c.proto
syntax = "proto3";
package p;
import "a.proto";
message Z { A a = 1; Nothing n = 2; }
//                   ^^^^^^^ error: `Nothing` is not defined
"##,
    );
}

#[test]
fn packages_that_are_not_imported_shadow_nothing_and_paths_are_unique() {
    check(
        r##"
--- f1.proto
syntax = "proto3";
package p.ext.config.v1;
--- f2.proto
syntax = "proto3";
package p.config.core;
message D {}
--- f3.proto
syntax = "proto3";
package p.ext.tls;
import "f2.proto";
message M { config.core.D d = 1; }
--- dup1.proto
syntax = "proto3";
package q;
message M {}
//      ~ also declared here
--- dup2.proto
syntax = "proto3";
! error: two files are named "dup2.proto" | rename one of them
package q;
message M {}
//      ^ error: `q.M` is already declared in dup1.proto
--- dup2.proto
syntax = "proto3";
--- /abs\x.proto
syntax = "proto3";
! error: the path "/abs\x.proto" has a backslash | use a path relative to the import root, such as users/v1/user.proto
--- google/protobuf/empty.proto
syntax = "proto3";
! info: "google/protobuf/empty.proto" comes with the compiler, and this copy is not used | remove this file, its imports go on working
"##,
    );
}

#[test]
fn what_only_the_linker_sees() {
    check(
        r##"
syntax = "proto3";
package p;
enum E { option allow_alias = true; A = 0; B = 0; reserved 5, 7 to 9; reserved "X"; C = 5; D = -3000000000; F = 8; }
//                                  ~ also declared here
//                                                         ~ here
//                                                            ~~~~~~ here
//                                                                                      ^ error: value `C` uses number 5, which is reserved | use another number
//                                                                                             ^^^^^^^^^^^ error: enum value -3000000000 is too small | it can be -2147483648 to 2147483647
//                                                                                                              ^ error: value `F` uses number 8, which is reserved | use another number
enum G { G1 = 1; G2 = 0; G3 = 1; }
//            ^ error: the first value of open enum `G` is not 0 | move `G2` before `G1`
//            ~ first used here
//               ~~~~~~~ this is 0
//                            ^ error: value `G3` has the same number as `G1` | the next free number is 2; `option allow_alias = true;` allows it
message A {
//      ^ error: `A` is already declared as an enum value | values lie beside their enum, so their names are unique among all of `p`
  E e = 1 [default = A];
//                   ^ error: proto3 fields have no default of their own
  oneof o { repeated string r = 2; string s = 3 }
//          ^^^^^^^^ error: a field of a oneof takes no label
//                                             ! error: missing `;`
  string t = 4;
  .p.Missing u = 5;
//^^^^^^^^^^ error: `.p.Missing` is not defined | did you mean `Missng2`?
  p.Missing v = 6;
//^^^^^^^^^ error: `p.Missing` is not defined | did you mean `Missng2`?
  E.Foo w = 7;
//^^^^^ error: `E.Foo` resolves to `p.E.Foo`, which is not defined | the innermost scope that knows the first part of a name decides
  google.protobuf.Timestamp ts = 8;
//^^^^^^^^^^^^^^^^^^^^^^^^^ error: `google.protobuf.Timestamp` is defined in google/protobuf/timestamp.proto, which is not imported | add `import "google/protobuf/timestamp.proto";`
  Timestamp ts2 = 9;
//^^^^^^^^^ error: `Timestamp` is not defined | did you mean `google.protobuf.Timestamp` from google/protobuf/timestamp.proto?
  A.B x = 10;
//^^^ error: `A.B` resolves to `p.A.B`, which is not defined | the innermost scope that knows the first part of a name decides
  map<string, Missng> y = 11;
//            ^^^^^^ error: `Missng` is not defined | did you mean `Missng2`?
  S z = 12;
//^ error: `S` is a service, not a type
  extensions 100 to 200;
//           ^^^^^^^^^^ error: proto3 messages have no extension ranges | use proto2 or editions for it, or a field of type `google.protobuf.Any`
//           ~~~~~~~~~~ here
  string q = 150;
//           ^^^ error: field `q` uses number 150, which is left to extensions | the next free number is 201
  string
    multi
    = 13
    [deprecated = true]
  ;
  group Foo = 14 { }
//      ^^^ error: proto3 has no groups | declare a message and a field of it
//            ~~ first used here
  int32 int = 15; strng k = 016; "x" n = 17; string é; 
//                ^^^^^ error: `strng` is not defined | did you mean `string`?
//                          ^^^ error: field number 14 is already used by `foo` | the next free number is 202
//                               ^^^ error: expected a field or another declaration, found `"x"`
//                                                  ^ error: names have ASCII letters, digits and `_` only, not `é`
}
message Missng2 {}
service S {
  rpc R(A) returns (B) {
//                  ^ error: `p.B` is an enum value, not a message
    option (foo.bar) = {
//          ^^^^^^^ error: option `(foo.bar)` is not defined
      get: "/v1"
      body: { a: [1,2] }
    };
    optn deprecated = true;
//  ^^^^ error: `optn` is no keyword here | did you mean `option`?
  }
  rpc C(string) returns (A);
//      ^^^^^^ error: `string` is a scalar type, not a message | for a message named `string`, write `.string`
  rpc D(stream A) returns (stream A) { option idempotency_level = NO_SIDE; }
//                                                                ^^^^^^^ error: enum `google.protobuf.MethodOptions.IdempotencyLevel` has no value `NO_SIDE`
  rpc E(A) (A);
//        ! error: missing `returns`
  rpc F(A) returns A;
//                 ^ error: the types of an rpc stand in parentheses
}
extend A { string ext = 101; }
//     ^ error: proto3 cannot extend `p.A` | only the options of google/protobuf/descriptor.proto can be extended here
import "google/protobuf/any.proto"
//                                ! error: missing `;`
"##,
    );
}

#[test]
fn an_end_inside_a_block() {
    check(
        r##"
syntax = "proto3";
message A {
//        ~ this brace is not closed
  string a = 1;
//             ! error: missing `}`
"##,
    );
}

#[test]
fn an_end_inside_a_statement() {
    check(
        r##"
syntax = "proto3";
message A {}
message
//     ! error: expected a message name
"##,
    );
}

#[test]
fn proto2() {
    check(
        r##"
syntax = "proto2";
message A {
  string a = 1;
//^^^^^^ error: field `a` lacks a label | in proto2 a field begins with `optional`, `required` or `repeated`; most are `optional`
 int32 b = 2; required group G = 3 { string x = 1; } optional string d = 4 [default = 3]; repeated int32 e = 5 [default = 1]; optional E f = 6 [default = NOPE]; optional int32 g = 7 [default = "x"]; }
 ^^^^^ error: field `b` lacks a label | in proto2 a field begins with `optional`, `required` or `repeated`; most are `optional`
//                           ~ also declared here
//                                   ^^^^^^ error: field `x` lacks a label | in proto2 a field begins with `optional`, `required` or `repeated`; most are `optional`
//                                                                                    ^ error: the default of `d` is not a string in quotes
//                                                                                                                        ^ error: repeated fields have no default
//                                                                                                                                                        ^^^^ error: enum `E` has no value `NOPE` | a default is the name of one of its values
//                                                                                                                                                                              ^ error: `g` is already declared as a field
//                                                                                                                                                                                               ^^^ error: the default of `g` is not an integer
enum E { X = 1; }
"##,
    );
}

#[test]
fn types_of_map_values() {
    check(
        r##"
syntax = "proto3";
message A {
  map<string, Missng> y = 1;
//            ^^^^^^ error: `Missng` is not defined | did you mean `Missing`?
  map<string, Missng> z = 2;
//            ^^^^^^ error: `Missng` is not defined | did you mean `Missing`?
  map<string, p.X> w = 3; Other o = 4;
//            ^^^ error: `p.X` is not defined
//                        ^^^^^ error: `Other` is not defined
}
message Missing {}
"##,
    );
}

#[test]
fn nesting_too_deep() {
    check(
        r##"
syntax = "proto3";
option (a) = {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{
//      ^ error: option `(a)` is not defined
//           ~ this brace is not closed
//            ^ error: expected a field name, found `{`
//                                                                                                   ! error: missing `}`
"##,
    );
}
