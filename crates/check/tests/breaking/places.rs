//! Where findings go, shown in the new text: below the marked line a comment with carets and the rules.

use playground_check::config::BreakingConfig;

use crate::oracle::Files;
use crate::{all, ours};

/// Findings as `line:carets RULE` of a text whose comments `// ^^^ RULE` are such lines.
fn expected(text: &str) -> Vec<(usize, usize, usize, String)> {
    let mut found = Vec::new();
    let mut line = 0;
    for (index, row) in text.lines().enumerate() {
        let carets = row
            .trim_start()
            .strip_prefix("//")
            .filter(|rest| rest.trim_start().starts_with('^'));
        if carets.is_none() {
            line = index;
            continue;
        }
        let start = row.find('^').unwrap();
        let end = start + row[start..].find(|c| c != '^').unwrap();
        found.extend(
            row[end..]
                .split_whitespace()
                .map(|rule| (line, start, end, rule.to_owned())),
        );
    }
    found.sort();
    found
}

fn check(before: &str, after: &str) {
    let side = |text: &str| -> Files { vec![("a.proto".to_owned(), text.to_owned())] };
    let (before, after) = (side(before), side(after));
    let config = BreakingConfig {
        rules: all(),
        ignore_unstable_packages: false,
    };
    let found = ours::found(&before, &after, &config);
    let mut told: Vec<_> = found
        .iter()
        .filter_map(|found| {
            let span = found.finding.span?;
            let place = [span.start_line, span.start_column, span.end_column].map(|n| n as usize);
            (span.start_line == span.end_line)
                .then(|| (place[0], place[1], place[2], found.finding.rule.clone()))
        })
        .collect();
    told.sort();
    assert_eq!(told, expected(&after[0].1));
}

#[test]
fn fields_at_names_types_and_options() {
    check(
        r#"
syntax = "proto2";
message M {
  optional int32 one = 1;
  optional int32 two = 2 [default = 1];
  optional string three = 3;
  optional group Four = 4 {}
  map<string, int32> five = 5;
}
"#,
        r#"
syntax = "proto2";
message M {
  optional int32 uno = 1;
  //             ^^^ FIELD_SAME_NAME
//^^^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_JSON_NAME
  optional int32 two = 2 [default = /* more */ 2];
  //                      ^^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_DEFAULT
  optional string three = 3 [json_name = "3", ctype = CORD];
  //                         ^^^^^^^^^^^^^^^ FIELD_SAME_JSON_NAME
  //                                          ^^^^^^^^^^^^ FIELD_SAME_CPP_STRING_TYPE
  optional group Fore = 4 {}
  //       ^^^^^ FIELD_SAME_TYPE FIELD_WIRE_JSON_COMPATIBLE_TYPE FIELD_WIRE_COMPATIBLE_TYPE
  //             ^^^^ FIELD_SAME_NAME
//^^^^^^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_JSON_NAME
  map<string, bytes> five = 5;
//^^^^^^^^^^^^^^^^^^ FIELD_SAME_TYPE FIELD_WIRE_JSON_COMPATIBLE_TYPE FIELD_WIRE_COMPATIBLE_TYPE
}
"#,
    );
}

#[test]
fn parts_of_an_option_written_as_a_message() {
    check(
        r#"
edition = "2023";
import "google/protobuf/java_features.proto";
message M {
  string one = 1;
  string two = 2;
}
enum E {
  A = 0;
}
"#,
        r#"
edition = "2023";
import "google/protobuf/java_features.proto";
message M {
  string one = 1 [features = { [pb.java]: { utf8_validation: DEFAULT } utf8_validation: NONE }];
  //                                        ^^^^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_JAVA_UTF8_VALIDATION
  //                                                                   ^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_UTF8_VALIDATION
  string two = 2 [features.utf8_validation = NONE];
  //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_UTF8_VALIDATION
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FIELD_SAME_JAVA_UTF8_VALIDATION
}
enum E {
  option features = { enum_type: CLOSED /* { */ };
  //                  ^^^^^^^^^^^^^^^^^ ENUM_SAME_TYPE
  A = 0;
}
"#,
    );
}

#[test]
fn tabs_do_not_shift_what_is_found_in_the_text() {
    check(
        "syntax = \"proto2\";\nmessage M {\n\toptional int32 one = 1\t[\tdefault\t= 1];\n}\n",
        "syntax = \"proto2\";\nmessage M {\n\toptional int32 one = 1\t[\tdefault\t= 2];\n\
         //                                      ^^^^^^^^^^^ FIELD_SAME_DEFAULT\n}\n",
    );
}
