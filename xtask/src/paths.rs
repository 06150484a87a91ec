//! Where things are: the checkout, cargo's target folder, the cache of tools.

use anyhow::{Context, Result};
use std::{env, path::PathBuf};

/// The root of the checkout.
pub fn root() -> PathBuf {
    // Cargo sets the variable for `cargo run`; the built-in path serves a binary started by hand.
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let mut root = PathBuf::from(manifest);
    root.pop();
    root
}

/// Cargo's target folder, wherever the environment or a configuration file puts it.
pub fn target() -> Result<PathBuf> {
    let metadata = crate::process::metadata()?;
    let path = metadata
        .get("target_directory")
        .and_then(|path| path.as_str());
    Ok(PathBuf::from(
        path.context("cargo metadata names no target directory")?,
    ))
}

/// The folder of installed tools.
pub fn tools() -> Result<PathBuf> {
    Ok(cache()?.join("tools"))
}

/// What is kept outside of checkouts: `proto-playground` in `XDG_CACHE_HOME` or `~/.cache`.
pub fn cache() -> Result<PathBuf> {
    Ok(user_cache()?.join("proto-playground"))
}

/// The user's cache folder.
pub fn user_cache() -> Result<PathBuf> {
    if let Some(cache) = env::var_os("XDG_CACHE_HOME").filter(|cache| !cache.is_empty()) {
        return Ok(PathBuf::from(cache));
    }
    let home = env::home_dir().context("no home folder is set: set HOME or XDG_CACHE_HOME")?;
    Ok(home.join(".cache"))
}
