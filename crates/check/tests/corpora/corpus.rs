//! A folder of schemas, copied so that nothing else is there, and what buf says of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use playground_check::positions::Lines;
use playground_check::{Files, Finding};
use playground_schema::{Compiler, SourceFile};
use serde_json::Value;
use tempfile::TempDir;

/// Path, the four positions, rule; the path is empty for what has none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    path: String,
    place: [u64; 4],
    rule: String,
}

impl Told {
    /// Findings of ours.
    pub fn all<'f>(files: &Files, found: impl Iterator<Item = &'f Finding>) -> Vec<Self> {
        let mut lines = BTreeMap::new();
        let told = found.map(|finding| {
            let path = finding.path.as_deref().unwrap_or_default();
            let lines = lines.entry(path).or_insert_with(|| files.lines(path));
            Self::of(lines, finding)
        });
        told.collect()
    }

    fn of(lines: &Lines<'_>, finding: &Finding) -> Self {
        let path = finding.path.clone().unwrap_or_default();
        let at = lines.printed(finding.span);
        let place = [at.start_line, at.start_column, at.end_line, at.end_column];
        Self {
            path,
            place: place.map(u64::from),
            rule: finding.rule.clone(),
        }
    }

    fn of_buf(line: &str) -> Self {
        let json: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let keys = ["start_line", "start_column", "end_line", "end_column"];
        Self {
            path: text("path"),
            place: keys.map(|key| json[key].as_u64().unwrap_or(1)),
            rule: text("type"),
        }
    }
}

/// What buf says of a folder.
pub fn buf(program: &Path, folder: &Path, arguments: &[&str]) -> Vec<Told> {
    let output = Command::new(program)
        .args(arguments)
        .args(["--error-format", "json"])
        .current_dir(folder)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 100)), "{errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(Told::of_buf).collect()
}

/// The files of a folder that compile.
pub struct Corpus {
    copy: TempDir,
    files: BTreeMap<String, String>,
    read: usize,
}

impl Corpus {
    /// Reads a folder.
    pub fn read(folder: &Path) -> Self {
        let mut paths = Vec::new();
        list(folder, &mut paths);
        let files = paths.iter().filter_map(|path| {
            let name = path.strip_prefix(folder).unwrap().to_str()?.to_owned();
            let text = std::fs::read_to_string(path).ok()?;
            // buf stops at message sets without saying which file.
            let is_old = text.contains("message_set_wire_format");
            (!is_old).then_some((name, text))
        });
        let mut corpus = Self {
            copy: tempfile::tempdir().unwrap(),
            files: files.collect(),
            read: paths.len(),
        };
        let compilation = Compiler::default().compile(&corpus.sources());
        let schema = compilation.schema.unwrap();
        let roots = schema.roots();
        corpus.files.retain(|path, _| roots.contains(path));
        corpus
    }

    /// Where the copy is.
    pub fn folder(&self) -> &Path {
        self.copy.path()
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The number of files that do not compile.
    pub fn dropped(&self) -> usize {
        self.read - self.files.len()
    }

    /// Writes the copy.
    pub fn write(&self) {
        for entry in std::fs::read_dir(self.folder()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                std::fs::remove_dir_all(path).unwrap();
            } else {
                std::fs::remove_file(path).unwrap();
            }
        }
        for (path, text) in &self.files {
            let path = self.folder().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    /// Leaves out files that buf does not compile; tells whether there were any.
    pub fn drop_refused(&mut self, told: &[Told]) -> bool {
        let before = self.files.len();
        for told in told.iter().filter(|told| told.rule == "COMPILE") {
            println!("buf does not compile {told:?}");
            let path = told
                .path
                .strip_prefix(&format!("{}/", self.folder().display()));
            self.files.remove(path.unwrap_or(&told.path));
        }
        before != self.files.len()
    }

    /// The files as our rules take them.
    pub fn compiled(&self) -> Files {
        let sources = self.sources();
        let compilation = Compiler::default().compile(&sources);
        Files::new(&compilation.schema.unwrap(), &sources)
    }

    fn sources(&self) -> Vec<SourceFile> {
        let files = self.files.iter();
        let files = files.map(|(path, text)| SourceFile {
            path: path.clone(),
            text: text.clone(),
        });
        files.collect()
    }
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = entry.path();
        let name = entry.file_name();
        if entry.file_type().unwrap().is_dir() {
            if name != "node_modules" {
                list(&path, found);
            }
        } else if path
            .extension()
            .is_some_and(|extension| extension == "proto")
        {
            found.push(path);
        }
    }
}
