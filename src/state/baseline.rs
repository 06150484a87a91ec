//! An earlier state of the files, which the text is compared with.

use std::collections::BTreeSet;

use playground_engine::protocol::{Baseline, SourceFile};

use super::workspace::{find_file, is_source};

/// An earlier state and what a person calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Such as `protos.zip`.
    pub name: String,
    /// Its files.
    pub baseline: Baseline,
}

impl Earlier {
    /// The files as they were when the page was opened.
    pub fn at_start(files: Vec<SourceFile>) -> Self {
        Self::of("the text when the page was opened", files)
    }

    /// The files as they are.
    pub fn now(files: Vec<SourceFile>) -> Self {
        Self::of("the text you chose", files)
    }

    fn of(name: &str, mut files: Vec<SourceFile>) -> Self {
        files.retain(is_source);
        Self {
            name: name.to_owned(),
            baseline: Baseline::Sources(files),
        }
    }

    /// Its texts; none if it is descriptors.
    pub fn sources(&self) -> Option<&[SourceFile]> {
        match &self.baseline {
            Baseline::Sources(files) => Some(files),
            Baseline::Set(_) => None,
        }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its text is another.
    Edited,
}

/// The sources that are not the same in both states, by path.
pub fn changed_files(before: &[SourceFile], after: &[SourceFile]) -> Vec<(String, FileChange)> {
    let all = before.iter().chain(after).filter(|file| is_source(file));
    let paths: BTreeSet<&str> = all.map(|file| file.path.as_str()).collect();
    let changed = paths.into_iter().filter_map(|path| {
        let change = match (find_file(before, path), find_file(after, path)) {
            (None, _) => FileChange::Added,
            (_, None) => FileChange::Removed,
            (Some(was), Some(is)) if was.text != is.text => FileChange::Edited,
            _ => return None,
        };
        Some((path.to_owned(), change))
    });
    changed.collect()
}

/// The text of a file in an earlier state; empty if it was not there.
pub fn earlier_text(earlier: &Earlier, path: &str) -> String {
    let file = earlier.sources().and_then(|files| find_file(files, path));
    file.map(|file| file.text.clone()).unwrap_or_default()
}

/// Files from anywhere, with their paths as the workspace's imports name them: the folders in front that make most of
/// them files of the workspace are cut off, or put in front.
pub fn rooted(files: Vec<SourceFile>, workspace: &[SourceFile]) -> Vec<SourceFile> {
    let count = |change: &Change| {
        let moved = files.iter().filter_map(|file| change.of(&file.path));
        moved
            .filter(|path| find_file(workspace, path).is_some())
            .count()
    };
    let mut changes = vec![Change::Cut(String::new())];
    for file in &files {
        for own in workspace {
            if let Some(folder) = file.path.strip_suffix(&own.path) {
                changes.push(Change::Cut(folder.to_owned()));
            } else if let Some(folder) = own.path.strip_suffix(&file.path) {
                changes.push(Change::Put(folder.to_owned()));
            }
        }
    }
    changes.retain(Change::is_of_folders);
    changes.sort();
    changes.dedup();
    // The first of the best: what changes least.
    let best = changes.iter().rev().max_by_key(|change| count(change));
    let moved = files.iter().map(|file| {
        let path = best.and_then(|change| change.of(&file.path));
        SourceFile {
            path: path.unwrap_or_else(|| file.path.clone()),
            text: file.text.clone(),
        }
    });
    moved.collect()
}

/// What to do with folders in front of paths.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Cut(String),
    Put(String),
}

impl Change {
    fn is_of_folders(&self) -> bool {
        let (Self::Cut(folder) | Self::Put(folder)) = self;
        folder.is_empty() || folder.ends_with('/')
    }

    fn of(&self, path: &str) -> Option<String> {
        match self {
            Self::Cut(folder) => path.strip_prefix(folder).map(str::to_owned),
            Self::Put(folder) => Some(format!("{folder}{path}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, &str)]) -> Vec<SourceFile> {
        let files = all.iter().map(|(path, text)| SourceFile {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        });
        files.collect()
    }

    #[test]
    fn files_from_anywhere_get_the_paths_of_the_workspace() {
        let workspace = files(&[("users/v1/user.proto", ""), ("users/v1/api.proto", "")]);
        let check = |given: &[&str], expect: &[&str]| {
            let given: Vec<_> = given.iter().map(|path| (*path, "")).collect();
            let moved = rooted(files(&given), &workspace);
            let moved: Vec<_> = moved.iter().map(|file| file.path.as_str()).collect();
            assert_eq!(moved, expect, "{given:?}");
        };
        let here = ["users/v1/api.proto", "users/v1/user.proto", "x.proto"];
        check(&here, &here);
        check(
            &[
                "repo/proto/users/v1/user.proto",
                "repo/proto/b.proto",
                "repo/c.proto",
            ],
            &["users/v1/user.proto", "b.proto", "repo/c.proto"],
        );
        check(&["user.proto"], &["users/v1/user.proto"]);
        check(
            &["ser.proto", "other/x.proto"],
            &["ser.proto", "other/x.proto"],
        );
    }

    #[test]
    fn changed_files_are_told_with_what_became_of_them() {
        let before = files(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let after = files(&[("b", "2"), ("c", "1"), ("d", "1"), ("buf.yaml", "")]);
        let expect = [
            ("a".to_owned(), FileChange::Removed),
            ("b".to_owned(), FileChange::Edited),
            ("d".to_owned(), FileChange::Added),
        ];
        assert_eq!(changed_files(&before, &after), expect);
    }
}
