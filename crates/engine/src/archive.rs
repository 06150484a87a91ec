//! Zip archives: what of one a schema is made of, and one of generated files.

use std::io::{Cursor, Read as _, Write as _};

use playground_codegen::Generated;
use playground_schema::SourceFile;
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::protocol::Archive;

/// Bytes that all files of an archive may have together.
const LONGEST: u64 = 64 << 20;
/// Entries that are looked at.
const MOST: usize = 100_000;

/// Says what made the files; a project has one of its own.
const NOTE: &str = "README.md";

/// An archive that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is no archive, or a damaged one.
    #[error("not a usable zip archive: {0}")]
    Damaged(#[from] ZipError),
    /// A file cannot be unpacked or packed.
    #[error("cannot unpack or pack `{0}`: {1}")]
    File(String, std::io::Error),
    /// It holds more than is taken.
    #[error("the archive holds too much: at most {MOST} files and {} MB are taken", LONGEST >> 20)]
    TooLarge,
}

/// An archive of these files, `(path, text)`; the same files give the same bytes.
///
/// # Errors
/// If it would be too large for the format, or a path is there twice.
fn pack<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Vec<u8>, ArchiveError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        archive.start_file(path, SimpleFileOptions::DEFAULT)?;
        let written = archive.write_all(text.as_bytes());
        written.map_err(|error| ArchiveError::File(path.to_owned(), error))?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Generated files: a project as it is; stubs alone below `gen/`, with a note of what made them.
pub(crate) fn packed(generated: &Generated) -> Result<Archive, String> {
    let note = format!(
        "# Generated code\n\nMade by {}. The same bytes in a terminal, in the folder of the sources:\n\n    {}\n",
        generated.generator, generated.command
    );
    let files = generated.files.iter();
    let is_project = files.clone().any(|file| file.path == NOTE);
    let folder = if is_project { "" } else { "gen/" };
    let paths: Vec<_> = files.map(|file| format!("{folder}{}", file.path)).collect();
    let texts = generated.files.iter().map(|file| file.text.as_str());
    let files = paths.iter().map(String::as_str).zip(texts);
    let note = (!is_project).then_some((NOTE, note.as_str()));
    let bytes = pack(note.into_iter().chain(files));
    bytes.map(Archive).map_err(|error| error.to_string())
}

/// The `.proto` files and `buf.yaml`s of a zip archive, sorted by path; if one folder holds all of them and a `buf.yaml`,
/// paths start in it. Names that lead out of the archive are left out, and bytes that are no UTF-8 become U+FFFD.
///
/// # Errors
/// If the archive is damaged or too large.
pub fn unpack(bytes: &[u8]) -> Result<Vec<SourceFile>, ArchiveError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    if archive.len() > MOST {
        return Err(ArchiveError::TooLarge);
    }
    let mut left = LONGEST;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index)?;
        let path = entry.name()?.replace('\\', "/");
        if !entry.is_file() || !is_source(&path) || !stays_inside(&path) {
            continue;
        }
        let mut text = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut text);
        read.map_err(|error| ArchiveError::File(path.clone(), error))?;
        let length = text.len() as u64;
        left = left.checked_sub(length).ok_or(ArchiveError::TooLarge)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        files.push(SourceFile { path, text });
    }
    let root = root(&files);
    for file in &mut files {
        if let Some(path) = file.path.strip_prefix(&root) {
            file.path = path.to_owned();
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    Ok(files)
}

fn is_source(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.ends_with(".proto") || name == "buf.yaml"
}

fn stays_inside(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The folder around all files that has the `buf.yaml`, with a slash; empty if there is none.
fn root(files: &[SourceFile]) -> String {
    let first = files.first().and_then(|file| file.path.split_once('/'));
    let Some((folder, _)) = first else {
        return String::new();
    };
    let folder = format!("{folder}/");
    let holds_all = files.iter().all(|file| file.path.starts_with(&folder));
    let has_config = files
        .iter()
        .any(|file| file.path.strip_prefix(&folder) == Some("buf.yaml"));
    if holds_all && has_config {
        folder
    } else {
        String::new()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {

    use super::*;

    fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        pack(files.iter().copied()).unwrap()
    }

    fn check(files: &[(&str, &str)], expect: &[(&str, &str)]) {
        let found = unpack(&packed(files)).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|file| (file.path.as_str(), file.text.as_str()))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn sources_are_taken_and_nothing_else() {
        check(
            &[
                ("b/c.proto", "c"),
                ("a.proto", "a"),
                ("README.md", "no"),
                ("../x.proto", "no"),
                ("/y.proto", "no"),
            ],
            &[("a.proto", "a"), ("b/c.proto", "c")],
        );
        check(
            &[
                ("repo-1/buf.yaml", "version: v2"),
                ("repo-1/a/b.proto", "b"),
            ],
            &[("a/b.proto", "b"), ("buf.yaml", "version: v2")],
        );
        check(&[("users/v1/a.proto", "a")], &[("users/v1/a.proto", "a")]);
        check(&[], &[]);
    }

    #[test]
    fn what_is_no_archive_or_a_bomb_is_refused() {
        assert!(matches!(
            unpack(b"PK, but no more"),
            Err(ArchiveError::Damaged(_))
        ));
        let long = " ".repeat(40 << 20);
        let bomb = packed(&[("a.proto", &long), ("b.proto", &long)]);
        assert!(bomb.len() < 1 << 20);
        assert!(matches!(unpack(&bomb), Err(ArchiveError::TooLarge)));
        let whole = packed(&[("a.proto", "text that can be cut")]);
        for end in 0..whole.len() {
            assert!(unpack(&whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn generated_files_come_with_what_made_them() {
        let file = |path: &str, text: &str| playground_codegen::GeneratedFile {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let generated = Generated {
            files: vec![file("a/b.proto", "// b"), file("c.proto", "// c")],
            generator: "protoc-gen-x 1.2".to_owned(),
            command: "protoplay generate --target x --out gen".to_owned(),
        };
        let Archive(bytes) = super::packed(&generated).unwrap();
        assert_eq!(super::packed(&generated).unwrap().0, bytes);
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let names: Vec<_> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(names, ["README.md", "gen/a/b.proto", "gen/c.proto"]);
        let mut note = String::new();
        let mut entry = archive.by_name("README.md").unwrap();
        entry.read_to_string(&mut note).unwrap();
        assert!(note.contains(&generated.generator) && note.contains(&generated.command));
        let texts = unpack(&bytes).unwrap().into_iter().map(|file| file.text);
        assert_eq!(texts.collect::<Vec<_>>(), ["// b", "// c"]);
    }
}
