//! buf and protoc, run live on two folders.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use playground_protos::descriptor::FileDescriptorSet;
use prost::Message as _;
use protoc_bin_vendored_linux_x86_64::{include_path, protoc_bin_path};
use tempfile::TempDir;

use crate::report::Told;

/// Path and text of files.
pub type Files = Vec<(String, String)>;

/// Where buf is: `PLAYGROUND_BUF`.
pub fn buf() -> Option<PathBuf> {
    std::env::var_os("PLAYGROUND_BUF").map(PathBuf::from)
}

/// A folder with the two sides in `before` and `after`, kept in memory where that can be.
pub struct Folder(TempDir);

impl Folder {
    /// Writes the files of both sides; `config` is the `buf.yaml` of both.
    pub fn new(before: &Files, after: &Files, config: &str) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            TempDir::new_in(memory)
        } else {
            TempDir::new()
        }
        .unwrap();
        for (side, files) in [("before", before), ("after", after)] {
            let root = folder.path().join(side);
            fs::create_dir_all(&root).unwrap();
            fs::write(root.join("buf.yaml"), config).unwrap();
            for (path, text) in files {
                let path = root.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
        Self(folder)
    }

    /// The descriptors of a side in dependency order, or all that protoc says against them.
    pub fn descriptors(&self, side: &str, files: &Files) -> Result<FileDescriptorSet, String> {
        let root = self.0.path().join(side);
        let set = self.0.path().join("set");
        let arguments = self.0.path().join("arguments");
        let paths: Vec<&str> = files.iter().map(|file| file.0.as_str()).collect();
        fs::write(&arguments, paths.join("\n")).unwrap();
        let output = Command::new(protoc_bin_path())
            .current_dir(root)
            .args(["-I", ".", "-I"])
            .arg(include_path())
            .args([
                "--include_source_info",
                "--include_imports",
                "--retain_options",
            ])
            .arg(format!("--descriptor_set_out={}", set.display()))
            .arg(format!("@{}", arguments.display()))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.success() {
            true => Ok(FileDescriptorSet::decode(fs::read(set).unwrap().as_slice()).unwrap()),
            false => Err(text
                .lines()
                .filter(|line| !line.contains(": warning: "))
                .fold(String::new(), |all, line| all + line + "\n")),
        }
    }

    /// What `buf breaking` finds.
    pub fn breaking(&self, buf: &Path) -> Vec<Told> {
        let output = Command::new(buf)
            .current_dir(self.0.path())
            .args([
                "breaking",
                "after",
                "--against",
                "before",
                "--error-format",
                "json",
            ])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        // What buf says of a configuration that leaves no rule.
        if errors.contains("resultRules was empty") {
            return Vec::new();
        }
        assert!(
            output.status.success() || output.status.code() == Some(100),
            "buf: {errors}{text}"
        );
        text.lines().map(Told::of_buf).collect()
    }
}

/// The numbers of the cases that a text names, as the `12` in `c12/f0.proto`.
pub fn cases_in(text: &str) -> BTreeSet<usize> {
    let starts = text.match_indices('c').filter(|(at, _)| {
        let before = text
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    let numbers = starts.filter_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let ends = rest.get(end..)?.starts_with(['/', '.', '`', '"']);
        rest.get(..end)?.parse().ok().filter(|_| ends)
    });
    numbers.collect()
}
