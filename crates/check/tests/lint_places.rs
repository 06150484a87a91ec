//! Where findings are: a line of carets under what each marks. What buf says of the same text was looked at.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop where they stand"
)]

mod support;

use playground_check::config::{Config, LintConfig};
use playground_check::positions::Lines;
use playground_check::{Image, lint};

/// Lints a file under rules, and compares with its caret lines: `//  ^^^^ RULE` marks the line before.
fn check(rules: &str, text: &str) {
    let config = Config::parse(&format!("version: v2\nlint: {{use: [{rules}]}}")).unwrap();
    check_config(&config.modules[0].lint, text);
}

fn check_config(config: &LintConfig, text: &str) {
    let files = [("acme/v1/example.proto".to_owned(), text.to_owned())];
    let set = support::compiled(&files);
    let image = Image::new(&set.file, |path| path.starts_with("acme/"));
    let lines = Lines::new(Some(text));
    let findings = lint::check(&image, config).into_iter();
    let mut found: Vec<_> = findings
        .map(|finding| {
            let at = lines.printed(finding.span);
            assert_eq!(at.start_line, at.end_line, "{finding:?}");
            (at.start_line, at.start_column, at.end_column, finding.rule)
        })
        .collect();
    let mut expected = carets(text);
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{text}");
}

fn carets(text: &str) -> Vec<(u32, u32, u32, String)> {
    let mut marked = 0;
    let mut expected = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        let Some(start) = text
            .find('^')
            .filter(|_| text.trim_start().starts_with("//"))
        else {
            marked = line;
            continue;
        };
        let (carets, rule) = text[start..].split_once(' ').unwrap();
        let start = start as u32 + 1;
        expected.push((
            marked,
            start,
            start + carets.len() as u32,
            rule.trim().to_owned(),
        ));
    }
    expected
}

#[test]
fn names_of_everything() {
    check(
        "BASIC",
        r#"syntax = "proto3";
package acme.v1;
message outer {
//      ^^^^^ MESSAGE_PASCAL_CASE
  message inner_one { string fieldA = 1; }
//        ^^^^^^^^^ MESSAGE_PASCAL_CASE
//                           ^^^^^^ FIELD_LOWER_SNAKE_CASE
  map<string, inner_one> fooBar = 1;
//                       ^^^^^^ FIELD_LOWER_SNAKE_CASE
  optional int32 X = 2;
//               ^ FIELD_LOWER_SNAKE_CASE
  oneof someKind { string y__z = 3; }
//      ^^^^^^^^ ONEOF_LOWER_SNAKE_CASE
//                        ^^^^ FIELD_LOWER_SNAKE_CASE
  enum kind_a { Zero = 0; }
//     ^^^^^^ ENUM_PASCAL_CASE
//              ^^^^ ENUM_VALUE_UPPER_SNAKE_CASE
}
service my_api { rpc do_it(outer) returns (outer); }
//      ^^^^^^ SERVICE_PASCAL_CASE
//                   ^^^^^ RPC_PASCAL_CASE
"#,
    );
}

#[test]
fn groups_and_extensions() {
    check(
        "BASIC, COMMENT_FIELD",
        r#"syntax = "proto2";
package acme.v1;
message M {
  extensions 100 to 200;
  optional group G_a_ = 1 { }
//               ^^^^ FIELD_LOWER_SNAKE_CASE
//               ^^^^ MESSAGE_PASCAL_CASE
  // Said.
  required int32 b = 2;
//               ^ FIELD_NOT_REQUIRED
}
  extend M { optional string ExtA = 100; }
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ COMMENT_FIELD
//                           ^^^^ FIELD_LOWER_SNAKE_CASE
"#,
    );
}

#[test]
fn features_of_editions() {
    check(
        "BASIC",
        r#"edition = "2023";
package acme.v1;
message M {
  int32 a = 1 [features.field_presence = LEGACY_REQUIRED];
//      ^ FIELD_NOT_REQUIRED
  int32 b = 2;
}
enum E {
  option features.enum_type = CLOSED;
  E_ONE = 1;
//        ^ ENUM_FIRST_VALUE_ZERO
}
"#,
    );
}

#[test]
fn parts_of_methods_and_whole_methods() {
    check(
        "STANDARD, UNARY_RPC",
        r#"syntax = "proto3";
package acme.v1;
message A {}
message GetResponse {}
service XService {
  rpc Get(stream A) returns (GetResponse);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ RPC_NO_CLIENT_STREAMING
//               ^ RPC_REQUEST_STANDARD_NAME
}
"#,
    );
}

#[test]
fn options_imports_and_the_package() {
    check(
        "STANDARD",
        r#"syntax = "proto3";
  package acme.other;
//^^^^^^^^^^^^^^^^^^^ PACKAGE_DIRECTORY_MATCH
//^^^^^^^^^^^^^^^^^^^ PACKAGE_VERSION_SUFFIX
  import "google/protobuf/empty.proto";
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ IMPORT_USED
  import public "google/protobuf/any.proto";
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ IMPORT_NO_PUBLIC
enum E {
  option allow_alias = true;
//^^^^^^^^^^^^^^^^^^^^^^^^^^ ENUM_NO_ALLOW_ALIAS
  E_UNSPECIFIED = 0;
  E_NONE = 0;
//^^^^^^ ENUM_ZERO_VALUE_SUFFIX
  NO = 1;
//^^ ENUM_VALUE_PREFIX
}
"#,
    );
}

