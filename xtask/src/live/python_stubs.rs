//! Python's stubs beside those of grpcio-tools: the tests of `playground-codegen` with the real tools at hand.

use crate::{paths, process};
use anyhow::{Context, Result};
use std::{fs, path::PathBuf, process::Command};

/// Where the version is said that the stubs are to equal.
const SAID: &str = "crates/codegen/src/python/mod.rs";

/// Installs grpcio-tools, once per version, and compares.
pub fn compare() -> Result<()> {
    let python = tools()?;
    let mut test = process::cargo("test");
    test.args(["--locked", "--package", "playground-codegen"]);
    test.args(["--test", "python_stubs"]);
    process::run(test.env("PLAYGROUND_GRPCIO_TOOLS", python))
}

/// A Python that has grpcio-tools.
fn tools() -> Result<PathBuf> {
    let text = fs::read_to_string(paths::root().join(SAID))?;
    let version = version(&text).context("no version of grpcio-tools is said")?;
    let folder = paths::tools()?.join(format!("grpcio-tools-{version}"));
    let python = folder.join("bin/python");
    let done = folder.join(".installed");
    if !done.is_file() {
        process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let package = format!("grpcio-tools=={version}");
        let mut install = Command::new(&python);
        process::run(install.args(["-m", "pip", "install", "--quiet", &package]))?;
        fs::write(done, "")?;
    }
    Ok(python)
}

fn version(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("GRPCIO_TOOLS_VERSION: &str = \"")?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_said() {
        let text = fs::read_to_string(paths::root().join(SAID)).unwrap();
        assert!(
            version(&text)
                .unwrap()
                .starts_with(|c: char| c.is_ascii_digit())
        );
    }
}
