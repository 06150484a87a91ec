//! A table of small files: which line is told what, and that protoc judges alike.
//!
//! `=== name: ok`, or `=== name: 3 part of the message`, the line told last file first; then `--- path` and its text.

use playground_protos::descriptor::FileDescriptorProto;

use super::harness::{Files, Told, difference, protoc, run};

struct Case {
    name: String,
    /// None for accepted ones.
    told: Option<(usize, String)>,
    files: Files,
    root: String,
}

fn cases() -> Vec<Case> {
    let tables = [
        include_str!("names.txt"),
        include_str!("options.txt"),
        include_str!("features.txt"),
    ];
    let cases = tables
        .iter()
        .flat_map(|table| table.split("\n=== ").skip(1));
    cases.map(case).collect()
}

fn case(text: &str) -> Case {
    let (head, body) = text.split_once('\n').unwrap();
    let (name, expect) = head.split_once(": ").unwrap();
    let told = expect
        .split_once(' ')
        .map(|(line, message)| (line.parse().unwrap(), message.to_owned()));
    let mut files = Files::new();
    let mut root = "a.proto".to_owned();
    for part in format!("\n{body}").split("\n--- ") {
        match part.split_once('\n') {
            Some((path, text)) if path.ends_with(".proto") => {
                files.insert(path.to_owned(), format!("{text}\n"));
                root = path.to_owned();
            }
            _ if !part.trim().is_empty() => {
                files.insert("a.proto".to_owned(), format!("{}\n", part.trim_start()));
            }
            _ => {}
        }
    }
    Case {
        name: name.to_owned(),
        told,
        files,
        root,
    }
}

fn said(errors: &[&Told]) -> String {
    let lines = errors
        .iter()
        .map(|told| format!("\n    {}:{} {}", told.path, told.line, told.message));
    lines.collect()
}

#[test]
fn each_case_is_told_once_at_its_line() {
    let mut wrong = Vec::new();
    for case in cases() {
        let run = run(&case.files);
        let errors: Vec<_> = run.errors().collect();
        let right = match (&case.told, errors.as_slice()) {
            (None, []) => true,
            (Some((line, part)), [told]) => {
                told.path == case.root && told.line == *line && told.message.contains(part)
            }
            _ => false,
        };
        if !right {
            wrong.push(format!("{}: {}", case.name, said(&errors)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn protoc_judges_alike_and_gives_the_same_descriptors() {
    let mut wrong = Vec::new();
    for case in cases() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &case.files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let (said, set) = protoc(folder.path(), &[&case.root], false);
        if set.is_some() != case.told.is_none() {
            wrong.push(format!("{}: protoc says {said:?}", case.name));
        }
        let Some(set) = set else { continue };
        let run = run(&case.files);
        let differing = |theirs: &FileDescriptorProto| {
            let ours = run.descriptor(theirs.name());
            Some((theirs.name().to_owned(), difference(&ours, theirs)?))
        };
        for (path, found) in set.file.iter().filter_map(differing) {
            // It may be what is for the source only.
            let (_, retained) = protoc(folder.path(), &[&case.root], true);
            if retained
                .unwrap()
                .file
                .iter()
                .any(|file| file.name() == path && differing(file).is_some())
            {
                wrong.push(format!("{} {path}: {found}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
