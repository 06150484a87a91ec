//! Files with more mistakes than are told, and names that the compiler makes up: always real places, never a mistake too many.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod caret;

use playground_schema::{Compiler, LineIndex, SourceFile};

const MOST: usize = 200;

/// Compiles a message of these lines; expects as many findings as are told of a file, the first ones at these places.
fn check(lines: &str, expect: &[(u32, u32, &str)]) {
    let text = format!("syntax = \"proto3\";\nmessage A {{\n{lines}}}\n");
    let index = LineIndex::new(&text);
    let path = "a.proto".to_owned();
    let found = Compiler::default().compile(&[SourceFile { path, text }]);
    let told = found.diagnostics.iter().map(|finding| {
        let at = index.line_column(finding.span.start);
        (at.line, at.column, finding.message.as_str())
    });
    let told: Vec<_> = told.collect();
    assert_eq!(told[..expect.len()], *expect);
    assert_eq!(told.len(), MOST);
    let more = format!("only {MOST} mistakes of this file are shown … and ");
    let last = found.diagnostics.last().unwrap();
    assert!(last.help.as_ref().unwrap().contains(&more), "{last:?}");
}

#[test]
fn one_line_over_and_over() {
    for count in [300, 3_000, 6_000] {
        let twice = "`a` is already declared as a field";
        let expect = [(4, 10, twice), (5, 10, twice), (6, 10, twice)];
        check(&"  string a = 1;\n".repeat(count), &expect);
        let unknown = "`strang` is not defined";
        let expect = [(3, 2, unknown), (4, 2, unknown), (4, 9, twice)];
        check(&" strang a = 1;\n".repeat(count), &expect);
    }
}

#[test]
fn lines_that_differ() {
    for count in [300, 3_000, 6_000] {
        let lines: String = (1..=count)
            .map(|n| format!(" strang a{n} = {n};\n"))
            .collect();
        let unknown = "`strang` is not defined";
        check(&lines, &[(3, 2, unknown), (4, 2, unknown), (5, 2, unknown)]);
        let lines: String = (1..=count)
            .map(|n| format!(" message M{n} {{ string a = 1 [foo = {n}]; }}\n"))
            .collect();
        let option = "there is no field option `foo`";
        check(&lines, &[(3, 29, option), (4, 29, option)]);
    }
}

#[test]
fn each_kind_of_mistake_before_the_last_one_told() {
    let lines = " Tail t = 7;\n Tial u = 8;\n Late.In x = 9; string y = 1 [depricated = true];\n";
    let twice = "string a = 1;\n".repeat(4_000);
    let rest = "} message Tail {} message Late { message In {} } message Odd { Od o = 1;";
    check(
        &format!("{lines}{twice}{rest}"),
        &[
            (4, 2, "`Tial` is not defined"),
            (5, 31, "there is no field option `depricated`"),
            (6, 12, "field number 1 is already used by `y`"),
            (7, 8, "`a` is already declared as a field"),
        ],
    );
}

#[test]
fn map_fields_that_clash() {
    caret::check(
        r##"
syntax = "proto3";
message A {
  map<string, string> labels = 1;
//                    ~~~~~~ also declared here
  map<string, string> labels = 2;
//                    ^^^^^^ error: `labels` is already declared as a field
}
message B {
  map<string, string> my_x = 1;
//                    ~~~~ the entries of map `my_x` are of that name
  map<string, string> myX = 2;
//                    ^^^ error: `MyXEntry` is already declared as a message | the entries of map `myX` are of that name; rename one of them
}
message C {
  optional string a = 1;
//                ~ also declared here
  optional string a = 2;
//                ^ error: `a` is already declared as a field
}
"##,
    );
    caret::check(
        r##"
syntax = "proto2";
message A {
  map<string, string> my_x = 1;
//                    ~~~~ the entries of map `my_x` are of that name
  map<string, string> myX = 2;
//                    ^^^ error: `MyXEntry` is already declared as a message | the entries of map `myX` are of that name; rename one of them
}
"##,
    );
}

#[test]
fn what_is_inside_a_clash_is_no_mistake_of_its_own() {
    caret::check(
        r##"
--- a.proto
syntax = "proto3";
package y;
message D { map<string, string> labels = 1; message In {} optional string o = 2; }
//      ~ also declared here
//      ~ also declared here
//      ~ declared here
enum E { A = 0; }
//   ~ also declared here
--- b.proto
syntax = "proto3";
package y;
message D { map<string, string> labels = 1; message In {} optional string o = 2; }
//      ^ error: `y.D` is already declared in a.proto
enum E { A = 0; }
//   ^ error: `y.E` is already declared in a.proto
--- c.proto
syntax = "proto3";
package y;
import "a.proto";
message D { map<string, string> labels = 1; message In {} optional string o = 2; }
//      ^ error: `y.D` is already declared in a.proto
--- d.proto
syntax = "proto3";
package y.D;
^^^^^^^^^^^^ error: `y.D` is a package here, but a message in a.proto
"##,
    );
}
