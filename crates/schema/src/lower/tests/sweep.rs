//! Every file of a folder against the other parser, and the time it takes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::oracle::differences;

/// `PROTO_SWEEP=folder cargo test -p playground-schema lower::tests::sweep -- --ignored --nocapture`
#[test]
#[ignore = "needs a folder of .proto files"]
fn every_file_of_a_folder_is_lowered_as_by_the_other_parser() {
    let texts = texts();
    let mut different = 0;
    for (path, text) in &texts {
        let tree = playground_syntax::parse(text);
        let mut told: Vec<_> = tree
            .errors()
            .iter()
            .map(|error| format!("{error:?}"))
            .collect();
        let (lowered, findings) = super::super::lower("f.proto", tree);
        told.extend(findings.iter().map(|finding| format!("{finding:?}")));
        told.extend(differences("f.proto", text, &lowered));
        if !told.is_empty() {
            different += 1;
            println!("{}: {}", path.display(), told.join("\n  "));
        }
    }
    println!("{} files, {different} different", texts.len());
    assert_eq!(different, 0);
}

#[test]
#[ignore = "needs a folder of .proto files"]
fn speed_of_each_stage() {
    let texts = texts();
    let (mut parsing, mut lowering) = (Duration::ZERO, Duration::ZERO);
    let (mut bytes, mut lines, mut places) = (0, 0, 0);
    for (_, text) in &texts {
        bytes += text.len();
        lines += text.lines().count();
        let start = spent();
        let tree = playground_syntax::parse(text);
        parsing += spent() - start;
        let start = spent();
        let (lowered, _) = super::super::lower("f.proto", tree);
        lowering += spent() - start;
        places += lowered.places.spans().len();
    }
    println!(
        "{} files, {bytes} bytes, {lines} lines, {places} places",
        texts.len()
    );
    println!("files: parse {parsing:?}, lower {lowering:?}");
}

/// What this thread has used of the processor, which other work on the machine does not change.
fn spent() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    let nanoseconds = text.split(' ').next().unwrap().parse().unwrap();
    Duration::from_nanos(nanoseconds)
}

fn texts() -> Vec<(PathBuf, String)> {
    let folder = std::env::var("PROTO_SWEEP").expect("PROTO_SWEEP names a folder");
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    let read = |path: PathBuf| std::fs::read_to_string(&path).map(|text| (path, text));
    files.into_iter().map(|path| read(path).unwrap()).collect()
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
