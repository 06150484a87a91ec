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
^^^^^^ error: unknown keyword 'mesage' | did you mean 'message'?
  string a = 1;
}

message User {
  strin email = 1;
//^^^^^ error: type 'strin' is not defined | did you mean 'string'?
  string name = 2
//              ^ error: missing ';' after '2'
  int32 age 3;
//          ^ error: expected '=', but found '3'
  repeted string tags = 4;
//^^^^^^^ error: unknown keyword 'repeted' | did you mean 'repeated'?
  string id = ;
//            ^ error: expected a number, but found ';'
  bool ok = 6;
}

service Users {
  rpc Get(User) retuns (User);
//              ^^^^^^ error: unknown keyword 'retuns' | did you mean 'returns'?
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
//       ^^^^^^^^ error: missing ';' after "proto3"
package demo
//      ^^^^ error: missing ';' after 'demo'
import "google/protobuf/empty.proto"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: missing ';' after "google/protobuf/empty.proto"

message A {
  string a = 1
//           ^ error: missing ';' after '1'
  string b = 2 // text
//           ^ error: missing ';' after '2'
}
message B { string a = 1 }
//                     ^ error: missing ';' after '1'
enum E {
  X = 0
//    ^ error: missing ';' after '0'
  Y = 1;
}
service S {
  rpc A(A) returns (B)
//                   ^ error: missing ';' after ')'
  rpc B(A) returns (B);
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
//          ^ error: this '{' is never closed | add '}'
    string a = 1;

  string b = 2;
}

message C {
//        ^ error: this '{' is never closed | add '}'
  string a = 1;
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
  rpc A(A) returns (A) {}
  }
//^ error: this '}' closes nothing | remove it
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
^^^^^ error: unexpected 'Lorem' | a file is made of syntax, package, import, option, message, enum, extend and service
adipiscing elit. Sed do eiusmod; tempor
incididunt ut "labore et dolore
@@@ $$$ %%% é 漢
}}}}
^ error: this '}' closes nothing | remove it
"##,
    );
}

