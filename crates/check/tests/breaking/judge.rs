//! protoc as the judge of examples: what it reads in the bytes of an example, with either schema.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use playground_check::explain::{Example, Writer};
use protoc_bin_vendored_linux_x86_64::{include_path, protoc_bin_path};

use crate::oracle::Files;

/// What protoc reads with the schema of the writer and with that of the reader; none if it refuses the bytes.
pub fn decoded(before: &Files, after: &Files, example: &Example) -> [Option<String>; 2] {
    let bytes: Vec<u8> = example
        .written
        .split_whitespace()
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect();
    let sides = match example.by {
        Writer::Before => [before, after],
        Writer::After => [after, before],
    };
    sides.map(|files| decode(files, &example.of, &bytes))
}

fn decode(files: &Files, message: &str, bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut child = Command::new(protoc_bin_path())
        .current_dir(folder.path())
        .args(["-I", ".", "-I"])
        .arg(include_path())
        .arg(format!("--decode={message}"))
        .args(files.iter().map(|(path, _)| path))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let is_whole = output.status.success() && !told.contains("missing required");
    is_whole.then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether buf reads JSON as a message of some files.
pub fn buf_reads(buf: &Path, files: &Files, message: &str, json: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::write(folder.path().join("message.json"), json).unwrap();
    let output = Command::new(buf)
        .current_dir(folder.path())
        .args(["convert", ".", "--type", message])
        .args([
            "--from",
            "message.json#format=json",
            "--to",
            "-#format=binpb",
        ])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    output.status.success()
}

/// The values in what protoc printed, whatever the fields are called; names of enums are left out.
pub fn values(text: &str) -> Vec<&str> {
    let values = text
        .lines()
        .map(|line| line.split_once(": ").map_or("{", |(_, value)| value));
    values
        .filter(|value| !value.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .collect()
}
