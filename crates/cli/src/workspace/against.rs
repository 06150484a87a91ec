//! What files are compared with: a folder, a file, a descriptor set, a zip archive, or a commit.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use playground_check::Files;
use playground_check::config::BreakingConfig;
use playground_engine::archive;
use tempfile::TempDir;

use super::{Module, Workspace, git};
use crate::{findings, stderr};

/// The state to compare with. It is read as the folder is now, unless it says otherwise.
///
/// # Errors
/// If it is not there, or does not compile.
pub(crate) fn read(
    after: &Workspace,
    inputs: &[PathBuf],
    against: &Path,
) -> anyhow::Result<Workspace> {
    let reference = against.to_str().and_then(|text| text.strip_prefix("git:"));
    let folder = match inputs {
        [folder] if folder.is_dir() => folder.clone(),
        _ => PathBuf::from("."),
    };
    let exported = match reference {
        Some(reference) => Some(git::export(&folder, reference)?),
        None if is_archive(against) => Some(unpacked(against)?),
        None => None,
    };
    let place = exported.as_ref().map_or(against, |folder| folder.path());
    // Folders for the time being mean nothing to people.
    let named = |text: String| match &exported {
        Some(_) => text.replace(&*place.to_string_lossy(), &against.to_string_lossy()),
        None => text,
    };
    let read = |place: &Path| {
        let read = super::read(&[place.to_path_buf()], None, Some(&after.config));
        read.map_err(|error| anyhow::Error::msg(named(format!("{error:#}"))))
    };
    let whole = read(place)?;
    if reference.is_none()
        && let Some(folder) = exported.as_ref().and_then(|root| only_folder(root.path()))
        && let Ok(Ok(inner)) = read(&folder)
        && whole
            .as_ref()
            .map_or(true, |whole| shared(whole, after) < shared(&inner, after))
    {
        return Ok(inner);
    }
    whole.or_else(|broken| {
        stderr::say(&named(findings::text(&broken.errors, &broken.sources)));
        bail!(
            "`{}` does not compile, so nothing can be compared with it",
            against.display()
        )
    })
}

/// The folder that everything in another one is in, as archives of repositories have it.
fn only_folder(root: &Path) -> Option<PathBuf> {
    let mut entries = fs::read_dir(root).ok()?;
    let (first, None) = (entries.next()?.ok()?, entries.next()) else {
        return None;
    };
    first.path().is_dir().then(|| first.path())
}

/// How many files have the same path before and after.
fn shared(before: &Workspace, after: &Workspace) -> usize {
    let paths = before.places.keys();
    paths
        .filter(|path| after.places.contains_key(*path))
        .count()
}

/// Modules before and after that have the same import root; where there is one only, both are that. What is gone with
/// its module is compared with nothing.
pub(crate) fn pairs<'w>(
    before: &'w Workspace,
    after: &'w Workspace,
) -> Vec<(Files, Files, &'w BreakingConfig)> {
    let files = |of: &Workspace, at: &Module| of.files.only(|path| at.paths.contains(path));
    if let ([was], [is]) = (before.modules.as_slice(), after.modules.as_slice()) {
        return vec![(files(before, was), files(after, is), &is.config.breaking)];
    }
    let mut pairs = Vec::new();
    for was in &before.modules {
        let mut now = after.modules.iter();
        let now = now.find(|is| is.config.roots == was.config.roots);
        let is = now.map_or_else(Files::default, |is| files(after, is));
        let config = now.map_or(&was.config, |is| &is.config);
        pairs.push((files(before, was), is, &config.breaking));
    }
    pairs
}

fn is_archive(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("zip"))
        && path.is_file()
}

/// Writes the sources of an archive to a folder for the time being.
fn unpacked(path: &Path) -> anyhow::Result<TempDir> {
    let cannot = || format!("cannot read `{}`", path.display());
    let files = archive::unpack(&fs::read(path).with_context(cannot)?).with_context(cannot)?;
    let root = tempfile::tempdir().context("there is no place for temporary files")?;
    for file in files {
        let place = root.path().join(file.path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(place, file.text)?;
    }
    Ok(root)
}