#[test]
fn places_after_text_that_is_not_ascii() {
    check(
        r##"
syntax = "proto3";
message Ü {}
//      ^ error: unexpected character 'Ü' | names are made of a to z, A to Z, 0 to 9 and _
message A {
  /* größe 漢字 */ Usr user = 1; /* ü */ strin s = 2; string é = 3;
//               ^^^ error: type 'Usr' is not defined | did you mean 'User'?
//                                     ^^^^^ error: type 'strin' is not defined | did you mean 'string'?
//                                                         ^ error: unexpected character 'é' | names are made of a to z, A to Z, 0 to 9 and _
  /* größe */ string a = 4; /* 漢 */ string b = 4;
//                       ~ first defined here
//                                             ^ error: field number 4 is already used
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
//^^^^^ error: type 'strin' is not defined | did you mean 'string'?
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
//                     ^^^^^ error: type 'strin' is not defined | did you mean 'string'?
--- b/uses.proto
syntax = "proto3";
import "a/user.proto";
//     ~~~~~~~~~~~~~~ first imported here
import "a/user.proto";
//     ^^^^^^^^^^^^^^ error: "a/user.proto" is imported twice | remove this line
message U { a.User u = 1; a.Usr v = 2; google.protobuf.Empty e = 3; }
//                        ^^^^^ error: type 'a.Usr' is not defined | did you mean 'a.User'?
//                                     ^^^^^^^^^^^^^^^^^^^^^ error: type 'google.protobuf.Empty' is not defined | add: import "google/protobuf/empty.proto";
--- c/user2.proto
syntax = "proto3";
message X { Empty e = 1; U u = 2; }
//          ^^^^^ error: type 'Empty' is not defined | did you mean 'google.protobuf.Empty'? (add: import "google/protobuf/empty.proto";)
//                       ^ error: type 'U' is not defined | add: import "b/uses.proto";
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
//                                      ^^^^^ error: type 'boool' is not defined | did you mean 'bool'?
--- c.proto
syntax = "proto3";
import "b.proto";
message C { B b = 1; missing.M m = 2; }
//                   ^^^^^^^^^ error: type 'missing.M' is not defined
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
//      ~ first defined here
  string a = 1;
//       ~ first defined here
//           ~ first defined here
  string b = 1;
//           ^ error: field number 1 is already used
  int32 a = 3;
//      ^ error: 'a' is defined twice
  string fooBar = 4;
//       ~~~~~~ first defined here
  string foo_bar = 5;
//       ^^^^^^^ error: camel-case name of field 'fooBar' conflicts with field 'foo_bar'
  reserved 9, 10 to 12;
  reserved "old";
  string r = 9;
//           ^ error: field number 9 is reserved
  string s = 19000;
//           ^^^^^ error: field number 19000 is not allowed | field numbers 19000 to 19999 are reserved
  string z = 0;
//           ^ error: field number 0 is out of range | use 1 to 536870911, but not 19000 to 19999
  string big = 536870912;
//             ^^^^^^^^^ error: field number 536870912 is out of range | use 1 to 536870911, but not 19000 to 19999
}
message A {
//      ^ error: 'A' is defined twice
  string x = 1;
}
enum E { X = 1; Y = 1; }
//   ~ defined here
//           ^ error: the first value of a proto3 enum must be 0
//           ~ first defined here
//                  ^ error: enum number 1 is already used | write 'option allow_alias = true;' in the enum to give several values one number
enum F { UNKNOWN = 0; }
//       ~~~~~~~ first defined here
enum G { UNKNOWN = 0; }
//       ^^^^^^^ error: 'UNKNOWN' is defined twice | enum values share the scope around their enum: put the enum's name in front
enum H {}
//   ^ error: an enum needs at least one value
message O { oneof x {} optional string y = 1; required string z = 2; map<float, string> m = 3; }
//                ^ error: oneof 'x' has no field
//                                            ^^^^^^^^ error: required fields are not allowed in proto3 syntax
//                                                                       ^^^^^ error: a map field key type must be an integer, boolean or string
service S { rpc A(A) returns (E); rpc A(Missing) returns (F); }
//              ~ first defined here
//                            ^ error: 'p.E' is not a message type
//                                    ^ error: 'A' is defined twice
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
//     ^^^^^^^^^^^ error: option 'java_packge' is not defined | did you mean 'java_package'?
option java_package = 1;
//                    ^ error: expected a value of type 'string' for option 'java_package', but found '1'
option java_outer_classname = "a";
option java_outer_classname = "b";
//     ^^^^^^^^^^^^^^^^^^^^ error: option 'java_outer_classname' is set twice
option (my.opt) = "x";
//      ^^^^^^ error: option '(my.opt)' is not defined
extend google.protobuf.FieldOptions {
  int32 weight = 50001;
}
message A {
  string a = 1 [deprected = true];
//              ^^^^^^^^^ error: option 'deprected' is not defined | did you mean 'deprecated'?
  string b = 2 [deprecated = "yes"];
//                           ^^^^^ error: expected a value of type 'bool' for option 'deprecated', but found '"yes"'
  string c = 3 [(weight) = "heavy", (wight) = 3];
//                         ^^^^^^^ error: expected a value of type 'int32' for option '(weight)', but found '"heavy"'
//                                   ^^^^^ error: option '(wight)' is not defined
  Missing d = 4;
//^^^^^^^ error: type 'Missing' is not defined
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
^^^^^^^ error: no syntax statement: without it this is proto2, where every field needs a label | start the file with syntax = "proto3";
message A {
  string a = 1;
  strin b = 2;
//^^^^^ error: type 'strin' is not defined | did you mean 'string'?
}
"##,
    );
}

#[test]
fn a_misspelt_syntax_statement_is_one_mistake() {
    check(
        r##"
syntx = "proto3";
^^^^^ error: unknown keyword 'syntx' | did you mean 'syntax'?
message A {
  string a = 1;
  strin b = 2;
//^^^^^ error: type 'strin' is not defined | did you mean 'string'?
}
"##,
    );
}

#[test]
fn editions_are_told_once() {
    check(
        r##"
edition = "2023";
^^^^^^^^^^^^^^^^ error: editions are not supported yet: 2023 | use syntax = "proto3"; for now
package p;
message A {
  string a = 1 [features.field_presence = EXPLICIT];
  reserved foo, bar;
}
"##,
    );
}

#[test]
fn many_kinds_of_slips() {
    check(
        r##"
syntax = "proto4";
//       ^^^^^^^^ error: unknown syntax "proto4" | use "proto3" or "proto2"
import "../x.proto";
//     ^^^^^^^^^^^^ error: import path "../x.proto" is not valid | use a path relative to the import root, with '/', without '.', '..', backslashes or empty parts
import "";
//     ^^ error: import path "" is not valid | use a path relative to the import root, with '/', without '.', '..', backslashes or empty parts
import "foo.proto;
//     ^^^^^^^^^^^ error: this string is not closed | add the closing quote
package a.b;
~~~~~~~~~~~~ the first one is here
package c;
^^^^^^^^^^ error: a file has only one package
rpc Foo(A) returns (B);
^^^ error: 'rpc' belongs inside a service
string name = 1;
# comment
^ error: '#' does not start a comment here | use '//'
message 1Foo { string a = 1; }
//      ^^^^ error: '1Foo' is neither a number nor a name | names start with a letter or _
message { string a = 1; }
^^^^^^^ error: this message has no name
message Foo {
  string name;
//       ^^^^ error: 'name' has no number | add one, such as '= 1'
  optional = 3;
//^^^^^^^^ error: a field needs a type, a name and a number | such as: optional string name = 3;
  string a = 1abc;
//           ^^^^ error: '1abc' is neither a number nor a name | names start with a letter or _
  string b = 99999999999999999999999;
//           ^^^^^^^^^^^^^^^^^^^^^^^ error: the number '99999999999999999999999' is too large
  oneof x { string c = 1; }
//                     ^ error: field number 1 is reserved
  string d = 4 [deprecated = ];
//                           ^ error: expected a value, but found ']'
  string e = 5 [deprecated = true;
//                               ^ error: expected ',' or ']', but found ';'
  repeated map<string, string> f = 6;
//^^^^^^^^ error: map fields cannot have labels | remove 'repeated'
  string g = 7 string h = 8;
//           ^ error: missing ';' after '7'
  reservd 1;
//^^^^^^^ error: unknown keyword 'reservd' | did you mean 'reserved'?
  optoin deprecated = true;
//^^^^^^ error: unknown keyword 'optoin' | did you mean 'option'?
  strin$g i = 9;
//     ^ error: unexpected character '$'
  int32 j = -1;
//          ^^ error: field number -1 is out of range | use 1 to 536870911, but not 19000 to 19999
  string k = "x";
//           ^^^ error: expected a number, but found "x"
  map<string string> l = 10;
//           ^^^^^^ error: expected ',', but found 'string'
  mapp<string, string> m = 11;
//^^^^ error: unknown keyword 'mapp' | did you mean 'map'?
}
enum E { A = 0, B = 1; }
//            ^ error: expected ';', but found ','
enum F { A_A = ; OPTION_B; C C = 1; }
//             ^ error: expected a number, but found ';'
//               ^^^^^^^^ error: 'OPTION_B' has no number | add one, such as '= 1'
//                           ^ error: expected '=', but found 'C'
service S {
  rpc A(Foo returns (Foo);
//          ^^^^^^^ error: expected ')', but found 'returns'
  rpc B(Foo) return (Foo) {}
//           ^^^^^^ error: unknown keyword 'return' | did you mean 'returns'?
  rpc C(stream Foo) returns (streem Foo);
//                           ^^^^^^ error: unknown keyword 'streem' | did you mean 'stream'?
  rcp D(Foo) returns (Foo);
//^^^ error: unknown keyword 'rcp' | did you mean 'rpc'?
  rpc (Foo) returns (Foo);
//^^^ error: this rpc has no name
  option foo;
//       ^^^ error: 'foo' has no value | add one, such as '= true'
}
message Bar { /* open
//            ^^ error: this comment is not closed | add '*/'
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
//                            ^ error: type 'D' is not defined
//                                  ^ error: missing ';' after '3'
--- b.proto
syntax = "proto3";
package p;
message B { string x = ; }
//                     ^ error: expected a number, but found ';'
mesage C { }
^^^^^^ error: unknown keyword 'mesage' | did you mean 'message'?
message E extends { D d = 1; }
//        ^^^^^^^ error: expected '{', but found 'extends'
--- c.proto
syntax = "proto3";
package p;
import "a.proto";
message Z { A a = 1; Nothing n = 2; }
//                   ^^^^^^^ error: type 'Nothing' is not defined
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
//      ~ first defined here
--- dup2.proto
syntax = "proto3";
! error: two files are named "dup2.proto" | rename one of them
package q;
message M {}
//      ^ error: 'q.M' is already defined in "dup1.proto"
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
//                                  ^ error: 'A' is defined twice | enum values share the scope around their enum: put the enum's name in front
//                                         ~ defined here
//                                                                                      ^ error: enum number 5 is reserved
//                                                                                             ^^^^^^^^^^^ error: enum number -3000000000 is out of range | use -2147483648 to 2147483647
//                                                                                                              ^ error: enum number 8 is reserved (7 to 9)
enum G { G1 = 1; G2 = 0; G3 = 1; }
//            ^ error: the first value of a proto3 enum must be 0
message A {
//      ~ first defined here
  E e = 1 [default = A];
//         ^^^^^^^^^^^ error: default values are not allowed in proto3
  oneof o { repeated string r = 2; string s = 3 }
//          ^^^^^^^^ error: oneof fields cannot have labels | remove 'repeated'
//                                            ^ error: missing ';' after '3'
  string t = 4;
  .p.Missing u = 5;
//^^^^^^^^^^ error: type 'p.Missing' is not defined | did you mean 'p.Missng2'?
  p.Missing v = 6;
//^^^^^^^^^ error: type 'p.Missing' is not defined | did you mean 'p.Missng2'?
  E.Foo w = 7;
  google.protobuf.Timestamp ts = 8;
//^^^^^^^^^^^^^^^^^^^^^^^^^ error: type 'google.protobuf.Timestamp' is not defined | add: import "google/protobuf/timestamp.proto";
  Timestamp ts2 = 9;
//^^^^^^^^^ error: type 'Timestamp' is not defined | did you mean 'google.protobuf.Timestamp'? (add: import "google/protobuf/timestamp.proto";)
  A.B x = 10;
//^^^ error: type 'A.B' is not defined
  map<string, Missng> y = 11;
//            ^^^^^^ error: type 'Missng' is not defined | did you mean 'Missng2'?
  S z = 12;
//^ error: 'p.S' is not a message or enum type
  extensions 100 to 200;
//           ^^^^^^^^^^ error: proto3 messages have no extension ranges | use proto2 for it, or a field of type google.protobuf.Any
  string q = 150;
//           ^^^ error: field number '150' conflicts with extension range '100 to 200'
  string
    multi
    = 13
    [deprecated = true]
  ;
  group Foo = 14 { }
//^^^^^ error: groups are not allowed in proto3 syntax
  int32 int = 15; strng k = 016; "x" n = 17; string é; 
//                ^^^^^ error: type 'strng' is not defined | did you mean 'string'?
//                               ^^^ error: expected a field or '}', but found "x"
//                                                  ^ error: unexpected character 'é' | names are made of a to z, A to Z, 0 to 9 and _
}
message Missng2 {}
service S {
//      ~ defined here
  rpc A(A) returns (B) {
//                  ^ error: 'p.B' is not a message type
    option (foo.bar) = {
      get: "/v1"
      body: { a: [1,2] }
    };
    optn deprecated = true;
//  ^^^^ error: expected 'option', '}' or ';', but found 'optn'
  }
  rpc C(string) returns (A);
//      ^^^^^^ error: 'string' is not a message | a method takes and returns messages: put the value in one
  rpc D(stream A) returns (stream A) { option idempotency_level = NO_SIDE; }
//                                                                ^^^^^^^ error: expected a value of type 'google.protobuf.MethodOptions.IdempotencyLevel' for option 'idempotency_level', but found 'NO_SIDE'
  rpc E(A) (A);
//         ^ error: expected 'returns', but found '('
  rpc F(A) returns A;
//                 ^ error: expected '(', but found 'A'
}
extend A { string ext = 101; }
//     ^ error: proto3 cannot extend 'p.A' | only the options of google/protobuf/descriptor.proto can be extended here
import "google/protobuf/any.proto"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: missing ';' after "google/protobuf/any.proto"
"##,
    );
}

#[test]
fn an_end_inside_a_block() {
    check(
        r##"
syntax = "proto3";
message A {
//        ^ error: this '{' is never closed | add '}'
  string a = 1;
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
^^^^^^^ error: expected a name after 'message', but the file ends here
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
//^^^^^^ error: a proto2 field needs a label | put 'optional', 'repeated' or 'required' before the type
 int32 b = 2; required group G = 3 { string x = 1; } optional string d = 4 [default = 3]; repeated int32 e = 5 [default = 1]; optional E f = 6 [default = NOPE]; optional int32 g = 7 [default = "x"]; }
 ^^^^^ error: a proto2 field needs a label | put 'optional', 'repeated' or 'required' before the type
//                                   ^^^^^^ error: a proto2 field needs a label | put 'optional', 'repeated' or 'required' before the type
//                                                                                    ^ error: expected value to be a string, but found '3'
//                                                                                                              ^^^^^^^^^^^ error: repeated fields may not have default values
//                                                                                                                                                        ^^^^ error: invalid default value 'NOPE' for type 'E'
//                                                                                                                                                                                               ^^^ error: expected value to be an integer, but found 'x'
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
//            ^^^^^^ error: type 'Missng' is not defined | did you mean 'Missing'?
  map<string, Missng> z = 2;
//            ^^^^^^ error: type 'Missng' is not defined | did you mean 'Missing'?
  map<string, p.X> w = 3; Other o = 4;
//            ^^^ error: type 'p.X' is not defined
//                        ^^^^^ error: type 'Other' is not defined
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
//                                                                           ^ error: nested too deep | at most 64 levels of brackets are read
"##,
    );
}
