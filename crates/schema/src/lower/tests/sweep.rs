//! Every file of a folder against the other parser, and the time it takes.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::oracle::differences;

/// `PROTO_SWEEP=folder cargo test --release -p playground-schema lower::tests::sweep -- --ignored --nocapture`
#[test]
#[ignore = "needs a folder of .proto files"]
fn every_file_of_a_folder_is_lowered_as_by_the_other_parser() {
    let folder = std::env::var("PROTO_SWEEP").expect("PROTO_SWEEP names a folder");
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    let (mut different, mut parsing, mut lowering, mut bytes) =
        (0, Duration::ZERO, Duration::ZERO, 0);
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        bytes += text.len();
        let start = Instant::now();
        let tree = playground_syntax::parse(&text);
        parsing += start.elapsed();
        let start = Instant::now();
        let (lowered, findings) = super::super::lower("f.proto", &tree);
        lowering += start.elapsed();
        let mut told: Vec<_> = tree
            .errors()
            .iter()
            .map(|error| format!("{error:?}"))
            .collect();
        told.extend(findings.iter().map(|finding| format!("{finding:?}")));
        told.extend(differences("f.proto", &text, &lowered));
        if !told.is_empty() {
            different += 1;
            println!("{}: {}", file.display(), told.join("\n  "));
        }
    }
    println!(
        "{} files, {bytes} bytes, {different} different; parse {parsing:?}, lower {lowering:?}",
        files.len()
    );
    assert_eq!(different, 0);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "proto")
        {
            files.push(path);
        }
    }
}
