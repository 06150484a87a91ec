//! Chromium and the chromedriver of the same major version.

use super::{found, report};
use crate::process;
use anyhow::{Result, bail};
use std::{env, fs, path::PathBuf, process::Command};

const HELP: &str = "install Chromium and its chromedriver (Debian: chromium and chromium-driver; \
Fedora: chromium and chromedriver; Arch: chromium), or set PLAYGROUND_CHROMIUM and CHROMEDRIVER to their paths";

/// A browser that tests can drive.
#[derive(Debug)]
pub struct Browser {
    /// The Chromium (or Chrome) executable.
    pub chromium: PathBuf,
    /// The chromedriver executable.
    pub driver: PathBuf,
}

/// Finds the browser and its driver; on Debian as root, installs them.
pub fn ensure() -> Result<Browser> {
    let browser = match find() {
        Some(browser) => browser,
        None if may_install() => {
            report("Chromium", "installing with apt");
            install()?;
            find().ok_or_else(|| {
                anyhow::anyhow!("apt installed no Chromium that can be found: {HELP}")
            })?
        }
        None => bail!("no Chromium with a chromedriver was found: {HELP}"),
    };
    let chromium = major(&process::output(
        Command::new(&browser.chromium).arg("--version"),
    )?);
    let driver = major(&process::output(
        Command::new(&browser.driver).arg("--version"),
    )?);
    match (chromium, driver) {
        (Some(chromium), Some(driver)) if chromium == driver => {
            found(
                &format!("Chromium {chromium}"),
                "found, with its chromedriver",
            );
            Ok(browser)
        }
        _ => bail!(
            "{} and {} are not of one major version ({chromium:?}, {driver:?}): {HELP}",
            browser.chromium.display(),
            browser.driver.display()
        ),
    }
}

fn find() -> Option<Browser> {
    let chromiums = [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
    ];
    let chromium = named("PLAYGROUND_CHROMIUM")
        .or_else(|| chromiums.iter().find_map(|name| process::find(name)))?;
    let driver = named("CHROMEDRIVER").or_else(|| process::find("chromedriver"))?;
    Some(Browser { chromium, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

fn may_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text));
    debian && is_root() && process::find("apt-get").is_some()
}

// Ubuntu calls itself ID_LIKE=debian, but its chromium package only fetches a snap.
fn is_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .any(|line| line == "ID=debian" || line == "ID=\"debian\"")
}

/// Whether this process runs as root, where Chromium needs its sandbox switched off.
#[cfg(unix)]
pub fn is_root() -> bool {
    nix::unistd::geteuid().is_root()
}

/// Whether this process runs as root, where Chromium needs its sandbox switched off.
#[cfg(not(unix))]
pub fn is_root() -> bool {
    false
}

fn install() -> Result<()> {
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        process::run(
            command
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    apt(&["-qq", "update"])?;
    apt(&[
        "-qq",
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ])
}

fn major(printed: &str) -> Option<u32> {
    let version = printed
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: Option<u32>) {
        assert_eq!(major(printed), expect, "{printed}");
    }

    #[test]
    fn the_major_version_is_read() {
        check(
            "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)",
            Some(156),
        );
        check("ChromeDriver 141.0.7390.65 (a21ce95)", Some(141));
        check("Google Chrome 99.1", Some(99));
        check("no browser here", None);
    }

    #[test]
    fn only_debian_itself_is_debian() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
    }
}
