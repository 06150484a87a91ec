//! protoc, the truth: runs it on a case and reads what it tells.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use protoc_bin_vendored_linux_x86_64::{include_path, protoc_bin_path};
use tempfile::TempDir;

use crate::case::Case;

/// What protoc tells of one case.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// It wrote a descriptor set.
    pub accepted: bool,
    /// It died, so that there is no verdict.
    pub crashed: bool,
    /// All it printed.
    pub text: String,
    /// The descriptor set.
    pub set: Vec<u8>,
}

/// One line of what protoc prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file.
    pub path: String,
    /// 1-based; none for what is said of a file as a whole.
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
}

impl Told {
    /// The errors, without the warnings.
    pub fn errors(&self) -> Vec<Line> {
        let lines = self
            .text
            .lines()
            .filter(|line| !logged(line))
            .filter_map(line);
        lines
            .filter(|line| !line.message.starts_with("warning: "))
            .collect()
    }
}

/// What protoc's library logs, such as `E1231 23:59:59.000000 1 message_lite.cc:200] …`.
fn logged(line: &str) -> bool {
    let (level, rest) = line.split_at_checked(1).unwrap_or_default();
    let date = rest.split(' ').next().unwrap_or_default();
    matches!(level, "E" | "W" | "I" | "F") && date.len() == 4 && date.parse::<u32>().is_ok()
}

/// `path:line:column: message` or `path: message`.
fn line(text: &str) -> Option<Line> {
    let (place, message) = text.split_once(": ")?;
    let mut parts = place.rsplitn(3, ':');
    let (column, row, path) = (parts.next()?, parts.next(), parts.next());
    let numbers = row
        .and_then(|row| row.parse().ok())
        .filter(|_| column.parse::<u32>().is_ok());
    let (path, line) = match (path, numbers) {
        (Some(path), Some(row)) => (path, Some(row)),
        _ => (place, None),
    };
    Some(Line {
        path: path.to_owned(),
        line,
        message: message.to_owned(),
    })
}

/// Runs protoc in a folder of its own, kept in memory where that can be.
pub struct Protoc {
    folder: TempDir,
    cache: Option<PathBuf>,
}

impl Protoc {
    /// With or without a cache of what it told before.
    pub fn new(cached: bool) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            TempDir::new_in(memory)
        } else {
            TempDir::new()
        };
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verdicts");
        fs::create_dir_all(&cache).expect("a folder for the cache");
        Self {
            folder: folder.expect("a folder"),
            cache: cached.then_some(cache),
        }
    }

    /// What protoc tells of a case.
    pub fn run(&self, case: &Case) -> Told {
        let kept = self.cache.as_ref().map(|cache| cache.join(key(case)));
        if let Some(told) = kept.as_ref().and_then(|path| read(path)) {
            return told;
        }
        let told = self.live(case);
        if let Some(path) = kept {
            write(&path, &told);
        }
        told
    }

    fn live(&self, case: &Case) -> Told {
        let folder = self.folder.path().join("in");
        for (path, text) in &case.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("an input");
        }
        let set = self.folder.path().join("out");
        let told = run(&folder, &[&case.root().0], &set, true);
        fs::remove_dir_all(folder).expect("an empty folder");
        told
    }

    /// What protoc tells of some files of a folder at once; the set has these files only.
    pub fn run_in(&self, folder: &Path, paths: &[&str]) -> Told {
        run(folder, paths, &self.folder.path().join("out"), false)
    }
}

fn run(folder: &Path, paths: &[&str], set: &Path, imports: bool) -> Told {
    let _ = fs::remove_file(set);
    let output = Command::new(protoc_bin_path())
        .current_dir(folder)
        .args(["-I", "."])
        .arg("-I")
        .arg(include_path())
        .arg("--include_source_info")
        .arg("--retain_options")
        .args(imports.then_some("--include_imports"))
        .arg(format!("--descriptor_set_out={}", set.display()))
        .args(paths)
        .stdin(Stdio::null())
        .output()
        .expect("protoc runs");
    let told = Told {
        accepted: output.status.success(),
        crashed: output.status.code().is_none(),
        text: String::from_utf8_lossy(&output.stderr).into_owned(),
        set: fs::read(set).unwrap_or_default(),
    };
    assert!(
        told.accepted || told.crashed || !told.errors().is_empty(),
        "protoc says why: {}",
        told.text
    );
    told
}

fn key(case: &Case) -> String {
    let mut hasher = DefaultHasher::new();
    ("protoc 36.2", &case.files).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Kept as `accepted`, `refused` or `crashed`, the length of the text, a line break, the text, the set.
fn read(path: &Path) -> Option<Told> {
    let bytes = fs::read(path).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let (verdict, length) = head.split_once(' ')?;
    let (text, set) = bytes[end + 1..].split_at_checked(length.parse().ok()?)?;
    let text = String::from_utf8(text.to_vec()).ok()?;
    Some(Told {
        accepted: verdict == "accepted",
        crashed: verdict == "crashed",
        text,
        set: set.to_vec(),
    })
}

fn write(path: &Path, told: &Told) {
    let verdict = match (told.accepted, told.crashed) {
        (true, _) => "accepted",
        (_, true) => "crashed",
        _ => "refused",
    };
    let mut bytes = format!("{verdict} {}\n", told.text.len()).into_bytes();
    bytes.extend(told.text.as_bytes());
    bytes.extend(&told.set);
    let partial = path.with_extension(format!("{:?}", std::thread::current().id()));
    if fs::write(&partial, bytes).is_ok() {
        let _ = fs::rename(partial, path);
    }
}
