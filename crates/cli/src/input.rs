//! INPUT: a directory (an import root), a `.proto` file, or a descriptor set, read into what the engine takes.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use playground_engine::imports;
use playground_schema::SourceFile;

use crate::{roots, stderr};

/// What was given.
#[derive(Debug)]
pub(crate) enum Input {
    /// Sources.
    Sources(Sources),
    /// An encoded `google.protobuf.FileDescriptorSet`.
    DescriptorSet(Vec<u8>),
}

/// Sources, by path.
#[derive(Debug)]
pub(crate) struct Sources {
    /// The files asked for and everything they import that is there.
    pub(crate) files: Vec<SourceFile>,
    /// The files asked for.
    pub(crate) wanted: Vec<String>,
    /// Imports that no import root has, and the folder around the inputs that has them, if there is one.
    pub(crate) missing: BTreeMap<String, Option<PathBuf>>,
    /// Where the files were read.
    pub(crate) places: BTreeMap<String, PathBuf>,
}

/// Reads every input; none means the current directory.
///
/// # Errors
/// If one cannot be read, a directory holds no sources, or two inputs do not go together.
pub(crate) fn read(inputs: &[PathBuf]) -> anyhow::Result<Input> {
    let here = [PathBuf::from(".")];
    let inputs = if inputs.is_empty() {
        here.as_slice()
    } else {
        inputs
    };
    let mut sources = Reader::default();
    for input in inputs {
        let kind =
            fs::metadata(input).with_context(|| format!("cannot read `{}`", input.display()))?;
        if kind.is_dir() {
            sources.add_folder(input)?;
        } else if input
            .extension()
            .is_some_and(|extension| extension == "proto")
        {
            sources.add_file(input)?;
        } else if inputs.len() == 1 {
            return Ok(Input::DescriptorSet(read_file(input)?));
        } else {
            bail!(
                "`{}` is not a .proto file; a descriptor set must be the only input",
                input.display()
            );
        }
    }
    sources.add_imports()?;
    Ok(Input::Sources(sources.finish()))
}

/// An import root, and which folders of it count.
#[derive(Debug)]
pub(crate) struct Root {
    /// Where it is.
    pub(crate) folder: PathBuf,
    /// Only files in these; none means all.
    pub(crate) includes: Vec<PathBuf>,
    /// No files in these.
    pub(crate) excludes: Vec<PathBuf>,
}

/// Reads the files below import roots; tells which are whose.
///
/// # Errors
/// If one cannot be read, no root holds sources, or two roots do not go together.
pub(crate) fn read_roots(roots: &[Root]) -> anyhow::Result<(Sources, Vec<Vec<String>>)> {
    let mut sources = Reader::default();
    let mut owned = Vec::new();
    for root in roots {
        let within = |path: &Path, folders: &[PathBuf]| folders.iter().any(|f| path.starts_with(f));
        let names = sources.add_root(&root.folder, |path| {
            let included = root.includes.is_empty() || within(path, &root.includes);
            included && !within(path, &root.excludes)
        });
        owned.push(names?);
    }
    if sources.wanted.is_empty() {
        let folders: Vec<_> = roots.iter().map(|root| root.folder.display()).collect();
        let folders: Vec<String> = folders.iter().map(|folder| format!("`{folder}`")).collect();
        bail!("there is no .proto file in {}", folders.join(", "));
    }
    sources.add_imports()?;
    Ok((sources.finish(), owned))
}

#[derive(Debug, Default)]
struct Reader {
    /// Import path to where it was read and its text.
    files: BTreeMap<String, (PathBuf, String)>,
    wanted: BTreeSet<String>,
    /// In the order they were given.
    roots: Vec<PathBuf>,
    missing: BTreeMap<String, Option<PathBuf>>,
}

impl Reader {
    fn add_folder(&mut self, root: &Path) -> anyhow::Result<()> {
        if self.add_root(root, |_| true)?.is_empty() {
            bail!("there is no .proto file in `{}`", root.display());
        }
        Ok(())
    }

    /// Adds the files of a folder that count; gives their import paths.
    fn add_root(
        &mut self,
        root: &Path,
        counts: impl Fn(&Path) -> bool,
    ) -> anyhow::Result<Vec<String>> {
        let mut paths = Vec::new();
        list(root, &mut paths).with_context(|| format!("cannot list `{}`", root.display()))?;
        self.roots.push(root.to_path_buf());
        let mut names = Vec::new();
        for path in paths.into_iter().filter(|path| counts(path)) {
            let name = import_path(path.strip_prefix(root).unwrap_or(&path))?;
            self.add(name.clone(), path)?;
            names.push(name);
        }
        Ok(names)
    }

