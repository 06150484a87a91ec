//! What can be imported without being in the workspace: the compiler's own files and the library's.

use playground_engine::{CORE_PATHS, LIBRARY_PATHS};

/// A file that is shown to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryFile {
    /// As an import names it.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Every path, sorted.
pub fn library_paths() -> Vec<&'static str> {
    let mut paths = [CORE_PATHS, LIBRARY_PATHS].concat();
    paths.sort_unstable();
    paths
}

/// The paths that have every word of a text in them: those whose file's name begins with the first word come first, then
/// those whose name has it, then the rest.
pub fn search<'a>(paths: &[&'a str], text: &str) -> Vec<&'a str> {
    let text = text.to_lowercase();
    let words: Vec<_> = text.split_whitespace().collect();
    let first = words.first().copied().unwrap_or_default();
    let mut found: Vec<_> = paths
        .iter()
        .copied()
        .filter(|path| words.iter().all(|word| path.contains(word)))
        .collect();
    found.sort_by_key(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        (!name.starts_with(first), !name.contains(first))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_before_folders() {
        let paths = library_paths();
        assert!(paths.is_sorted());
        let check = |text, expect: &[&str]| {
            let found = search(&paths, text);
            assert_eq!(found.get(..expect.len()), Some(expect), "{text}");
        };
        check(
            "date",
            &[
                "google/type/date.proto",
                "google/type/datetime.proto",
                "buf/validate/validate.proto",
            ],
        );
        check(" Type  DATE ", &["google/type/date.proto"]);
        check("timestamp", &["google/protobuf/timestamp.proto"]);
        assert_eq!(search(&paths, "no such thing"), Vec::<&str>::new());
        assert_eq!(search(&paths, " "), paths);
    }
}
