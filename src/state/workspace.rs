//! The files of the workspace and which one is open.

use leptos::prelude::*;
use playground_engine::protocol::SourceFile;

use crate::ui::is_unseen;

/// The files and the open one.
#[derive(Debug, Clone, Copy)]
pub struct Workspace {
    /// Input: every file, in the order they were added.
    pub files: RwSignal<Vec<SourceFile>>,
    /// Input: the path of the file in the editor.
    pub active: RwSignal<String>,
}

/// The one file that is no source: it says how to check.
pub const CONFIG: &str = "buf.yaml";

/// Whether a file is compiled.
pub fn is_source(file: &SourceFile) -> bool {
    file.path != CONFIG
}

/// The text of [`CONFIG`], if it is there.
pub fn config_text(files: &[SourceFile]) -> Option<String> {
    find_file(files, CONFIG).map(|file| file.text.clone())
}

/// Why a path cannot name a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathError {
    /// Nothing was typed.
    Empty,
    /// Another file has it.
    Taken(String),
    /// It is not a relative path of plain names that ends in `.proto`, nor [`CONFIG`].
    Malformed(String),
}

impl std::fmt::Display for PathError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "type a path such as common/paging.proto"),
            Self::Taken(path) => write!(f, "there is already a file {path}"),
            Self::Malformed(path) => write!(
                f,
                "{path} is not a path an import can name: use names with / between them, ending in .proto; or buf.yaml, which says how to check"
            ),
        }
    }
}

impl Workspace {
    /// Starts with these files; `open` is in the editor, or if there is no such file the first one that declares a service.
    pub fn new(files: Vec<SourceFile>, open: Option<&str>) -> Self {
        let last = files.iter().find(|file| Some(file.path.as_str()) == open);
        let service = || files.iter().find(|file| file.text.contains("\nservice "));
        let active = last
            .or_else(service)
            .or(files.first())
            .map(|file| file.path.clone())
            .unwrap_or_default();
        Self {
            files: RwSignal::new(files),
            active: RwSignal::new(active),
        }
    }

    /// The text of a file, without subscribing to it.
    pub fn text(&self, path: &str) -> Option<String> {
        self.files
            .with_untracked(|files| find_file(files, path).map(|file| file.text.clone()))
    }
}

/// The file of a path.
pub fn find_file<'a>(files: &'a [SourceFile], path: &str) -> Option<&'a SourceFile> {
    files.iter().find(|file| file.path == path)
}

/// Checks a path for a new or renamed file; gives it trimmed.
///
/// # Errors
/// If it is empty, taken by another file, or not what an `import` can name.
pub fn check_path(path: &str, files: &[SourceFile]) -> Result<String, PathError> {
    let path = path.trim();
    if path.is_empty() {
        return Err(PathError::Empty);
    }
    let plain = |name: &str| {
        !name.is_empty()
            && name != "."
            && name != ".."
            && !name.contains(['\\', '"', '\'', ':'])
            && !name.contains(|c: char| c.is_control() || is_unseen(c))
    };
    let named = |path: &str| {
        let stem = path.strip_suffix(".proto");
        stem.is_some_and(|stem| !stem.is_empty() && !stem.ends_with('/'))
    };
    if path != CONFIG && !named(path) || !path.split('/').all(plain) {
        return Err(PathError::Malformed(path.to_owned()));
    }
    if find_file(files, path).is_some() {
        return Err(PathError::Taken(path.to_owned()));
    }
    Ok(path.to_owned())
}

/// What a first visit opens: the sources of the UserService that answers in the page, and how to check them.
pub fn sample_files() -> Vec<SourceFile> {
    let config = (CONFIG, include_str!("example.yaml"));
    user_service::SOURCES
        .iter()
        .chain([&config])
        .map(|(path, text)| SourceFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expect: Result<&str, &str>) {
        let files = [SourceFile {
            path: "a.proto".into(),
            text: String::new(),
        }];
        let got = check_path(path, &files).map_err(|error| error.to_string());
        match expect {
            Ok(path) => assert_eq!(got.as_deref(), Ok(path)),
            Err(part) => assert!(
                got.clone().is_err_and(|error| error.contains(part)),
                "{path:?} gave {got:?}"
            ),
        }
    }

    #[test]
    fn paths_are_what_imports_can_name() {
        check(" common/paging.proto ", Ok("common/paging.proto"));
        check("buf.yaml", Ok("buf.yaml"));
        check("a/buf.yaml", Err("not a path"));
        check("", Err("type a path"));
        check("a.proto", Err("already"));
        for bad in [
            "/a.proto",
            "../a.proto",
            "a\\b.proto",
            "a",
            "x//y.proto",
            "a\".proto",
            "a\u{202e}b.proto",
            "a\tb.proto",
            ".proto",
            "a/.proto",
        ] {
            check(bad, Err("not a path"));
        }
    }
}