#[test]
fn windows_line_ends_and_wide_characters() {
    let text = "syntax = \"proto3\";\r\npackage acme.v1;\r\n/* 漢 */ message\tA_b { /* é */ string\tC = 1;\r\n}\r\n";
    let set = support::compiled(&[("acme/v1/example.proto".to_owned(), text.to_owned())]);
    let image = Image::new(&set.file, |_| true);
    let lines = Lines::new(Some(text));
    let findings = lint::check(&image, &LintConfig::default());
    let places: Vec<_> = findings
        .iter()
        .map(|finding| {
            (
                finding.rule.as_str(),
                lines.printed(finding.span).start_column,
            )
        })
        .collect();
    assert_eq!(
        places,
        [("MESSAGE_PASCAL_CASE", 21), ("FIELD_LOWER_SNAKE_CASE", 45)]
    );
}

#[test]
fn comments_silence_what_they_precede_and_what_is_inside() {
    check(
        "BASIC",
        r#"syntax = "proto2";
package acme.v1;
// Why not: buf:lint:ignore FIELD_LOWER_SNAKE_CASE
// buf:lint:ignore FIELD_LOWER_SNAKE_CASE because of history
message M {
  optional int32 aB = 1;
  message N_ { optional int32 aB = 1; }
//        ^^ MESSAGE_PASCAL_CASE
  extensions 100 to 200;
}
message O {
  optional int32 aB = 1; // buf:lint:ignore FIELD_LOWER_SNAKE_CASE
//               ^^ FIELD_LOWER_SNAKE_CASE
  // buf:lint:ignore  FIELD_LOWER_SNAKE_CASE
  optional int32 aC = 2;
//               ^^ FIELD_LOWER_SNAKE_CASE
  // buf:lint:ignore FIELD_LOWER_SNAKE_CASE
  optional int32 aD = 3;
  // buf:lint:ignore FIELD_LOWER_SNAKE_CASE
  oneof x { int32 aE = 4; }
//                ^^ FIELD_LOWER_SNAKE_CASE
  // buf:lint:ignore FIELD_LOWER_SNAKE_CASE
  optional group G_ = 5 { }
//               ^^ MESSAGE_PASCAL_CASE
}
// buf:lint:ignore FIELD_LOWER_SNAKE_CASE
extend M { optional int32 aF = 100; }
extend M { optional int32 aG = 101; }
"#,
    );
}

#[test]
fn comments_do_not_silence_where_they_may_not() {
    let config = Config::parse("version: v2\nlint: {disallow_comment_ignores: true}").unwrap();
    check_config(
        &config.modules[0].lint,
        r#"syntax = "proto3";
package acme.v1;
// buf:lint:ignore MESSAGE_PASCAL_CASE
message m {}
//      ^ MESSAGE_PASCAL_CASE
"#,
    );
}

#[test]
fn rules_of_the_aips() {
    check(
        "AIP_123_RESOURCE_TYPE, AIP_131_REQUEST_NAME_FIELD, AIP_131_HTTP_METHOD, AIP_141_SIGNED_INTEGERS, \
         AIP_142_TIME_FIELD_NAME, AIP_158_RESPONSE_PAGINATION",
        r#"syntax = "proto3";
package acme.v1;
import "google/api/annotations.proto";
import "google/api/resource.proto";
import "google/protobuf/timestamp.proto";
message Book {
  option (google.api.resource).type = "Book";
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ AIP_123_RESOURCE_TYPE
  string name = 1;
  uint32 pages = 2;
//^^^^^^ AIP_141_SIGNED_INTEGERS
  google.protobuf.Timestamp created_at = 3;
//                          ^^^^^^^^^^ AIP_142_TIME_FIELD_NAME
}
message GetBookRequest { string id = 1; }
message ListBooksRequest {}
message ListBooksResponse { repeated Book books = 1; }
service Library {
  rpc GetBook(GetBookRequest) returns (Book) {
//            ^^^^^^^^^^^^^^ AIP_131_REQUEST_NAME_FIELD
    option (google.api.http) = {post: "/v1/{id=books/*}"};
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ AIP_131_HTTP_METHOD
  }
  rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
//                                         ^^^^^^^^^^^^^^^^^ AIP_158_RESPONSE_PAGINATION
}
"#,
    );
}

