//! Hostile and damaged text: never a panic, spans always in the text, and nothing called clean that protoc refuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::process::Command;

use playground_schema::{Compilation, Compiler, Node, Severity, SourceFile};
use proptest::prelude::*;
use protoc_bin_vendored_linux_x86_64::{include_path, protoc_bin_path};

const USER: &str = include_str!("../../../proto/users/v1/user.proto");
const SERVICE: &str = include_str!("../../../proto/users/v1/user_service.proto");
const OPTIONS: &str = "syntax = \"proto2\";\npackage o;\nimport \"google/protobuf/descriptor.proto\";\nimport \"users/v1/user.proto\";\nextend google.protobuf.FieldOptions { optional Rule rule = 50000; }\nmessage Rule { optional int32 max = 1 [default = 7]; repeated string of = 2; extensions 100 to 200; }\n// größe\nmessage A {\n  required string a = 1 [(rule) = { max: 3 of: [\"x\", \"y\"] }, deprecated = true];\n  optional group G = 2 { optional users.v1.User u = 1; }\n  map<string, Rule> m = 3;\n  oneof o { bytes b = 4; E e = 5; }\n  reserved 9, 11 to 12; reserved \"old\";\n  enum E { X = 0; Y = -1; }\n}\nservice S { rpc M(stream A) returns (Rule) { option deprecated = true; } }\n";

fn file(path: &str, text: impl Into<String>) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        text: text.into(),
    }
}

fn sample() -> Vec<SourceFile> {
    vec![
        file("users/v1/user.proto", USER),
        file("users/v1/user_service.proto", SERVICE),
        file("o.proto", OPTIONS),
    ]
}

/// Compiles, and expects what holds for every input.
fn check(files: &[SourceFile]) -> Compilation {
    let compilation = Compiler::default().compile(files);
    for finding in &compilation.diagnostics {
        let related = finding
            .related
            .iter()
            .map(|related| (&related.path, related.span));
        for (path, span) in related.chain([(&finding.path, finding.span)]) {
            let text = &files.iter().find(|file| file.path == *path).unwrap().text;
            assert!(
                text.get(span.start as usize..span.end as usize).is_some(),
                "{finding:?}"
            );
        }
        assert!(
            !finding.message.ends_with('.') && !finding.message.is_empty(),
            "{finding:?}"
        );
    }
    for node in &compilation.outline() {
        check_node(node, files);
    }
    let roots = compilation
        .schema
        .as_ref()
        .map(|schema| schema.roots().to_vec())
        .unwrap_or_default();
    for file in files {
        let told = compilation
            .diagnostics
            .iter()
            .any(|finding| finding.path == file.path && finding.severity == Severity::Error);
        assert!(
            !told || !roots.contains(&file.path),
            "{} has mistakes and is in the schema",
            file.path
        );
    }
    if !roots.is_empty() {
        accepted_by_protoc(files, &roots);
    }
    assert!(
        !compilation.diagnostics.is_empty() || roots.len() == files.len(),
        "a file is missing without a word"
    );
    compilation
}

fn check_node(node: &Node, files: &[SourceFile]) {
    let text = &files
        .iter()
        .find(|file| file.path == node.path)
        .unwrap()
        .text;
    let shown = text.get(node.span.start as usize..node.span.end as usize);
    // A group's field has the group's name in small letters.
    assert!(
        shown.is_some_and(|shown| shown.eq_ignore_ascii_case(&node.name)),
        "{node:?} shows {shown:?}"
    );
    node.children
        .iter()
        .for_each(|child| check_node(child, files));
}

/// Compiles with protoc what is called clean.
fn accepted_by_protoc(files: &[SourceFile], roots: &[String]) {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
    let output = Command::new(protoc_bin_path())
        .args(["-o", "/dev/null"])
        .arg("-I")
        .arg(folder.path())
        .arg("-I")
        .arg(include_path())
        .args(roots)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{files:?}");
}

#[test]
fn the_sample_is_clean() {
    let compilation = check(&sample());
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(compilation.schema.unwrap().roots().len(), 3);
}

