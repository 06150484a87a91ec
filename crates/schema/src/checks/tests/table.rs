//! The tables of cases, and protoc to judge them.
//!
//! A case is `=== name`, then what is expected of the checks, a line each (`error 3 beginning of the message`,
//! `warning …`, or `elsewhere` if another stage refuses it), then the text; `--- path` begins each of several files, of
//! which the last is the one that is compiled.

use std::path::PathBuf;
use std::process::Command;

/// One example.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) expect: Vec<String>,
    pub(super) files: Vec<(String, String)>,
}

/// Every table, with its name.
pub(super) fn tables() -> Vec<(String, Vec<Case>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/checks/tests/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let tables = paths.into_iter().map(|path| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, cases(&std::fs::read_to_string(path).unwrap()))
    });
    tables.collect()
}

fn cases(text: &str) -> Vec<Case> {
    let parts = format!("\n{text}");
    let parts = parts.split("\n=== ").skip(1).map(case);
    parts.collect()
}

fn case(text: &str) -> Case {
    let mut lines = text.lines().peekable();
    let name = lines.next().unwrap().to_owned();
    let mut expect = Vec::new();
    let words = ["error ", "warning ", "elsewhere"];
    while let Some(line) = lines.next_if(|line| words.iter().any(|word| line.starts_with(word))) {
        expect.push(line.to_owned());
    }
    let mut files: Vec<(String, String)> = Vec::new();
    for line in lines {
        if let Some(path) = line.strip_prefix("--- ") {
            files.push((path.to_owned(), String::new()));
            continue;
        }
        if files.is_empty() {
            files.push(("t.proto".to_owned(), String::new()));
        }
        let (_, text) = files.last_mut().unwrap();
        text.push_str(line);
        text.push('\n');
    }
    Case {
        name,
        expect,
        files,
    }
}

/// Whether protoc refuses the last file, and its words.
pub(super) fn protoc(files: &[(String, String)]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        std::fs::write(folder.path().join(path), text).unwrap();
    }
    let output = Command::new(protoc_bin_vendored_linux_x86_64::protoc_bin_path())
        .arg("-I")
        .arg(folder.path())
        .arg("-I")
        .arg(protoc_bin_vendored_linux_x86_64::include_path())
        .arg("--descriptor_set_out=/dev/null")
        .arg(&files.last().unwrap().0)
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    (!output.status.success(), words)
}
