//! Small helpers over files: every file of a folder, a hash of contents, a size as text.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file under `folder`, sorted, without those in a folder called one of `skip`.
pub fn under(folder: &Path, skip: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let skipped = skip.iter().any(|name| entry.file_name() == *name);
        if entry.file_type()?.is_dir() {
            if !skipped {
                found.extend(under(&entry.path(), skip)?);
            }
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Empties `folder`, which need not exist, of all but what is called one of `keep`.
pub fn remove_all_but(folder: &Path, keep: &[&str]) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry?;
        if keep.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    Ok(())
}

/// The SHA-256 over all `parts` and their lengths, in hexadecimal digits.
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    format!("{:x}", hasher.finalize())
}

/// A number of bytes in thousands, such as `352.1 kB`.
pub fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_where_parts_end() {
        let hash = |parts: &[&[u8]]| super::hash(parts.iter().copied());
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
        assert_eq!(hash(&[b"ab", b"c"]), hash(&[b"ab", b"c"]));
    }

    #[test]
    fn sizes_are_cut_to_a_tenth() {
        assert_eq!(kilobytes(352_199), "352.1 kB");
        assert_eq!(kilobytes(0), "0.0 kB");
    }

    #[test]
    fn skipped_folders_stay_out() {
        let files = under(&crate::paths::root().join("xtask"), &["tools"]).unwrap();
        assert!(files.iter().any(|file| file.ends_with("src/main.rs")));
        assert!(!files.iter().any(|file| file.ends_with("tools/lock.rs")));
    }
}