#[test]
fn deep_nesting_is_refused_before_it_is_parsed() {
    for text in [
        "{".repeat(20_000),
        "[".repeat(20_000),
        "<".repeat(20_000),
        "({[<".repeat(5_000),
    ] {
        let compilation = check(&[file(
            "a.proto",
            format!("syntax = \"proto3\";\noption (a) = {text}"),
        )]);
        // The option that is not defined, what stands where a value begins, the depth, and the end.
        assert!(
            (1..=4).contains(&compilation.diagnostics.len()),
            "{:?}",
            compilation.diagnostics
        );
    }
    let nested = format!(
        "syntax = \"proto3\";\n{}{}",
        "message A {\n".repeat(60),
        "}\n".repeat(60)
    );
    assert_eq!(
        check(&[file("a.proto", nested)]).diagnostics[0].message,
        "messages are nested more than 31 deep"
    );
}

#[test]
fn large_and_hostile_texts_end_with_a_message() {
    let texts = [
        "\u{0}".to_owned(),
        "\u{feff}\u{feff}".to_owned(),
        "/*".to_owned(),
        "\"".to_owned(),
        "\\\"'\\".to_owned(),
        "é\u{301}\u{200d}👩‍👩‍👧".repeat(50),
        "\u{0}\u{1}\u{7f};{}".repeat(50),
        "lorem ipsum dolor sit amet\n".repeat(3_000),
        "message A { string a = 1 }\n".repeat(500),
        "syntax = \"proto3\"; message A {".to_owned() + &"Missing a = 1;\n".repeat(3_000) + "}",
        "}".repeat(10_000),
        "\"".repeat(5_000),
        "syntax = ".repeat(1_000),
    ];
    for text in texts {
        let short: String = text.chars().take(40).collect();
        let compilation = check(&[file("a.proto", text)]);
        assert!(
            !compilation.diagnostics.is_empty() && compilation.schema.is_none(),
            "{short:?}"
        );
        assert!(compilation.diagnostics.len() <= 400, "{short:?}");
    }
}

#[test]
fn a_file_beyond_the_size_cap_is_told_and_not_read() {
    let compilation = check(&[file("a.proto", " ".repeat((16 << 20) + 1))]);
    assert_eq!(
        compilation.diagnostics[0].message,
        "this file is larger than 16 MB"
    );
}

#[test]
fn options_of_numbers_that_no_field_has_are_told() {
    for number in ["0", "536870912", "2147483647", "4294967296", "-1", "19000"] {
        let text = format!(
            "syntax = \"proto3\";\nimport \"google/protobuf/descriptor.proto\";\nextend google.protobuf.FileOptions {{ string note = {number}; }}\noption (note) = \"x\";\n"
        );
        let found = check(&[file("a.proto", text)]);
        assert!(!found.diagnostics.is_empty(), "{number}");
    }
}

/// Cuts at character borders near the given fractions of a text.
fn cut(text: &str, at: f64) -> usize {
    let mut index = ((text.len() as f64) * at) as usize;
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

fn mutate(text: &mut String, at: f64, len: usize, with: &str) {
    let start = cut(text, at);
    let mut end = (start + len).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.replace_range(start..end.max(start), with);
}

fn replacement() -> impl Strategy<Value = String> {
    let tokens = [
        "",
        ";",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "=",
        ",",
        ".",
        "\"",
        "'",
        "/*",
        "*/",
        "//",
        "#",
        "\n",
        " ",
        "1",
        "-1",
        "0",
        "99999999999",
        "string",
        "message ",
        "enum ",
        "oneof ",
        "rpc ",
        "option ",
        "import ",
        "syntax",
        "reserved ",
        "extend ",
        "stream ",
        "repeated ",
        "map<string, string>",
        "é",
        "\u{0}",
        "\u{feff}",
        "edition = \"2023\";",
        "strin",
        "mesage ",
    ];
    prop_oneof![4 => proptest::sample::select(tokens.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_told_of_and_never_called_clean(
        edits in proptest::collection::vec((0usize..3, 0.0..1.0f64, 0usize..12, replacement()), 1..4)
    ) {
        let mut files = sample();
        for (file, at, len, with) in edits {
            mutate(&mut files[file].text, at, len, &with);
        }
        check(&files);
    }

    #[test]
    fn any_text_at_all_is_taken(text in "\\PC{0,200}") {
        check(&[file("a.proto", text)]);
    }
}