    /// The import root of a file is the current directory, or its own if it lies elsewhere.
    fn add_file(&mut self, path: &Path) -> anyhow::Result<()> {
        let here = env::current_dir()
            .and_then(fs::canonicalize)
            .context("there is no current directory")?;
        let full =
            fs::canonicalize(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        let root = if full.starts_with(&here) {
            here
        } else {
            full.parent().unwrap_or(Path::new("/")).to_path_buf()
        };
        let name = import_path(full.strip_prefix(&root).unwrap_or(&full))?;
        self.roots.push(root);
        self.add(name, full)
    }

    fn add(&mut self, name: String, path: PathBuf) -> anyhow::Result<()> {
        let path =
            fs::canonicalize(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        match self.files.get(&name) {
            Some((other, _)) if *other != path => {
                bail!(
                    "`{name}` is there twice: `{}` and `{}`",
                    other.display(),
                    path.display()
                )
            }
            Some(_) => {}
            None => {
                let text = read_text(&path)?;
                self.files.insert(name.clone(), (path, text));
            }
        }
        self.wanted.insert(name);
        Ok(())
    }

    /// Reads what the files import from the import roots; what is not there is for the compiler to say.
    fn add_imports(&mut self) -> anyhow::Result<()> {
        let wanted = self.wanted.iter().filter_map(|name| self.files.get(name));
        let given: BTreeSet<PathBuf> = wanted
            .filter_map(|(path, _)| Some(path.parent()?.to_path_buf()))
            .collect();
        let mut todo: Vec<String> = self
            .files
            .values()
            .flat_map(|(_, text)| imports(text))
            .collect();
        let mut seen = BTreeSet::new();
        while let Some(name) = todo.pop() {
            let known = self.files.contains_key(&name) || !seen.insert(name.clone());
            if known || !stays_inside(&name) {
                continue;
            }
            let Some(path) = self
                .roots
                .iter()
                .map(|root| root.join(&name))
                .find(|path| path.is_file())
            else {
                let root = roots::around(&given, &name);
                self.missing.insert(name, root);
                continue;
            };
            let text = read_text(&path)?;
            todo.extend(imports(&text));
            self.files.insert(name, (path, text));
        }
        Ok(())
    }

    fn finish(self) -> Sources {
        let (mut files, mut places) = (Vec::new(), BTreeMap::new());
        for (path, (place, text)) in self.files {
            places.insert(path.clone(), place);
            files.push(SourceFile { path, text });
        }
        Sources {
            files,
            wanted: self.wanted.into_iter().collect(),
            missing: self.missing,
            places,
        }
    }
}

fn stays_inside(name: &str) -> bool {
    !name.is_empty()
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !name.contains('\\')
}

/// Every `.proto` file below a folder; hidden folders and links to folders are left out.
fn list(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if entry.file_type()?.is_dir() {
            if !hidden {
                list(&path, found)?;
            }
        } else if !hidden
            && path
                .extension()
                .is_some_and(|extension| extension == "proto")
            && path.is_file()
        {
            found.push(path);
        }
    }
    Ok(())
}

fn import_path(relative: &Path) -> anyhow::Result<String> {
    let parts: Option<Vec<_>> = relative
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    let parts = parts.with_context(|| format!("the name `{}` is not UTF-8", relative.display()))?;
    Ok(parts.join("/"))
}

fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))
}

/// Bytes that are no UTF-8, as old comments have them, become U+FFFD, and are told of.
fn read_text(path: &Path) -> anyhow::Result<String> {
    let damage = match String::from_utf8(read_file(path)?) {
        Ok(text) => return Ok(text),
        Err(damage) => damage,
    };
    let good = damage.utf8_error().valid_up_to();
    let lines = damage.as_bytes().iter().take(good);
    let line = 1 + lines.filter(|byte| **byte == b'\n').count();
    stderr::line(&format!(
        "{}:{line}: warning: not UTF-8 text from here on; what cannot be read is taken for U+FFFD",
        path.display()
    ));
    Ok(String::from_utf8_lossy(damage.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_stay_inside() {
        assert!(stays_inside("a/b.proto") && stays_inside("..a/b..proto"));
        for outside in ["", "/etc/passwd", "../a.proto", "a/../../b", "a//b", "a\\b"] {
            assert!(!stays_inside(outside), "{outside}");
        }
    }
}
