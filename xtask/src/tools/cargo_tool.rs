//! Tools that cargo builds: looked for on `PATH`, then in the cache, then installed into the cache.

use super::{found, report};
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Instant,
};

/// A pinned tool that `cargo install` can build; without its default features, which are update checks and TLS.
pub struct CargoTool {
    package: &'static str,
    version: String,
    /// The binaries needed of it, without the platform's suffix; all must be of the version.
    binaries: &'static [&'static str],
    /// The packages that do its heavy work: optimised a little, the rest not at all, which halves the build.
    heavy: &'static [&'static str],
}

/// The bundler of the page.
pub fn trunk(version: &str) -> CargoTool {
    CargoTool {
        package: "trunk",
        version: version.to_owned(),
        binaries: &["trunk"],
        heavy: &[],
    }
}

/// The wasm-bindgen CLI; its version must be exactly that of the library.
pub fn wasm_bindgen(version: &str) -> CargoTool {
    CargoTool {
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        heavy: &[
            "gimli",
            "walrus",
            "wasm-bindgen-cli-support",
            "wasm-encoder",
            "wasmparser",
        ],
    }
}

/// Makes sure of several tools, side by side because each build has stretches that keep only one core busy; gives the
/// folders to put on `PATH`, in the tools' order.
pub fn ensure_all(tools: &[CargoTool]) -> Result<Vec<PathBuf>> {
    let folders: Result<Vec<_>> = thread::scope(|scope| {
        let started: Vec<_> = tools
            .iter()
            .map(|tool| scope.spawn(|| ensure(tool)))
            .collect();
        let ended = started.into_iter().map(|thread| thread.join());
        ended
            .map(|ended| ended.unwrap_or_else(|_| bail!("an installation panicked")))
            .collect()
    });
    Ok(folders?.into_iter().flatten().collect())
}

/// Makes sure of the tool: `None` when it is on `PATH`, else the folder to put there.
pub fn ensure(tool: &CargoTool) -> Result<Option<PathBuf>> {
    let thing = format!("{} {}", tool.package, tool.version);
    if tool
        .binaries
        .iter()
        .all(|binary| process::find(binary).is_some_and(|path| is_version(&path, &tool.version)))
    {
        found(&thing, "found on PATH");
        return Ok(None);
    }
    let tools = paths::tools()?;
    let root = tools.join(format!("{}-{}", tool.package, tool.version));
    if complete(tool, &root) {
        found(&thing, "found in the cache");
        return Ok(Some(root.join("bin")));
    }
    fs::create_dir_all(&tools).with_context(|| format!("could not create {}", tools.display()))?;
    // Two checkouts may set up at once: the second waits and then finds the tool.
    let guard = fs::File::create(tools.join(format!("{}.lock", tool.package)))?;
    guard.lock().context("could not lock the cache of tools")?;
    if !complete(tool, &root) {
        install(tool, &thing, &tools, &root)?;
    }
    Ok(Some(root.join("bin")))
}

fn install(tool: &CargoTool, thing: &str, tools: &Path, root: &Path) -> Result<()> {
    report(thing, "installing; this takes some minutes, once");
    let start = Instant::now();
    let scratch = tools.join(format!("build-{}", tool.package));
    let mut command = process::cargo("install");
    // Away from the checkout, so that its cargo configuration does not shape the tool.
    command
        .current_dir(tools)
        .args(["--locked", "--debug", "--no-default-features", "--root"])
        .arg(root)
        .arg("--target-dir")
        .arg(&scratch);
    for binary in tool.binaries {
        command.args(["--bin", binary]);
    }
    for package in tool.heavy {
        command.args([
            "--config",
            &format!("profile.dev.package.{package}.opt-level=1"),
        ]);
    }
    command.arg(format!("{}@{}", tool.package, tool.version));
    command
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0");
    process::run(&mut command)?;
    if !complete(tool, root) {
        bail!(
            "{thing} was installed into {} but does not run",
            root.display()
        );
    }
    // Only disk space is lost when the scratch folder stays.
    let _ = fs::remove_dir_all(&scratch);
    report(
        thing,
        &format!("installed in {} s", start.elapsed().as_secs()),
    );
    Ok(())
}

fn complete(tool: &CargoTool, root: &Path) -> bool {
    tool.binaries
        .iter()
        .all(|binary| is_version(&executable(&root.join("bin"), binary), &tool.version))
}

fn executable(folder: &Path, binary: &str) -> PathBuf {
    folder.join(format!("{binary}{}", std::env::consts::EXE_SUFFIX))
}

fn is_version(program: &Path, version: &str) -> bool {
    program.is_file()
        && process::output(Command::new(program).arg("--version"))
            .is_ok_and(|text| says_version(&text, version))
}

fn says_version(text: &str, version: &str) -> bool {
    text.split_whitespace().nth(1) == Some(version)
}

/// Links wasm-bindgen from `folder` into the folder where Trunk keeps the tools it downloads.
pub fn offer_to_trunk(folder: &Path, version: &str) -> Result<()> {
    let home = trunk_cache()?.join(format!("wasm-bindgen-{version}"));
    let place = executable(&home, "wasm-bindgen");
    if is_version(&place, version) {
        return Ok(());
    }
    fs::create_dir_all(&home).with_context(|| format!("could not create {}", home.display()))?;
    // A left-over that does not run would make the copy fail.
    let _ = fs::remove_file(&place);
    fs::copy(executable(folder, "wasm-bindgen"), &place)
        .with_context(|| format!("could not copy wasm-bindgen to {}", place.display()))?;
    Ok(())
}

/// Trunk's cache folder, as its `directories` crate places it.
fn trunk_cache() -> Result<PathBuf> {
    if cfg!(target_os = "macos") {
        let home = std::env::home_dir().context("no home folder is set")?;
        return Ok(home.join("Library/Caches/dev.trunkrs.trunk"));
    }
    if cfg!(windows) {
        let local = std::env::var_os("LOCALAPPDATA").context("LOCALAPPDATA is not set")?;
        return Ok(PathBuf::from(local)
            .join("trunkrs")
            .join("trunk")
            .join("cache"));
    }
    Ok(paths::user_cache()?.join("trunk"))
}

#[cfg(test)]
mod tests {
    use super::says_version;

    #[test]
    fn a_tool_is_asked_for_its_exact_version() {
        assert!(says_version("trunk 0.21.14\n", "0.21.14"));
        assert!(says_version("wasm-bindgen 0.2.129 (abcdef)\n", "0.2.129"));
        assert!(!says_version("trunk 0.21.1\n", "0.21.14"));
        assert!(!says_version("", "0.21.14"));
    }
}
