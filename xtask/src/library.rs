//! Puts the packed library where Trunk takes the page's static files from.

use crate::paths;
use anyhow::{Context, Result};
use playground_protos::library::{LICENSES, PACKED};
use std::{fs, path::Path};

/// Writes public/library/; what is already so is left alone, because Trunk watches the folder.
pub fn write() -> Result<()> {
    let folder = paths::root().join("public").join("library");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    keep(&folder.join("protos.bin"), PACKED)?;
    keep(&folder.join("LICENSES.txt"), LICENSES.as_bytes())
}

fn keep(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).with_context(|| format!("could not write {}", path.display()))
}
