//! Node.js, npm, and packages installed exactly as their lock file says.

use super::{found, report};
use crate::{files, paths, process};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path, process::Command};

/// The oldest Node.js major version the scripts are tested with.
const OLDEST_NODE: u32 = 20;

/// The file in node_modules that remembers which lock it was installed from.
const STAMP: &str = ".installed-from";

/// Runs `npm ci` in `folder`, a path from the checkout's root, unless its lock is the installed one.
pub fn ensure_packages(folder: &str) -> Result<()> {
    let thing = format!("npm packages of {folder}");
    let place = paths::root().join(folder);
    let lock = place.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("could not read {}", lock.display()))?;
    let wanted = files::hash([lock.as_slice()]);
    ensure_node()?;
    if installed(&place).as_deref() == Some(wanted.as_str()) {
        found(&thing, "found");
        return Ok(());
    }
    report(&thing, "installing");
    // The packages bring no browser of their own: the machine's Chromium is used.
    let mut command = Command::new(program("npm")?);
    command
        .current_dir(&place)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(command.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::create_dir_all(place.join("node_modules"))?;
    fs::write(place.join("node_modules").join(STAMP), wanted)?;
    Ok(())
}

fn installed(place: &Path) -> Option<String> {
    fs::read_to_string(place.join("node_modules").join(STAMP)).ok()
}

/// `node` with its arguments still to come, in the folder `place`.
pub fn node(place: &Path) -> Result<Command> {
    let mut command = Command::new(program("node")?);
    command.current_dir(place);
    Ok(command)
}

fn ensure_node() -> Result<()> {
    let node = program("node")?;
    program("npm")?;
    let printed = process::output(Command::new(&node).arg("--version"))?;
    match major(&printed) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "Node.js {} is too old: install version {OLDEST_NODE} or newer",
            printed.trim()
        ),
    }
}

fn program(name: &str) -> Result<std::path::PathBuf> {
    let script = if cfg!(windows) && name == "npm" {
        "npm.cmd"
    } else {
        name
    };
    let found = process::find(name).or_else(|| process::find(script));
    found.with_context(|| {
        format!("`{name}` is not on PATH: install Node.js {OLDEST_NODE} or newer, with npm")
    })
}

fn major(printed: &str) -> Option<u32> {
    printed
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    fn check(printed: &str, expect: Option<u32>) {
        assert_eq!(major(printed), expect, "{printed}");
    }

    #[test]
    fn the_major_version_is_read() {
        check("v20.20.2\n", Some(20));
        check("v8.1.0", Some(8));
        check("v23.0.0-nightly", Some(23));
        check("20", None);
        check("", None);
    }
}
