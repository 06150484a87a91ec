//! The table: small inputs in text files, told apart by `--- name` lines; the verdict on each is protoc's.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One input: files that can import each other, of which the last is compiled.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Case {
    /// `topic/name`, with `@version` where the case is tried in several.
    pub id: String,
    /// Path and text.
    pub files: Vec<(String, String)>,
}

/// What a version word after the name of a case puts before each file that does not say its own.
const VERSIONS: &[(&str, &str)] = &[
    ("p2", "syntax = \"proto2\";\n"),
    ("p3", "syntax = \"proto3\";\n"),
    ("e23", "edition = \"2023\";\n"),
    ("e24", "edition = \"2024\";\n"),
    ("e26", "edition = \"2026\";\n"),
];

impl Case {
    /// The file that is compiled.
    pub fn root(&self) -> &(String, String) {
        self.files.last().expect("a case has a file")
    }

    /// The compiled file and those of the case that it imports, read from the text as it stands.
    pub fn closure(&self) -> HashSet<&str> {
        let mut out = HashSet::new();
        let mut todo = vec![self.root()];
        while let Some((path, text)) = todo.pop() {
            if out.insert(path.as_str()) {
                let quoted = |path: &str| [format!("\"{path}\""), format!("'{path}'")];
                let imported = |path: &str| quoted(path).iter().any(|quoted| text.contains(quoted));
                todo.extend(self.files.iter().filter(|(path, _)| imported(path)));
            }
        }
        out
    }

    /// Without files that are not imported: protoc never sees them, but a workspace is one whole.
    pub fn pruned(mut self) -> Self {
        let closure = self
            .closure()
            .into_iter()
            .map(str::to_owned)
            .collect::<HashSet<_>>();
        self.files.retain(|(path, _)| closure.contains(path));
        self
    }
}

/// The folder of the table.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts")
}

/// Every case of every topic, in the order of the names of the topics.
pub fn table() -> Vec<Case> {
    let entries = fs::read_dir(folder()).expect("the table");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| {
        path.file_name()
            .is_some_and(|name| name != "exceptions.txt")
    });
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let topic = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).expect("text");
        cases.extend(parse(&topic, &text));
    }
    cases
}

/// The cases of one topic.
pub fn parse(topic: &str, text: &str) -> Vec<Case> {
    let mut out = Vec::new();
    for block in format!("\n{text}").split("\n--- ").skip(1) {
        let (head, body) = block.split_once('\n').unwrap_or((block, ""));
        let (name, versions) = head.split_once(" : ").unwrap_or((head, ""));
        let id = format!("{topic}/{}", name.trim());
        let files = files(body);
        let versions: Vec<&str> = versions.split_whitespace().collect();
        if versions.is_empty() {
            out.push(Case { id, files });
            continue;
        }
        for version in &versions {
            let line = VERSIONS.iter().find(|(word, _)| word == version);
            let line = line
                .unwrap_or_else(|| panic!("{id}: no version {version}"))
                .1;
            let id = if versions.len() == 1 {
                id.clone()
            } else {
                format!("{id}@{version}")
            };
            let files = files
                .iter()
                .cloned()
                .map(|file| versioned(file, line))
                .collect();
            out.push(Case { id, files });
        }
    }
    out
}

fn versioned((path, text): (String, String), line: &str) -> (String, String) {
    let own = ["syntax", "edition"]
        .iter()
        .any(|word| text.starts_with(word));
    (path, if own { text } else { format!("{line}{text}") })
}

fn files(body: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in body.lines() {
        if let Some(path) = line.strip_prefix("file: ") {
            out.push((path.trim().to_owned(), String::new()));
            continue;
        }
        if out.is_empty() {
            out.push(("test.proto".to_owned(), String::new()));
        }
        if let Some((_, text)) = out.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    if out.is_empty() {
        out.push(("test.proto".to_owned(), String::new()));
    }
    out.into_iter()
        .map(|(path, text)| (path, expanded(text.trim_end_matches('\n'))))
        .collect()
}

/// `⟦0d⟧` is the character of that number, `⟦31*text⟧` the text so many times, with `#` for 1, 2, 3…; both end the
/// need for unreadable or very long inputs. Each text ends in a line break, save after `⟦eof⟧`.
fn expanded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (code, after) = after.split_once('⟧').expect("a closing ⟧");
        out.push_str(before);
        rest = after;
        if code == "eof" {
            return out;
        }
        out.push_str(&one(code));
    }
    out.push_str(rest);
    out.push('\n');
    out
}

fn one(code: &str) -> String {
    if let Some((count, text)) = code.split_once('*') {
        let count: usize = count.parse().expect("a count");
        return (1..=count)
            .map(|at| text.replace('#', &at.to_string()))
            .collect();
    }
    let number = u32::from_str_radix(code, 16).expect("a hexadecimal number");
    char::from_u32(number).expect("a character").to_string()
}
