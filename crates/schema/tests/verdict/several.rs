//! Files with several mistakes that have nothing to do with each other: each is told once, on its own line, and nothing
//! else. Prints how many of them protoc tells, and `buf build` if `PLAYGROUND_BUF` is the path of a buf.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use playground_schema::{Compiler, LineIndex, Severity, SourceFile};

use crate::case::Case;
use crate::judge::each;
use crate::rng::Rng;

/// How many files, and how many mistakes each has.
const FILES: usize = 60;
const MISTAKES: usize = 6;

/// Lines with one mistake each; `#` is a number of the line's own.
const LINES: &[&str] = &[
    "message A# { strin a = 1; }",
    "message A# { Missing a = 1; }",
    "message A# { string a = 1; int32 b = 1; }",
    "message A# { string a = 1; int32 a = 2; }",
    "message A# { string a = 0; }",
    "message A# { string a = 19000; }",
    "message A# { reserved 3; string a = 3; }",
    "message A# { reserved \"a\"; string a = 3; }",
    "message A# { reserved 5 to 2; }",
    "message A# { map<float, string> a = 1; }",
    "message A# { map<string, Missing> a = 1; }",
    "message A# { required string a = 1; }",
    "message A# { string a = 1 [default = \"x\"]; }",
    "message A# { repeated string a = 1 [packed = true]; }",
    "message A# { string a = 1 [no_such_option = 1]; }",
    "message A# { string a = 1 [(missing) = 1]; }",
    "message A# { oneof o {} }",
    "message A# { string a = 1 }",
    "message A# { string = 1; }",
    "message A# { string a; }",
    "message A# { extensions 100; }",
    "enum E# { E#_A = 1; }",
    "enum E# {}",
    "enum E# { E#_A = 0; E#_B = 0; }",
    "enum E# { E#_A = 0; E#_A = 1; }",
    "message M# {} service S# { rpc A(M#) returns (Missing); }",
    "message M# {} service S# { rpc A(M#) returns (M#); rpc A(M#) returns (M#); }",
];

/// A file, and the lines of its mistakes.
fn made(seed: u64) -> (Case, Vec<u32>) {
    let mut rng = Rng::new(seed);
    let mut text = "syntax = \"proto3\";\npackage p;\n".to_owned();
    let mut wrong = Vec::new();
    for number in 0..MISTAKES {
        let line = rng.pick(LINES).expect("there are some");
        text.push_str(&format!("message Right{number} {{ string a = 1; }}\n"));
        text.push_str(&line.replace('#', &number.to_string()));
        wrong.push(text.lines().count() as u32);
        text.push('\n');
    }
    let files = vec![("a.proto".to_owned(), text)];
    let id = format!("several/{seed}");
    (Case { id, files }, wrong)
}

fn ours(case: &Case) -> Vec<u32> {
    let (path, text) = case.root().clone();
    let index = LineIndex::new(&text);
    let found = Compiler::default().compile(&[SourceFile { path, text }]);
    let errors = found.diagnostics.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let line = |span: playground_schema::Span| index.line_column(span.start).line;
    errors.map(|found| line(found.span)).collect()
}

/// The lines that buf finds wrong.
fn buf(program: &OsStr, case: &Case) -> HashSet<u32> {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, text) = case.root();
    fs::write(Path::new(folder.path()).join(path), text).expect("a file");
    let mut command = Command::new(program);
    let told = command.current_dir(&folder).arg("build").output();
    let told = String::from_utf8(told.expect("buf runs").stderr).expect("text");
    let places = told.lines().filter_map(|line| line.split(':').nth(1));
    places.filter_map(|line| line.parse().ok()).collect()
}

#[test]
fn each_of_several_mistakes_is_told_once() {
    let made: Vec<_> = (0..FILES as u64).map(made).collect();
    let cases: Vec<Case> = made.iter().map(|(case, _)| case.clone()).collect();
    let protoc = each(&cases, |protoc, case| protoc.run(case), true);
    let program = std::env::var_os("PLAYGROUND_BUF");
    let (mut of_protoc, mut of_buf) = (0, 0);
    for ((case, wrong), told) in made.iter().zip(&protoc) {
        assert_eq!(ours(case), *wrong, "{}\n{}", case.id, case.root().1);
        let told: HashSet<u32> = told
            .errors()
            .iter()
            .filter_map(|error| error.line)
            .collect();
        let among = |lines: &HashSet<u32>| wrong.iter().filter(|line| lines.contains(line)).count();
        of_protoc += among(&told);
        if let Some(program) = &program {
            of_buf += among(&buf(program, case));
        }
    }
    let all = FILES * MISTAKES;
    println!("of {all} mistakes protoc tells {of_protoc}, buf {of_buf} (0 if it was not asked)");
}
