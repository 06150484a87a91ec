//! Targets of the toolchain in use.

use super::{found, report};
use crate::process;
use anyhow::{Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// Of the page.
pub const WEB: &str = "wasm32-unknown-unknown";

/// Of plugins.
pub const WASI: &str = "wasm32-wasip1";

/// Adds a target with rustup unless the toolchain has it.
pub fn ensure(target: &str) -> Result<()> {
    if installed(target)? {
        found(target, "found");
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "this Rust has no {target} target and there is no rustup to add it: install Rust with rustup"
        );
    }
    report(target, "adding with rustup");
    process::run(Command::new("rustup").args(["target", "add", target]))?;
    if !installed(target)? {
        bail!(
            "rustup added {target} to another toolchain than the rustc in use: check `rustup show` and PATH"
        );
    }
    Ok(())
}

fn installed(target: &str) -> Result<bool> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = process::output(Command::new(rustc).args([
        "--print",
        "target-libdir",
        "--target",
        target,
    ]))?;
    Ok(has_std(&PathBuf::from(printed.trim())))
}

fn has_std(libdir: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(libdir) else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}
