//! `git:REF`: the files of a folder as a commit has them.

use std::fs;
use std::io::Write;
use std::path::{Component, Path};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use tempfile::TempDir;

/// Writes the sources of a folder and its `buf.yaml`, as they are in a commit, to a folder for the time being.
///
/// # Errors
/// If git is not there, or does not know the commit.
pub(crate) fn export(folder: &Path, reference: &str) -> anyhow::Result<TempDir> {
    // What begins with a dash would be an option of git.
    if reference.is_empty() || reference.starts_with('-') {
        bail!("`git:{reference}` names no commit");
    }
    let listing = git(
        folder,
        &["ls-tree", "-r", "-z", "--name-only", reference],
        "",
    )?;
    let listing = String::from_utf8_lossy(&listing);
    let ends = [".proto", "buf.yaml", "buf.work.yaml"];
    let is_source = |path: &&str| ends.iter().any(|end| path.ends_with(end));
    let paths: Vec<&str> = listing.split('\0').filter(is_source).collect();
    let paths: Vec<&str> = paths.into_iter().filter(|path| is_inside(path)).collect();
    let asked: String = paths
        .iter()
        .map(|path| format!("{reference}:./{path}\n"))
        .collect();
    let answer = git(folder, &["cat-file", "--batch"], &asked)?;
    let root = tempfile::tempdir().context("there is no place for temporary files")?;
    let mut rest = answer.as_slice();
    for path in paths {
        let Some((text, after)) = blob(rest) else {
            bail!("git gave no text for `{path}` of `{reference}`");
        };
        let place = root.path().join(path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(place, text)?;
        rest = after;
    }
    Ok(root)
}

/// Whether a path stays below the folder and fits on a line.
fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    parts.all(|part| matches!(part, Component::Normal(_))) && !path.contains('\n')
}

/// The first text of what `git cat-file --batch` prints, and what comes after: `ID blob SIZE`, the text, a line end.
fn blob(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let heading = std::str::from_utf8(answer.get(..end)?).ok()?;
    let (_, size) = heading.split_once(" blob ")?;
    let start = end + 1;
    let stop = start.checked_add(size.parse().ok()?)?;
    Some((answer.get(start..stop)?, answer.get(stop + 1..)?))
}

fn git(folder: &Path, arguments: &[&str], stdin: &str) -> anyhow::Result<Vec<u8>> {
    let mut child = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot run git")?;
    let asked = stdin.to_owned();
    let input = child.stdin.take();
    // Both pipes are served at once, so that neither side waits for the other.
    let writer =
        std::thread::spawn(move || input.map(|mut input| input.write_all(asked.as_bytes())));
    let output = child.wait_with_output().context("cannot run git")?;
    let _ = writer.join();
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("git: {}", told.trim());
    }
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_long_as_their_heading_says() {
        let answer = b"1a blob 3\na\nb\n2b blob 0\n\nx missing\n";
        let (first, rest) = blob(answer).unwrap();
        assert_eq!(first, b"a\nb");
        let (second, rest) = blob(rest).unwrap();
        assert_eq!(second, b"");
        assert_eq!(blob(rest), None);
    }

    #[test]
    fn paths_stay_below_the_folder() {
        assert!(is_inside("a/b.proto") && is_inside("a..b/c.proto"));
        assert!(!is_inside("../a.proto") && !is_inside("/a.proto") && !is_inside("a\nb.proto"));
    }
}