#[test]
fn expressions_of_protovalidate() {
    check(
        "PROTOVALIDATE",
        r#"syntax = "proto3";
package acme.v1;
import "buf/validate/validate.proto";
message M {
  option (buf.validate.message).cel = {id: "a", message: "no", expression: "true"};
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  option (buf.validate.message).cel = {id: "a", message: "no", expression: "true"};
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  option (buf.validate.message).cel = {id: "b", message: "no", expression: "true"};
  option (buf.validate.message).cel_expression = "";
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  option (buf.validate.message).oneof = {fields: ["a1", "a2"]};
  option (buf.validate.message).oneof = {fields: ["zz"]};
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  option (buf.validate.message).oneof = {required: true};
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string a1 = 1 [(buf.validate.field).cel = {id: "x y", message: "m", expression: "true"}];
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string a2 = 2 [(buf.validate.field).string.pattern = "(?=a)b"];
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  bytes a3 = 3 [(buf.validate.field).bytes.pattern = "[z-a]"];
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string a4 = 4 [(buf.validate.field).string.pattern = "^(?P<n>a)\\d+\\z$"];
  repeated string a5 = 5 [(buf.validate.field).repeated.items.string.pattern = "("];
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string a6 = 6 [(buf.validate.field).cel_expression = " "];
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
}
"#,
    );
}

#[test]
fn rules_of_protovalidate() {
    check(
        "PROTOVALIDATE",
        r#"syntax = "proto3";
package acme.v1;
import "buf/validate/validate.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/wrappers.proto";
message S {}
message M {
  int32 a1 = 1 [(buf.validate.field).string.min_len = 1];
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  google.protobuf.StringValue a2 = 2 [(buf.validate.field).string.min_len = 1];
  repeated string a3 = 3 [(buf.validate.field).string.min_len = 1];
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  repeated string a4 = 4 [(buf.validate.field).repeated.items.int32.gt = 1];
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  map<string, int32> a5 = 5 [(buf.validate.field).map.keys.int32.gt = 1];
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  map<string, int32> a6 = 6 [(buf.validate.field).repeated.min_items = 1];
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  int32 a7 = 7 [(buf.validate.field).int32.gt = 1, (buf.validate.field).int32.lt = 1];
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
//                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  int32 a8 = 8 [(buf.validate.field).int32.gt = 2, (buf.validate.field).int32.lt = 1];
  string a9 = 9 [(buf.validate.field).string.len = 2, (buf.validate.field).string.min_len = 1];
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string b1 = 10 [(buf.validate.field).string.max_len = 1, (buf.validate.field).string.prefix = "abc"];
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  oneof o { int32 b2 = 11 [(buf.validate.field).required = true]; }
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  optional int32 b3 = 12 [(buf.validate.field).ignore = IGNORE_IF_ZERO_VALUE];
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  int32 b4 = 13 [(buf.validate.field).ignore = IGNORE_ALWAYS, (buf.validate.field).int32.gt = 1];
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  double b5 = 14 [(buf.validate.field).double.gt = nan];
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  repeated S b6 = 15 [(buf.validate.field).repeated.unique = true];
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  google.protobuf.Duration b7 = 16 [(buf.validate.field).timestamp.lt_now = true];
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  repeated int32 b8 = 17 [(buf.validate.field).repeated.items.required = true];
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string b9 = 18 [(buf.validate.field).string.const = "a", (buf.validate.field).string.min_len = 1];
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
  string c1 = 19 [(buf.validate.field).string.strict = false];
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROTOVALIDATE
}
"#,
    );
}

/// Imports of a file that uses a message of `h`, which `j` imports publicly and `p` in some way; those buf calls unused.
fn check_unused(imports: &[&str], of_p: &str, expect: &[&str]) {
    let file = |name: &str, body: &str| {
        let text = format!("syntax = \"proto3\";\npackage {name};\n{body}\n");
        (format!("{name}.proto"), text)
    };
    let uses = "message M { h.H h = 1; p.P p = 2; }";
    let main = format!("{}\n{uses}", imports.join("\n"));
    let files = [
        file("h", "message H {}"),
        file("j", "import public \"h.proto\";"),
        file("p", &format!("{of_p}\nmessage P {{}}")),
        file("main", &main),
    ];
    let set = support::compiled(&files);
    let image = Image::new(&set.file, |path| path == "main.proto");
    let config = Config::parse("version: v2\nlint: {use: [IMPORT_USED]}").unwrap();
    let found = lint::check(&image, &config.modules[0].lint);
    let unused: Vec<_> = found
        .iter()
        .map(|found| imports[found.element[1] as usize])
        .collect();
    assert_eq!(unused, expect, "{imports:?} {of_p}");
}

#[test]
fn a_file_is_owed_to_the_first_import_that_brings_it() {
    let j = "import \"j.proto\";";
    let (p, public) = ("import \"p.proto\";", "import public \"p.proto\";");
    for of_p in ["import \"h.proto\";", "import public \"h.proto\";"] {
        check_unused(&[j, p], of_p, &[]);
        check_unused(&[p, j], of_p, &[j]);
        check_unused(&[j, public], of_p, &[j]);
        check_unused(&[public, j], of_p, &[j]);
    }
    for imports in [[j, p], [p, j], [j, public], [public, j]] {
        check_unused(&imports, "", &[]);
    }
}
